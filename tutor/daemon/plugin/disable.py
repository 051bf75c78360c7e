"""`docker plugin disable`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Turn a plugin off."""
    name = call.invocation.operands[0].value.raw
    call.connection.post(f"/plugins/{name}/disable", {"force": 1} if call.invocation.on("force") else None)
    call.say(name)
    return 0
