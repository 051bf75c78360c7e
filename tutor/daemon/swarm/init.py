"""`docker swarm init`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import data, number
from tutor.daemon.swarm.keys import tell_join, tell_unlock, unlock_key
from tutor.daemon.swarm.spec import availability, check_files, empty, listen, merge
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_NO_ADDRESS = "could not choose an IP address to advertise", "could not find the system's IP address"


def forward(call: Call) -> int:
    """Make this node the first manager of a new swarm and tell how others join."""
    check_files(call)
    body = _body(call)
    try:
        node = call.connection.post("/swarm/init", body=body)
    except DockerError as error:
        if any(words in error.text for words in _NO_ADDRESS):
            raise DockerError(f"{error.text} - specify one with --advertise-addr") from error
        raise
    call.say(f"Swarm initialized: current node ({node}) is now a manager.\n")
    tell_join(call, node, "worker")
    call.say(
        "To add a manager to this swarm, run 'docker swarm join-token manager' and follow the instructions."
    )
    if body["AutoLockManagers"]:
        tell_unlock(call, unlock_key(call))
    return 0


def _body(call: Call) -> dict[str, Any]:
    line, spec = call.invocation, empty()
    merge(call, spec, "")
    return {
        "ListenAddr": listen(line),
        "AdvertiseAddr": line.raw("advertise-addr"),
        "DataPathAddr": line.raw("data-path-addr"),
        "DataPathPort": number(line, "data-path-port"),
        "ForceNewCluster": line.on("force-new-cluster"),
        "Spec": spec,
        "AutoLockManagers": line.on("autolock"),
        "Availability": availability(line),
        "DefaultAddrPool": [one for pool in data(line, "default-addr-pool") for one in pool],
        "SubnetSize": number(line, "default-addr-pool-mask-length", 24),
    }
