"""`docker service ls`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format import filters
from tutor.daemon.service.listing import show_services
from tutor.daemon.service.status import with_status

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """List the services of the swarm by name."""
    line, query = call.invocation, filters.query(call.invocation)
    if not line.on("quiet"):
        query["status"] = "true"
    services = call.connection.get("/services", query)
    show_services(call, services if line.on("quiet") else with_status(call, services))
    return 0
