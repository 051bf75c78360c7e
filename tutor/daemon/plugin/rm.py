"""`docker plugin rm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import failed
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Remove plugins, one after the other."""
    query = {"force": 1} if call.invocation.on("force") else None
    errors = []
    for operand in call.invocation.operands:
        try:
            call.connection.delete(f"/plugins/{operand.value.raw}", query)
        except DockerError as error:
            errors.append(error)
        else:
            call.say(operand.value.raw)
    failed(errors)
    return 0
