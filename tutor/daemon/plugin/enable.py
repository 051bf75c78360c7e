"""`docker plugin enable`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_TIMEOUT: Final = "30"


def forward(call: Call) -> int:
    """Turn a plugin on."""
    line = call.invocation
    name = line.operands[0].value.raw
    seconds = int(line.raw("timeout", _TIMEOUT), 0)
    if seconds < 0:
        raise DockerError(f"negative timeout {seconds} is invalid")
    call.connection.post(f"/plugins/{name}/enable", {"timeout": seconds})
    call.say(name)
    return 0
