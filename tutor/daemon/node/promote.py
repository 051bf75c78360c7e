"""`docker node promote`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.node.change import give_role

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Make nodes managers of the swarm."""
    return give_role(call, "manager", "Node {} promoted to a manager in the swarm.")
