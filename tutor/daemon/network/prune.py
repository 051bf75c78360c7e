"""`docker network prune`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon import pruned
from tutor.daemon.format import filters

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_WARNING = "WARNING! This will remove all custom networks not used by at least one container."


def forward(call: Call) -> int:
    """Remove all networks that nothing uses."""
    if not pruned.agreed(call, _WARNING):
        return 0
    answer = call.connection.post("/networks/prune", filters.query(call.invocation))
    text = pruned.deleted("Deleted Networks", answer.get("NetworksDeleted"))
    call.terminal.out.write(text.encode())
    return 0
