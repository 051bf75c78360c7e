"""`docker container rename`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Give a container another name."""
    old, new = (operand.value.raw.strip() for operand in call.invocation.operands[:2])
    old = old.strip("/")
    if not old or not new:
        raise DockerError("Error: Neither old nor new names may be empty")
    try:
        call.connection.post(f"/containers/{old}/rename", {"name": new})
    except DockerError as error:
        call.warn(error.text)
        raise DockerError(f"Error: failed to rename container named {old}") from error
    return 0
