"""`docker image load`."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tutor.daemon.image.platform import platform_query
from tutor.daemon.image.progress import show
from tutor.daemon.wire import json_lines, pieces
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

_CHUNK = 1 << 18  # bytes; small enough that the daemon takes one while we read the next


def forward(call: Call) -> int:
    """Read images from a tar archive."""
    line = call.invocation
    quiet = line.on("quiet") or not call.terminal.is_tty("out")
    with _input(call) as descriptor:
        query = {"quiet": int(quiet), **platform_query(line.raw("platform"), "invalid platform: ")}
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            url = call.connection.url(call.connection.target("/images/load", query))
            why = f"read {line.raw('input')}: is a directory"
            raise DockerError(f'error during connect: Post "{url}": {why}')
        answer = call.connection.request(
            "POST",
            "/images/load",
            query,
            headers={"Content-Type": "application/x-tar"},
            data=iter(lambda: os.read(descriptor, _CHUNK), b""),
            stream=True,
        )
    if answer.headers.get("Content-Type") == "application/json":
        show(json_lines(pieces(answer)), call.terminal)
    else:
        call.terminal.out.write(answer.content)
    return 0


@contextmanager
def _input(call: Call) -> Iterator[int]:
    path = call.invocation.raw("input")
    if not path and call.terminal.is_tty("in"):
        raise DockerError("requested load from stdin, but stdin is empty")
    try:
        descriptor = os.open(path, os.O_RDONLY) if path else os.dup(call.terminal.stdin)
    except OSError as error:
        raise DockerError(f"open {path}: {(error.strerror or '').lower()}") from None
    try:
        yield descriptor
    finally:
        os.close(descriptor)
