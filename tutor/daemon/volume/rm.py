"""`docker volume rm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import in_turn

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Remove volumes, one after the other."""
    query = {"force": 1} if call.invocation.on("force") else None
    names = (one.value.raw for one in call.invocation.operands)
    return in_turn(call, names, lambda name: call.connection.delete(f"/volumes/{name}", query))
