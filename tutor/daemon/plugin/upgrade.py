"""`docker plugin upgrade`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.confirm import asked
from tutor.daemon.plugin.pulling import pull
from tutor.daemon.registry.reference import Reference, parse
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Put a newer version of a plugin in its place."""
    line = call.invocation
    named, *rest = (one.value.raw for one in line.operands)
    try:
        plugin = call.connection.get(f"/plugins/{named}/json")
    except DockerError as error:
        raise DockerError(f"error reading plugin data: {error.text}") from None
    if plugin["Enabled"]:
        raise DockerError("the plugin must be disabled before upgrading")
    name, current = plugin["Name"], plugin.get("PluginReference", "")
    given = "".join(rest) or current
    wanted = _reference(given, "remote upgrade")
    old = _reference(current, "current")
    call.say(f"Upgrading plugin {name} from {old.full} to {wanted.full}")
    other = wanted != old and not line.on("skip-remote-check")
    if other and not asked(call, "Plugin images do not match, are you sure?"):
        return 0
    try:
        pull(call, f"/plugins/{name}/upgrade", given)
    except DockerError as error:
        if "target is image" not in error.text:
            raise
        raise DockerError(f"{error.text} - Use `docker image pull`") from None
    call.say(f"Upgraded plugin {name} to {given}")
    return 0


def _reference(text: str, what: str) -> Reference:
    try:
        return parse(text).tagged
    except DockerError as error:
        raise DockerError(f"error parsing {what} image reference: {error.text}") from None
