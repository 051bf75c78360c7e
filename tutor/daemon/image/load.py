"""`docker image load`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.image.platform import platform_query
from tutor.daemon.image.progress import show
from tutor.daemon.image.source import content, opened
from tutor.daemon.wire import json_lines, pieces
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_PATH = "/images/load"


def forward(call: Call) -> int:
    """Read images from a tar archive."""
    line = call.invocation
    quiet = line.on("quiet") or not call.terminal.is_tty("out")
    path = line.raw("input")
    if not path and call.terminal.is_tty("in"):
        raise DockerError("requested load from stdin, but stdin is empty")
    with opened(call, path or None) as descriptor:
        query = {"quiet": int(quiet), **platform_query(line.raw("platform"), "invalid platform: ")}
        answer = call.connection.request(
            "POST",
            _PATH,
            query,
            headers={"Content-Type": "application/x-tar"},
            data=content(call, descriptor, path, _PATH, query),
            stream=True,
        )
    if answer.headers.get("Content-Type") == "application/json":
        show(json_lines(pieces(answer)), call.terminal)
    else:
        call.terminal.out.write(answer.content)
    return 0
