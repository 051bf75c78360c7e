"""What a line has changed on the daemon, from the daemon's own events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tutor.errors import DockerError
from tutor.model import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tutor.daemon.connection import Connection

_TOLD: Mapping[str, frozenset[str]] = {
    "container": frozenset(
        {
            *("create", "start", "stop", "restart", "kill", "die", "destroy"),
            *("rename", "pause", "unpause", "update", "oom", "commit"),
        }
    ),
    "image": frozenset(["pull", "tag", "untag", "delete", "load", "import", "push"]),
    "network": frozenset(["create", "connect", "disconnect", "destroy", "remove"]),
    "volume": frozenset(["create", "destroy"]),
}
_IMPLIED = {"stop": ("kill", "die"), "restart": ("kill", "die", "stop", "start"), "destroy": ("kill", "die")}

_DETAILS = {
    "image": "image",
    "exitCode": "exit_code",
    "oldName": "old_name",
    "signal": "signal",
    "type": "type",
    "container": "container",
    "driver": "driver",
}


def changes(since: float, until: float, connection: Connection) -> tuple[Change, ...]:
    """Give what happened between two moments (seconds since 1970); nothing if the daemon does not say.

    One thing is said once: a `stop` stands for the signal and the end that come with it.
    """
    filters = {"type": dict.fromkeys(_TOLD, True)}
    query = {"since": f"{since:.9f}", "until": f"{until:.9f}", "filters": json.dumps(filters)}
    try:
        events = list(connection.lines("GET", "/events", query))
    except DockerError:
        return ()
    return fold(change for event in events if (change := _change(event)) is not None)


def fold(told: Iterable[Change]) -> tuple[Change, ...]:
    """Leave out what another change implies or says again."""
    kept: list[Change] = []
    for change in told:
        implied = _IMPLIED.get(change.action, ()) if change.kind == "container" else ()
        kept = [one for one in kept if not _covered(one, change, implied)]
        kept.append(change)
    return tuple(kept)


def _covered(one: Change, by: Change, implied: tuple[str, ...]) -> bool:
    same = one.kind == by.kind and one.id == by.id and one.name == by.name
    return same and (one.action in implied or one == by)


def _change(event: Any) -> Change | None:
    kind, action = event.get("Type", ""), event.get("Action", "").partition(":")[0]
    if action not in _TOLD.get(kind, ()):
        return None
    actor = event["Actor"]
    attributes = actor.get("Attributes") or {}
    name = attributes.get("name") or actor["ID"]
    return Change(kind, "destroy" if action == "remove" else action, name, actor["ID"], _detail(attributes))


def _detail(attributes: Mapping[str, str]) -> dict[str, str]:
    """Keep what sentences may name. The container of a network event is given by its ID only."""
    return {slot: attributes[key].removeprefix("/") for key, slot in _DETAILS.items() if attributes.get(key)}
