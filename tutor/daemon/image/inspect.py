"""`docker image inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format.inspection import Found, inspect
from tutor.daemon.image.platform import platform_query
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Show all there is to know about images."""
    names = (one.value.raw for one in call.invocation.operands)
    platform_query(call.invocation.raw("platform"), "")
    return inspect(call, names, lambda name: find(call, name))


def find(call: Call, name: str) -> Found:
    """Ask for one image."""
    if not name:
        raise DockerError("Error: No such image: ")
    query = platform_query(call.invocation.raw("platform"), "")
    return Found(call.connection.request("GET", f"/images/{name}/json", query).text, "image.InspectResponse")
