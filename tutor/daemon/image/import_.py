"""`docker image import`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.daemon.image.progress import show
from tutor.daemon.registry.reference import parse
from tutor.daemon.wire import json_lines, pieces
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

_CHUNK = 1 << 20


def forward(call: Call) -> int:
    """Make an image of a tar archive of files and print its ID."""
    line = call.invocation
    origin, *names = (one.value.raw for one in line.operands)
    if names and names[0]:
        parse(names[0])
    remote = origin.startswith(("http://", "https://"))
    query: dict[str, object] = {"fromSrc": origin if remote else "-"}
    query |= {"repo": names[0]} if names and names[0] else {}
    query |= {"message": line.raw("message")} if line.raw("message") else {}
    query |= {"platform": line.raw("platform").lower()} if line.raw("platform") else {}
    changes = [use.value.raw for use in line.uses("change")]
    query |= {"changes": changes} if changes else {}
    data: Any = None if remote else _content(call, origin)
    answer = call.connection.request(
        "POST", "/images/create", query, headers={"Content-Type": "text/plain"}, data=data, stream=True
    )
    show(json_lines(pieces(answer)), call.terminal)
    return 0


def _content(call: Call, origin: str) -> Iterator[bytes]:
    if origin == "-":
        descriptor = os.dup(call.terminal.stdin)
    else:
        try:
            descriptor = os.open(Path(origin), os.O_RDONLY)
        except OSError as error:
            raise DockerError(f"open {origin}: {(error.strerror or '').lower()}") from None
    return _chunks(descriptor)


def _chunks(descriptor: int) -> Iterator[bytes]:
    with open(descriptor, "rb") as file:
        yield from iter(lambda: file.read(_CHUNK), b"")
