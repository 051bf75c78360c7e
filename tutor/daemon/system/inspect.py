"""`docker inspect`: any kind of object, found by trying one kind after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.inspect import find as find_container
from tutor.daemon.errors import ApiError
from tutor.daemon.format.inspection import Found, inspect
from tutor.daemon.support import SINCE, require
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_NOT_FOUND = 404
_PATHS = {
    "container": "/containers/{}/json",
    "image": "/images/{}/json",
    "network": "/networks/{}",
    "volume": "/volumes/{}",
    "service": "/services/{}",
    "task": "/tasks/{}",
    "node": "/nodes/{}",
    "plugin": "/plugins/{}/json",
    "secret": "/secrets/{}",
    "config": "/configs/{}",
}
_TYPES = {
    "container": "container.InspectResponse",
    "image": "image.InspectResponse",
    "network": "network.Inspect",
    "volume": "volume.Volume",
    "plugin": "types.Plugin",
    "service": "swarm.Service",
    "task": "swarm.Task",
    "node": "swarm.Node",
    "secret": "swarm.Secret",
    "config": "swarm.Config",
}
_SWARM = ("service", "task", "node", "secret", "config")


def forward(call: Call) -> int:
    """Show all there is to know about objects of any kind."""
    kind = call.invocation.raw("type")
    listed = '", "'.join(sorted(_PATHS))
    if call.invocation.given("type") and not kind:
        raise DockerError(f'type is empty: must be one of "{listed}"')
    if kind and kind not in _PATHS:
        raise DockerError(f'unknown type: "{kind}": must be one of "{listed}"')
    names = (one.value.raw for one in call.invocation.operands)
    return inspect(call, names, lambda name: _find(call, kind, name))


def _find(call: Call, kind: str, name: str) -> Found:
    swarm: bool | None = None
    for one in [kind] if kind else _PATHS:
        if not kind and one in _SWARM:
            if swarm is None:
                swarm = bool(call.connection.get("/info").get("Swarm", {}).get("ControlAvailable"))
            if not swarm:
                continue
        try:
            found = _ask(call, one, name)
        except ApiError as error:
            if kind or not _goes_on(error):
                raise
            continue
        if call.invocation.on("size") and one != "container":
            call.warn(f"WARNING: --size ignored for {one}")
        return found
    raise DockerError(f"Error: No such object: {name}")


def _ask(call: Call, kind: str, name: str) -> Found:
    if kind == "container":
        return find_container(call, name)
    if kind in SINCE:
        require(call.connection, f"{kind} inspect", SINCE[kind])
    query = {"insertDefaults": "true"} if kind == "service" else None
    text = call.connection.request("GET", _PATHS[kind].format(name), query).text
    return Found(text, _TYPES.get(kind, ""))


def _goes_on(error: ApiError) -> bool:
    """Tell whether another kind may have the name."""
    unsupported = "not supported" in error.message or "invalid reference format" in error.message
    return error.status == _NOT_FOUND or unsupported
