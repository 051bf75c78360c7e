"""`docker network rm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.confirm import confirmed
from tutor.daemon.errors import ApiError
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_NOT_FOUND = 404
_INGRESS = (
    "WARNING! Before removing the routing-mesh network, make sure all the nodes in your swarm run the same "
    "docker engine version. Otherwise, removal may not be effective and functionality of newly create "
    "ingress networks will be impaired."
)


def forward(call: Call) -> int:
    """Remove networks, one after the other; each error is told where it happens."""
    line, failure = call.invocation, None
    for operand in line.operands:
        name = operand.value.raw
        if _is_ingress(call, name) and not confirmed(call, _INGRESS):
            continue
        try:
            call.connection.delete(f"/networks/{name}")
        except DockerError as error:
            if line.on("force") and isinstance(error, ApiError) and error.status == _NOT_FOUND:
                continue
            call.warn(error.text)
            failure = failure or error
        else:
            call.say(name)
    if failure:
        raise DockerError("exit status 1") from failure
    return 0


def _is_ingress(call: Call, name: str) -> bool:
    try:
        return bool(call.connection.get(f"/networks/{name}").get("Ingress"))
    except DockerError:
        return False
