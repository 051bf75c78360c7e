"""`docker checkpoint rm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import path

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Remove a saved state of a container."""
    line = call.invocation
    container, checkpoint = (one.value.raw for one in line.operands)
    query = {"dir": line.raw("checkpoint-dir")} if line.raw("checkpoint-dir") else None
    call.connection.delete(path(container, f"checkpoints/{checkpoint}"), query)
    return 0
