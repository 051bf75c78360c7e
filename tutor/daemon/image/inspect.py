"""`docker image inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format.inspection import Found, inspect

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Show all there is to know about images."""
    names = (one.value.raw for one in call.invocation.operands)
    return inspect(call, names, lambda name: find(call, name))


def find(call: Call, name: str) -> Found:
    """Ask for one image."""
    use = call.invocation.last("platform")
    query = {"platform": _json(use.value.raw)} if use else None
    return Found(call.connection.request("GET", f"/images/{name}/json", query).text, "image.InspectResponse")


def _json(platform: str) -> str:
    from tutor.daemon.gojson import dumps

    names = ("os", "architecture", "variant")
    given = dict(zip(names, platform.lower().split("/"), strict=False))
    return dumps({name: given[name] for name in ("architecture", "os", "variant") if name in given})
