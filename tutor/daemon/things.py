"""Lists what is on the daemon, and removes single things again: for what a lesson has made."""

from __future__ import annotations

import os
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.errors import ApiError
from tutor.daemon.names import own_name
from tutor.lessons.made import NEEDS, PROJECT, STACK, Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tutor.daemon.connection import Connection
    from tutor.lessons.made import Key

ORDER: Final = (
    *("project", "stack", "service", "container", "swarm", "network", "volume"),
    *("secret", "config", "choice", "context", "image"),
)
"""What is removed first, so that nothing is in use when its turn comes."""
_LABELS: Final = {"project": PROJECT, "stack": STACK}
_PARTS: Final = {
    "project": ("container", "network", "volume"),
    "stack": ("service", "network", "secret", "config", "volume"),
}
_SWARM: Final = frozenset({"service", "secret", "config"})
_OF_SWARM: Final = _SWARM | {"swarm"}
_PATIENCE: Final = 20.0  # seconds until the tasks of a service have let go of networks and volumes
_AGAIN: Final = 0.25
_NOT_FOUND: Final = 404
_NO_SWARM: Final = frozenset({406, 503})


def listed(kinds: Iterable[str], connection: Connection) -> tuple[Item, ...]:
    """List the things of these kinds; services and their like are none where there is no swarm.

    Raises: DockerError if the daemon does not answer.
    """
    return tuple(item for kind in kinds if kind in _LISTS for item in _LISTS[kind](connection))


def there(things: Iterable[Key], connection: Connection) -> tuple[Key, ...]:
    """Give those of `things` that are still there, in the order in which they can be removed.

    Raises: DockerError if the daemon does not answer.
    """
    wanted = sorted(things, key=lambda key: ORDER.index(key[0]))
    kinds = {kind for key in wanted for kind in (*NEEDS.get(key[0], ()), key[0])}
    found = listed(sorted(kinds), connection)
    keys = {item.key for item in found}
    return tuple(key for key in wanted if _is_there(key, found, keys))


def _is_there(key: Key, found: Sequence[Item], keys: set[Key]) -> bool:
    kind, name, number = key
    if kind == "choice":  # what was chosen before: to be gone back to while another one is
        return (kind, "", number) not in keys
    if kind in _LABELS:
        return any(item.labels.get(_LABELS[kind]) == name for item in found)
    if kind == "image":
        return key in keys or (kind, "", number) in keys  # a later build has taken the name
    return (kind, "", number) in keys or (
        kind == "network" and name == number in {item.name for item in found}
    )


def remove(key: Key, connection: Connection, patient: bool) -> None:
    """Remove one thing; it may be gone already. With `patient`, wait until nothing uses it any more.

    Raises: DockerError, in the daemon's words, if it cannot be removed.
    """
    kind, name, number = key
    if kind in _LABELS:
        _remove_parts(kind, name, connection)
        return
    end = time.monotonic() + (_PATIENCE if patient else 0)
    while True:
        try:
            _REMOVALS[kind](name, number, connection)
            return
        except ApiError as error:
            if error.status == _NOT_FOUND or (kind in _OF_SWARM and error.status in _NO_SWARM):
                return
            if time.monotonic() > end:
                raise
        time.sleep(_AGAIN)


def _remove_parts(kind: str, name: str, connection: Connection) -> None:
    """Remove all that bears the label of a Compose project or a stack."""
    for part in _PARTS[kind]:
        for item in listed([part], connection):
            if item.labels.get(_LABELS[kind]) == name:
                remove((part, item.name, item.id), connection, patient=True)


def _containers(connection: Connection) -> Iterator[Item]:
    for found in connection.get("/containers/json", {"all": 1}):
        volumes = tuple(
            one["Name"] for one in found["Mounts"] if one.get("Type") == "volume" and one.get("Name")
        )
        labels = found.get("Labels") or {}
        yield Item(
            "container", own_name(found), found["Id"], found["Created"], labels, found["Image"], volumes
        )


def _images(connection: Connection) -> Iterator[Item]:
    for found in connection.get("/images/json"):
        names = [name for name in found.get("RepoTags") or () if "<none>" not in name] or [""]
        yield from (Item("image", name, found["Id"]) for name in names)


def _volumes(connection: Connection) -> Iterator[Item]:
    for found in connection.get("/volumes").get("Volumes") or ():
        created = _seconds(found.get("CreatedAt", ""))
        yield Item("volume", found["Name"], found["Name"], created, found.get("Labels") or {})


def _networks(connection: Connection) -> Iterator[Item]:
    for found in connection.get("/networks"):
        yield Item(
            "network",
            found["Name"],
            found["Id"],
            _seconds(found.get("Created", "")),
            found.get("Labels") or {},
        )


def _of_swarm(kind: str) -> Callable[[Connection], Iterator[Item]]:
    def items(connection: Connection) -> Iterator[Item]:
        try:
            found: list[Any] = connection.get(f"/{kind}s")
        except ApiError as error:
            if error.status in _NO_SWARM:
                return
            raise
        for one in found:
            spec = one["Spec"]
            yield Item(kind, spec["Name"], one["ID"], _seconds(one["CreatedAt"]), spec.get("Labels") or {})

    return items


def _swarm(connection: Connection) -> Iterator[Item]:
    found = connection.get("/info").get("Swarm") or {}
    if found.get("LocalNodeState", "inactive") != "inactive":
        yield Item("swarm", found.get("NodeID", ""), found.get("NodeID", ""))


def _contexts(_: Connection) -> Iterator[Item]:
    from tutor.daemon import config
    from tutor.daemon.context.store import Store

    for found in Store(config.load(os.environ)).all():
        yield Item("context", found["Name"], found["Name"])


def _choice(_: Connection) -> Iterator[Item]:
    from tutor.daemon import config
    from tutor.daemon.context.current import DEFAULT

    name = config.load(os.environ).text("currentContext") or DEFAULT
    yield Item("choice", name, name)


_LISTS: Final[dict[str, Callable[[Connection], Iterator[Item]]]] = {
    "container": _containers,
    "image": _images,
    "volume": _volumes,
    "network": _networks,
    "swarm": _swarm,
    "context": _contexts,
    "choice": _choice,
    **{kind: _of_swarm(kind) for kind in _SWARM},
}


def _remove_image(name: str, number: str, connection: Connection) -> None:
    """Remove an image, or only this name of it where it has others or another one has the name now."""
    keys = {item.key for item in _images(connection)}
    if name and ("image", name, number) in keys:
        connection.delete(f"/images/{name}")
        _forget_pushes(number, connection)
    elif ("image", "", number) in keys:
        connection.delete(f"/images/{number}")


def _forget_pushes(number: str, connection: Connection) -> None:
    """Let go of an image that only the digest holds under which it went to a registry of this machine."""
    found = next((one for one in connection.get("/images/json") if one["Id"] == number), None)
    if found and not [name for name in found.get("RepoTags") or () if "<none>" not in name]:
        for digest in found.get("RepoDigests") or ():
            if digest.startswith("localhost:"):
                connection.delete(f"/images/{digest}")


def _remove_context(name: str, _number: str, _connection: Connection) -> None:
    from tutor.daemon import config
    from tutor.daemon.context.store import Store

    Store(config.load(os.environ)).remove(name)


def _choose_again(name: str, _number: str, _connection: Connection) -> None:
    """Make the context current that was before."""
    from tutor.daemon import config
    from tutor.daemon.context.current import DEFAULT
    from tutor.daemon.settings import save

    found = config.load(os.environ)
    save(found, {**found.data, "currentContext": "" if name == DEFAULT else name})


def _remove_by(path: str, query: dict[str, int] | None = None) -> Callable[[str, str, Connection], None]:
    def removal(_: str, number: str, connection: Connection) -> None:
        connection.delete(f"{path}/{number}", query)

    return removal


def _remove_service(_name: str, number: str, connection: Connection) -> None:
    """Remove a service and wait until its tasks are gone: those that are just starting still make volumes."""
    connection.delete(f"/services/{number}")
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if not any(task["ServiceID"] == number for task in connection.get("/tasks") or ()):
            return
        time.sleep(_AGAIN)


def _leave(_name: str, _number: str, connection: Connection) -> None:
    connection.post("/swarm/leave", {"force": 1})


_REMOVALS: Final[dict[str, Callable[[str, str, Connection], None]]] = {
    "container": _remove_by("/containers", {"force": 1}),
    "volume": _remove_by("/volumes"),
    "network": _remove_by("/networks"),
    "swarm": _leave,
    "context": _remove_context,
    "choice": _choose_again,
    "image": _remove_image,
    "service": _remove_service,
    "secret": _remove_by("/secrets"),
    "config": _remove_by("/configs"),
}


def _seconds(date: str) -> float:
    try:
        return datetime.fromisoformat(date).timestamp()
    except ValueError:
        return 0.0
