"""`docker image prune`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon import pruned
from tutor.daemon.format import filters

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_DANGLING = "WARNING! This will remove all dangling images."
_ALL = "WARNING! This will remove all images without at least one container associated to them."


def forward(call: Call) -> int:
    """Remove images without a name; with `-a` all that no container uses."""
    line = call.invocation
    if not pruned.agreed(call, _ALL if line.on("all") else _DANGLING):
        return 0
    dangling = "false" if line.on("all") else "true"
    answer = call.connection.post("/images/prune", filters.query(line, ("dangling", dangling)))
    text = pruned.deleted("Deleted Images", pruned.images(answer.get("ImagesDeleted")))
    call.terminal.out.write(f"{text}{pruned.total(answer['SpaceReclaimed'])}".encode())
    return 0
