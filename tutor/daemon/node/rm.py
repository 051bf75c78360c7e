"""`docker node rm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.swarm.objects import remove

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Remove nodes from the swarm."""
    query = {"force": 1} if call.invocation.on("force") else None
    return remove(call, call.invocation.named("NODE"), "/nodes", query)
