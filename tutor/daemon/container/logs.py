"""`docker container logs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import path
from tutor.daemon.stream import copy, demultiplex
from tutor.daemon.timestamps import timestamp

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Show what a container has written; with `-f`, also what it goes on to write."""
    found = call.connection.get(path(call.invocation.named("CONTAINER")[0], "json"))
    with call.connection.raw("GET", f"/containers/{found['Id']}/logs", _query(call)) as answer:
        if found["Config"]["Tty"]:
            copy(answer, call.terminal.out)
        else:
            demultiplex(answer, call.terminal.out, call.terminal.err)
    return 0


def _query(call: Call) -> dict[str, object]:
    line = call.invocation
    query: dict[str, object] = {"stdout": 1, "stderr": 1, "tail": line.raw("tail", "all")}
    query |= {flag: 1 for flag in ("timestamps", "details", "follow") if line.on(flag)}
    for bound in ("since", "until"):
        if line.raw(bound):
            query[bound] = timestamp(line.raw(bound), f'invalid value for "{bound}"')
    return query
