"""`docker volume update`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Change the availability of a cluster volume."""
    line = call.invocation
    name = line.operands[0].value.raw
    volume = call.connection.get(f"/volumes/{name}")
    cluster = volume.get("ClusterVolume")
    if not cluster:
        raise DockerError("can only update cluster volumes")
    spec = dict(cluster["Spec"])
    if line.given("availability"):
        spec["Availability"] = line.raw("availability")
    query = {"version": cluster["Version"]["Index"]}
    call.connection.request("PUT", f"/volumes/{cluster['ID']}", query, {"Spec": spec})
    return 0
