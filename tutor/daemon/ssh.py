"""The address of an `ssh://` host, and the process that leads there."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urlsplit

from tutor.errors import DockerError

_FAILED: Final = "Failed to initialize: ssh host connection is not valid: invalid SSH URL"


def check(host: str) -> None:
    """Refuse an address that ssh cannot be told.

    Raises: DockerError in the CLI's words.
    """
    parts = urlsplit(host)
    problems = (
        (parts.password is not None, "plain-text password is not supported"),
        (not parts.hostname, "hostname is empty"),
        (bool(parts.query), f'query parameters are not allowed: "{parts.query}"'),
        (bool(parts.fragment), f'fragments are not allowed: "{parts.fragment}"'),
    )
    for wrong, why in problems:
        if wrong:
            raise DockerError(f"{_FAILED}: {why}")


def command(host: str) -> list[str]:
    """Give the words of the process; a path in the address is the daemon's socket over there."""
    parts = urlsplit(host)
    user = ["-l", unquote(parts.username)] if parts.username else []
    port = ["-p", str(parts.port)] if parts.port else []
    there = ["--host", f"unix://{parts.path}"] if parts.path else []
    words = ["ssh", "-o", "ConnectTimeout=30", "-T", *user, *port, "--", parts.hostname or ""]
    return [*words, "docker", *there, "system", "dial-stdio"]
