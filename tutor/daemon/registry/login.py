"""`docker login`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tutor.daemon.note import note
from tutor.daemon.registry import ask
from tutor.daemon.registry.auth import credentials
from tutor.daemon.registry.server import server_of
from tutor.daemon.registry.store import keep
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_ON_THE_LINE = "WARNING! Using --password via the CLI is insecure. Use --password-stdin."
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
            call.say(status)
            return 0
    if not user or not secret:
        user, secret = ask.credentials(call, server, user, secret, found.get("username", ""))
    status = _log_in(call, server, user, secret)
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
    """Try the credentials that are kept; None if the registry no longer takes them."""
    call.warn(f"Authenticating with existing credentials... [Username: {found['username']}]")
    note(call.terminal, "err", _OTHER_ACCOUNT)
    call.warn("\n")
    try:
        return _log_in(call, server, found["username"], found["password"])
    except DockerError as error:
        call.warn(f"Login did not succeed, error: {error.text}")
        return None


def _log_in(call: Call, server: str, user: str, secret: str) -> str:
    """Let the daemon try the credentials, keep them, and give what the registry says.

    Raises: DockerError if the registry or the place to keep them refuses.
    """
    body = {"username": user, "password": secret, "serveraddress": server}
    answer = call.connection.post("/auth", body=body)
    kept = {"username": user, "password": secret}
    if answer.get("IdentityToken"):
        kept |= {"password": "", "identitytoken": answer["IdentityToken"]}
    try:
        in_the_open = keep(call, server, kept)
    except DockerError as error:
        raise DockerError(f"Error saving credentials: {error.text}") from None
    if in_the_open:
        call.warn(_IN_THE_OPEN.format(call.config.file))
    return str(answer.get("Status", ""))
