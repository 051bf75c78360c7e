"""What a line has changed on the daemon, from the daemon's own events."""

from __future__ import annotations

import json
from datetime import datetime
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

_ALONG = {
    "connect": frozenset({"start", "restart"}),
    "disconnect": frozenset({"stop", "die", "destroy", "restart"}),
}
_DETAILS = {
    "image": "image",
    "exitCode": "exit_code",
    "oldName": "old_name",
    "signal": "signal",
    "type": "type",
    "container": "container",
    "driver": "driver",
}


def images(connection: Connection) -> Mapping[str, str]:
    """Give the ID of each image name that the daemon has; nothing if it does not say."""
    try:
        found = connection.get("/images/json")
    except DockerError:
        return {}
    return {name: one["Id"] for one in found for name in (one["RepoTags"] or []) + (one["RepoDigests"] or [])}


def changes(
    since: float, until: float, connection: Connection, before: Mapping[str, str]
) -> tuple[Change, ...]:
    """Give what happened between two moments (seconds since 1970); nothing if the daemon does not say.

    `before` are the `images` before a pull. One thing is said once: a `stop` stands for the signal and the
    end that come with it.
    """
    filters = {"type": dict.fromkeys(_TOLD, True)}
    query = {"since": f"{since:.9f}", "until": f"{until:.9f}", "filters": json.dumps(filters)}
    try:
        events = list(connection.lines("GET", "/events", query))
    except DockerError:
        return ()
    told = fold(change for event in events if (change := _change(event)) is not None)
    now = images(connection) if before else {}
    news = (one for one in told if not _unchanged(one, before, now) and not _older(one, since, connection))
    return tuple(_with_name(change, told, connection) for change in news)


def _unchanged(change: Change, before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Tell whether a pull brought nothing: the daemon reports it all the same."""
    known = before.get(change.id)
    return change.action == "pull" and known is not None and known == now.get(change.id)


def _older(change: Change, since: float, connection: Connection) -> bool:
    """Tell whether a volume was there before: the daemon reports its creation whenever it is asked for."""
    if (change.kind, change.action) != ("volume", "create"):
        return False
    try:
        created = str(connection.get(f"/volumes/{change.id}")["CreatedAt"])
    except (DockerError, KeyError):  # gone again, or a driver that does not say
        return False
    return datetime.fromisoformat(created).timestamp() < int(since)


def fold(told: Iterable[Change]) -> tuple[Change, ...]:
    """Leave out what another change implies or says again."""
    kept: list[Change] = []
    for change in told:
        implied = _IMPLIED.get(change.action, ()) if change.kind == "container" else ()
        kept = [one for one in kept if not _covered(one, change, implied)]
        kept.append(change)
    return tuple(change for change in kept if not _goes_along(change, kept))


def _goes_along(change: Change, told: list[Change]) -> bool:
    """Tell whether a network is only joined or left because its container starts or ends."""
    if change.kind != "network" or change.action not in _ALONG:
        return False
    container = change.detail.get("container", "")
    done = {one.action for one in told if one.kind == "container" and one.id == container}
    return bool(done & _ALONG[change.action]) and not (change.action == "connect" and "create" in done)


def _with_name(change: Change, told: tuple[Change, ...], connection: Connection) -> Change:
    """Name the container of a network event, which gives its ID only."""
    container = change.detail.get("container", "")
    if change.kind != "network" or not container:
        return change
    names = [one.name for one in told if one.kind == "container" and one.id == container]
    name = names[-1] if names else _name_of(container, connection)
    return change._replace(detail={**change.detail, "container": name})


def _name_of(container: str, connection: Connection) -> str:
    try:
        return str(connection.get(f"/containers/{container}/json")["Name"]).removeprefix("/")
    except DockerError:
        return container[:12]


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
    """Keep what sentences may name."""
    return {slot: attributes[key].removeprefix("/") for key, slot in _DETAILS.items() if attributes.get(key)}
