"""`docker node demote`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.node.change import give_role

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Make managers plain workers."""
    return give_role(call, "worker", "Manager {} demoted in the swarm.")
