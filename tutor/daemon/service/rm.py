"""`docker service rm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.swarm.objects import remove

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Remove services."""
    return remove(call, call.invocation.named("SERVICE"), "/services")
