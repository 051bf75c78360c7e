"""`docker volume inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format.inspection import Found, inspect

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Show all there is to know about volumes."""
    names = (one.value.raw for one in call.invocation.operands)
    return inspect(call, names, lambda name: find(call, name))


def find(call: Call, name: str) -> Found:
    """Ask for one volume."""
    return Found(call.connection.request("GET", f"/volumes/{name}").text, "volume.Volume", raw=False)
