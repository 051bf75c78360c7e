"""`docker login`."""

from __future__ import annotations

import os
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tutor.daemon.errors import ApiError, UnreachableError
from tutor.daemon.note import note
from tutor.daemon.registry import ask
from tutor.daemon.registry.auth import credentials
from tutor.daemon.registry.server import server_of
from tutor.daemon.registry.store import keep
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_ON_THE_LINE = "WARNING! Using --password via the CLI is insecure. Use --password-stdin."
_INVALID = "Stored credentials invalid or expired"
_OTHER_ACCOUNT = "To login with a different account, run 'docker logout' followed by 'docker login'"
_IN_THE_OPEN = (
    "\nWARNING! Your credentials are stored unencrypted in '{}'.\n"
    "Configure a credential helper to remove this warning. See\n"
    "https://docs.docker.com/go/credential-store/\n"
)


def forward(call: Call) -> int:
    """Log in to a registry and keep the credentials."""
    user, secret = _given(call)
    named = [one.value.raw for one in call.invocation.operands]
    server = server_of(named[0] if named else "")
    found = {} if user or secret else credentials(call.config, server)
    if found.get("username") and found.get("password"):
        status = _existing(call, server, found)
        if status is not None:
            return _end(call, status)
    if not user or not secret:
        user, secret = ask.credentials(call, server, user, secret, found.get("username", ""))
    given = {"username": user, "password": secret}
    answer = _asked(call, server, given)
    _keep(call, server, given, answer)
    return _end(call, answer.get("Status", ""))


def _end(call: Call, status: str) -> int:
    if status:
        call.say(status)
    return 0


def _given(call: Call) -> tuple[str, str]:
    """Give the user name and the password of the line or of standard input, "" where missing.

    Raises: DockerError for a flag that is given without a value.
    """
    line = call.invocation
    user, secret = line.raw("username"), line.raw("password")
    for flag, text in (("username", user), ("password", secret)):
        if line.given(flag) and not text:
            raise DockerError(f"{flag} is empty")
    if secret:
        call.warn(_ON_THE_LINE)
    if line.on("password-stdin"):
        secret = _piped(call.terminal.stdin)
    return user, secret


def _piped(stdin: int) -> str:
    data = b"".join(iter(lambda: os.read(stdin, 65536), b"")) if stdin >= 0 else b""
    return data.decode("utf-8", "surrogateescape").removesuffix("\n").removesuffix("\r")


def _existing(call: Call, server: str, found: dict[str, str]) -> str | None:
    """Try the credentials that are kept, and keep them again; None if that does not work any more."""
    call.warn(f"Authenticating with existing credentials... [Username: {found['username']}]")
    note(call.terminal, "err", _OTHER_ACCOUNT)
    call.warn("\n")
    given = {"username": found["username"], "password": found["password"]}
    answer: dict[str, Any] = {}
    refused = False
    try:
        answer = _ask(call, server, given)
    except DockerError as error:
        invalid = isinstance(error, ApiError) and error.status == HTTPStatus.UNAUTHORIZED
        call.warn(_INVALID if invalid else f"Login did not succeed, error: {error.text}")
        refused = True
    try:
        _keep(call, server, given, answer)
    except DockerError:
        return None
    return None if refused else str(answer.get("Status", ""))


def _ask(call: Call, server: str, given: dict[str, str]) -> dict[str, Any]:
    """Let the daemon try the credentials.

    Raises: DockerError if the registry refuses them, or the daemon does not answer.
    """
    answer: dict[str, Any] | None = call.connection.post("/auth", body={**given, "serveraddress": server})
    if answer is None:
        raise DockerError("EOF")
    return answer


def _asked(call: Call, server: str, given: dict[str, str]) -> dict[str, Any]:
    """Let the daemon try what was typed; where none answers, ask the registry."""
    with suppress(UnreachableError):
        return _ask(call, server, given)
    from tutor.daemon.registry.direct import log_in

    return log_in(call, server, given)


def _keep(call: Call, server: str, given: dict[str, str], answer: dict[str, Any]) -> None:
    """Keep credentials, or the token that came of them.

    Raises: DockerError if the place to keep them refuses.
    """
    kept = dict(given)
    if answer.get("IdentityToken"):
        kept |= {"password": "", "identitytoken": answer["IdentityToken"]}
    try:
        in_the_open = keep(call, server, kept)
    except DockerError as error:
        raise DockerError(f"Error saving credentials: {error.text}") from None
    if in_the_open:
        call.warn(_IN_THE_OPEN.format(call.config.file))
