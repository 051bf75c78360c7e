"""`docker plugin set`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Change settings of a plugin."""
    name, *settings = (one.value.raw for one in call.invocation.operands)
    call.connection.post(f"/plugins/{name}/set", body=settings)
    return 0
