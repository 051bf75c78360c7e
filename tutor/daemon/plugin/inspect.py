"""`docker plugin inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format.inspection import Found, inspect

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Show all there is to know about plugins."""
    names = (one.value.raw for one in call.invocation.operands)
    return inspect(call, names, lambda name: find(call, name))


def find(call: Call, name: str) -> Found:
    """Ask for one plugin."""
    return Found(call.connection.request("GET", f"/plugins/{name}/json").text, "types.Plugin")
