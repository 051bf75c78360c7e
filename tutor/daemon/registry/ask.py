"""Ask on the terminal for a user name and a password."""

from __future__ import annotations

import os
import termios
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tutor.daemon.note import note
from tutor.daemon.registry.store import HUB
from tutor.errors import DockerError
from tutor.language.values.go import parse_bool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

_NO_WEB = "Failed to start web-based login - falling back to command line login...\n"
_ABOUT_HUB = (
    "Log in with your Docker ID or email address to push and pull images from Docker Hub. "
    "If you don't have a Docker ID, head over to https://hub.docker.com/ to create one.\n"
    "You can log in with your password or a Personal Access Token (PAT). "
    "Using a limited-scope PAT grants better security and is required for organizations using SSO. "
    "Learn more at https://docs.docker.com/go/access-tokens/\n"
)
_TOKEN_HINT = (
    "A Personal Access Token (PAT) can be used instead.",
    "To create a PAT, visit \x1b[4mhttps://app.docker.com/settings\x1b[0m",
    "",
    "",
)


def credentials(call: Call, server: str, user: str, secret: str, usual: str) -> tuple[str, str]:
    """Ask for what is missing; `usual` is the user name taken when none is typed.

    Raises: DockerError where there is no terminal, or nothing is typed.
    """
    if not call.terminal.is_tty("in"):
        raise DockerError("Error: Cannot perform an interactive login from a non TTY device")
    if server == HUB and not user and not secret and not _web_is_off():
        # The web login belongs to Docker's own command: we are not it.
        call.warn(_NO_WEB)
    user = user.strip() or _user(call, server, usual.strip())
    return user, secret.strip() or _password(call, server)


def in_between(call: Call, usual: str) -> tuple[str, str]:
    """Ask for a user name and a password in the middle of a command, also where there is no terminal.

    The CLI tells of Docker Hub here whatever the registry is.

    Raises: DockerError where nothing is typed, or a password cannot be typed unseen.
    """
    return _user(call, HUB, usual.strip()), _password(call, HUB)


def _web_is_off() -> bool:
    with suppress(ValueError):
        return parse_bool(os.environ.get("DOCKER_CLI_DISABLE_OAUTH_LOGIN", ""))
    return False


def _user(call: Call, server: str, usual: str) -> str:
    if server == HUB:
        call.say(_ABOUT_HUB)
    typed = _read(call, f"Username ({usual}): " if usual else "Username: ") or usual
    if not typed:
        raise DockerError("Error: Non-null Username Required")
    return typed


def _password(call: Call, server: str) -> str:
    with _unseen(call.terminal.stdin):
        if server == HUB:
            note(call.terminal, "err", *_TOKEN_HINT)
        typed = _read(call, "Password: ")
        call.say("")
    if not typed:
        raise DockerError("Error: Password Required")
    return typed


def _read(call: Call, prompt: str) -> str:
    call.terminal.out.write(prompt.encode())
    call.terminal.out.flush()
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(call.terminal.stdin, 1)
        if not byte:
            break
        line += byte
    return line.decode("utf-8", "surrogateescape").strip()


@contextmanager
def _unseen(stdin: int) -> Iterator[None]:
    """Show nothing of what is typed; put the terminal back whatever happens."""
    try:
        before = termios.tcgetattr(stdin)
    except termios.error as error:
        raise DockerError(str(error.args[1]).lower()) from None
    quiet = termios.tcgetattr(stdin)
    quiet[3] &= ~termios.ECHO
    try:
        termios.tcsetattr(stdin, termios.TCSANOW, quiet)
        yield
    finally:
        termios.tcsetattr(stdin, termios.TCSANOW, before)
