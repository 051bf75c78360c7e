"""`docker image save`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.image.platform import platform_query
from tutor.daemon.output import check_file, written
from tutor.daemon.stream import copy
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Write images as a tar archive."""
    line = call.invocation
    output = line.raw("output")
    if not output and call.terminal.is_tty("out"):
        raise DockerError("cowardly refusing to save to a terminal. Use the -o flag or redirect")
    query: dict[str, object] = {"names": [one.value.raw for one in line.operands]}
    query |= platform_query(line.raw("platform"), "invalid platform: ")
    if output:
        check_file(output, "failed to save image: ")
    with call.connection.raw("GET", "/images/get", query) as answer:
        if not output:
            copy(answer, call.terminal.out)
            return 0
        with written(output) as file:
            copy(answer, file)
    return 0
