"""`docker swarm leave`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Take this node out of the swarm."""
    call.connection.post("/swarm/leave", {"force": 1} if call.invocation.on("force") else None)
    call.say("Node left the swarm.")
    return 0
