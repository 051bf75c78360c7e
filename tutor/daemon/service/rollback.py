"""`docker service rollback`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.service.send import update
from tutor.daemon.service.wait import wait

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Give a service its settings from before the last update."""
    line = call.invocation
    name = line.operands[0].value.raw
    service = call.connection.get(f"/services/{name}", {"insertDefaults": "false"})
    update(call, service, {"rollback": "previous"}, {})
    call.say(name)
    return 0 if line.on("detach") else wait(call, name, quiet=line.on("quiet"))
