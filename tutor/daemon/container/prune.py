"""`docker container prune`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon import pruned
from tutor.daemon.format import filters

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_WARNING = "WARNING! This will remove all stopped containers."


def forward(call: Call) -> int:
    """Remove all stopped containers."""
    if not pruned.agreed(call, _WARNING):
        return 0
    answer = call.connection.post("/containers/prune", filters.query(call.invocation))
    text = pruned.deleted("Deleted Containers", answer.get("ContainersDeleted"))
    call.terminal.out.write(f"{text}{pruned.total(answer['SpaceReclaimed'])}".encode())
    return 0
