"""The environment that run, create and exec give to a container."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.model import Invocation

_SPACES = " \t"


def environment(line: Invocation) -> list[str]:
    """Give `NAME=VALUE` of the files, then of `--env`; a bare NAME takes this host's value, if it has one.

    Raises: DockerError for a file that cannot be read or has a line that is no variable.
    """
    read = [pair for use in line.uses("env-file") for pair in key_values(use.value.raw, inherit=True)]
    typed = [inherited(use.value.raw) for use in line.uses("env")]
    return [pair for pair in (*read, *typed) if pair]


def inherited(text: str) -> str:
    """Give a bare name this host's value; it stays bare, for the daemon to remove, if there is none."""
    if "=" in text or text not in os.environ:
        return text
    return f"{text}={os.environ[text]}"


def key_values(path: str, *, inherit: bool) -> list[str]:
    """Read a file of `NAME=VALUE` lines.

    `#` begins a comment line. With `inherit` a bare name takes this host's value; one without is left out.

    Source: https://docs.docker.com/reference/cli/docker/container/run/#env
    """
    try:
        data = Path(path).read_bytes()
    except IsADirectoryError as error:
        raise DockerError(f"invalid env file ({path}): read {path}: is a directory") from error
    except OSError as error:
        raise DockerError(f"open {path}: {(error.strerror or '').lower()}") from error
    pairs: list[str] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        pair = _pair(path, number, raw, inherit)
        if pair:
            pairs.append(pair)
    return pairs


def _pair(path: str, number: int, raw: bytes, inherit: bool) -> str:
    try:
        text = raw.decode().lstrip()
    except UnicodeDecodeError as error:
        shown = raw.decode("latin-1").encode("unicode_escape").decode()
        why = f"env file {path} contains invalid utf8 bytes at line {number}: {shown}"
        raise DockerError(f"invalid env file ({path}): {why}") from error
    if not text or text.startswith("#"):
        return ""
    name, equals, value = text.partition("=")
    if any(space in name for space in _SPACES):
        raise DockerError(f"invalid env file ({path}): variable '{name}' contains whitespaces")
    if not name:
        raise DockerError(f"invalid env file ({path}): no variable name on line '{text}'")
    if equals:
        return f"{name}={value}"
    return f"{name}={os.environ[name]}" if inherit and name in os.environ else ""
