"""`docker image load`."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from tutor.daemon.image.platform import platform_query
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
            {"quiet": int(quiet), **platform_query(line.raw("platform"), "invalid platform: ")},
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
    if not path and call.terminal.is_tty("in"):
        raise DockerError("requested load from stdin, but stdin is empty")
    try:
        descriptor = os.open(path, os.O_RDONLY) if path else os.dup(call.terminal.stdin)
    except OSError as error:
        raise DockerError(f"open {path}: {(error.strerror or '').lower()}") from None
    with os.fdopen(descriptor, "rb") as file:
        yield file
