"""`docker secret create`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.swarm.objects import content, spec
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_MOST = 500 * 1024


def forward(call: Call) -> int:
    """Keep a secret in the swarm and print its ID.

    Raises: DockerError where neither a file nor a driver, or both, were given.
    """
    line = call.invocation
    driver, file = line.raw("driver"), next(iter(line.named("FILE")), "")
    if driver and file:
        raise DockerError("When using secret driver secret data must be empty")
    if not driver and not file:
        raise DockerError("secret file is required")
    body = spec(call, line.named("SECRET")[0])
    body |= {"Driver": {"Name": driver}} if driver else {"Data": content(call, file, _MOST)}
    call.say(call.connection.post("/secrets/create", body=body)["ID"])
    return 0
