"""`docker network disconnect`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Disconnect a container from a network."""
    line = call.invocation
    network, container = (one.value.raw for one in line.operands)
    body = {"Container": container, "Force": line.on("force")}
    call.connection.post(f"/networks/{network}/disconnect", body=body)
    return 0
