"""`docker swarm join`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.swarm.spec import availability, listen

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Make this node part of a swarm."""
    line = call.invocation
    body = {
        "ListenAddr": listen(line),
        "AdvertiseAddr": line.raw("advertise-addr"),
        "DataPathAddr": line.raw("data-path-addr"),
        "RemoteAddrs": [line.operands[0].value.raw],
        "JoinToken": line.raw("token"),
        "Availability": availability(line),
    }
    call.connection.post("/swarm/join", body=body)
    swarm = call.connection.get("/info").get("Swarm", {})
    call.say(f"This node joined a swarm as a {'manager' if swarm.get('ControlAvailable') else 'worker'}.")
    return 0
