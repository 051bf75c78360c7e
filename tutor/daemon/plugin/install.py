"""`docker plugin install`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.plugin.pulling import pull
from tutor.daemon.registry.reference import parse
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_NO_PLUGIN = "(image) when fetching"


def forward(call: Call) -> int:
    """Fetch a plugin, give it its settings, and turn it on."""
    line = call.invocation
    given, *settings = (one.value.raw for one in line.operands)
    try:
        name = pull(call, "/plugins/pull", given, {"name": _alias(line.raw("alias"))})
    except DockerError as error:
        if _NO_PLUGIN not in error.text:
            raise
        raise DockerError(f'{error.text} - Use "docker image pull"') from None
    if settings:
        call.connection.post(f"/plugins/{name}/set", body=settings)
    if not line.on("disable"):
        call.connection.post(f"/plugins/{name}/enable", {"timeout": 0})
    call.say(f"Installed plugin {given}")
    return 0


def _alias(given: str) -> str:
    reference = parse(given).tagged if given else None
    if reference and reference.digest:
        raise DockerError(f"invalid name: {given}")
    return reference.full if reference else ""
