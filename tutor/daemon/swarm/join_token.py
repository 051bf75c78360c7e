"""`docker swarm join-token`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.swarm.keys import tell_join
from tutor.daemon.swarm.spec import send
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Tell how to join the swarm in a role.

    Raises: DockerError if there is no such role.
    """
    line = call.invocation
    role = line.operands[0].value.raw
    if role not in ("worker", "manager"):
        raise DockerError(f"unknown role {role}")
    if line.on("rotate"):
        send(call, call.connection.get("/swarm"), **{f"{role.capitalize()}Token": True})
        if not line.on("quiet"):
            call.say(f"Successfully rotated {role} join token.\n")
    # Asked again after a rotation, which makes new ones.
    swarm = call.connection.get("/swarm")
    if line.on("quiet"):
        call.say(swarm["JoinTokens"][role.capitalize()])
        return 0
    node = call.connection.get("/info").get("Swarm", {}).get("NodeID", "")
    tell_join(call, node, role)
    return 0
