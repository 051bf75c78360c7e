"""`docker image load`."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tutor.daemon.image.progress import show
from tutor.daemon.wire import json_lines
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

_CHUNK = 1 << 20


def forward(call: Call) -> int:
    """Read images from a tar archive."""
    line = call.invocation
    quiet = line.on("quiet") or not call.terminal.is_tty("out")
    with _input(call) as file:
        answer = call.connection.request(
            "POST",
            "/images/load",
            {"quiet": int(quiet)},
            headers={"Content-Type": "application/x-tar"},
            data=iter(lambda: file.read(_CHUNK), b""),
            stream=True,
        )
    if answer.headers.get("Content-Type") == "application/json":
        show(json_lines(answer.iter_content(None)), call.terminal)
    else:
        call.terminal.out.write(answer.content)
    return 0


@contextmanager
def _input(call: Call) -> Iterator[IO[bytes]]:
    path = call.invocation.raw("input")
    if path:
        yield from _file(path)
        return
    if call.terminal.is_tty("in"):
        raise DockerError("requested load from stdin, but stdin is empty")
    with open(os.dup(call.terminal.stdin), "rb") as stdin:  # noqa: PTH123 - a descriptor
        yield stdin


def _file(path: str) -> Iterator[Any]:
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise DockerError(f"open {path}: {(error.strerror or '').lower()}") from None
    with file:
        yield file
