"""`docker stack services`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format import filters
from tutor.daemon.service.listing import show_services
from tutor.daemon.service.status import with_status
from tutor.daemon.stack.names import check, label

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """List the services of a stack by name."""
    line = call.invocation
    name = check(line.operands[0].value.raw)
    query = filters.query(line, label(name))
    if not line.on("quiet"):
        query["status"] = "true"
    services = call.connection.get("/services", query)
    if not services:
        call.warn(f"Nothing found in stack: {name}")
        return 0
    show_services(call, services if line.on("quiet") else with_status(call, services))
    return 0
