"""`docker checkpoint create`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import path

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Save the state of a running container."""
    line = call.invocation
    container, checkpoint = (one.value.raw for one in line.operands)
    body = {
        "CheckpointID": checkpoint,
        "CheckpointDir": line.raw("checkpoint-dir"),
        "Exit": not line.on("leave-running"),
    }
    call.connection.post(path(container, "checkpoints"), body=body)
    call.say(checkpoint)
    return 0
