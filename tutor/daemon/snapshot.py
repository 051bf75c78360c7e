"""What is on the daemon just before a line that may lose something."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tutor.daemon.names import own_name
from tutor.errors import DockerError
from tutor.objects import Snapshot, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.daemon.connection import Connection

_ANONYMOUS_NAME = 64


def snapshot(kinds: Iterable[str], connection: Connection) -> Snapshot:
    """List the things of the kinds wanted; empty if the daemon does not answer.

    They are sorted by name: newer daemons give volumes in another order each time, and the list that was
    shown is compared with the one at the time of the answer.
    """
    wanted = frozenset(kinds)
    if not wanted:
        return Snapshot()
    try:
        containers = connection.get("/containers/json", {"all": 1})
        things = [thing for kind in wanted for thing in _things(kind, connection, containers)]
    except DockerError:
        return Snapshot()
    things.sort(key=lambda one: (one.kind, one.name))
    return Snapshot(tuple(things), connection.version, time.time())


def _things(kind: str, connection: Connection, containers: Any) -> Iterable[Thing]:
    match kind:
        case "container":
            return map(_container, containers)
        case "image":
            return _images(connection.get("/images/json"), containers)
        case "volume":
            return _volumes(connection, containers)
        case "network":
            return _networks(connection.get("/networks"), containers)
    return ()


def _container(found: Any) -> Thing:
    running = found["State"] in {"running", "paused", "restarting"}
    return Thing(
        "container", own_name(found), found["Id"], running, image=found["Image"], **_age_and_labels(found)
    )


def _age_and_labels(found: Any) -> Any:
    """Give what filters of a prune ask for; the API writes the age as seconds or as a date."""
    created = found.get("Created") or found.get("CreatedAt") or 0.0
    if isinstance(created, str):
        created = datetime.fromisoformat(created).timestamp()
    return {"created": float(created), "labels": found.get("Labels") or {}}


def _images(images: Any, containers: Any) -> Iterable[Thing]:
    for image in images:
        users = tuple(own_name(one) for one in containers if one["ImageID"] == image["Id"])
        tags = [tag for tag in image.get("RepoTags") or () if tag != "<none>:<none>"]
        for name in tags or [image["Id"].removeprefix("sha256:")[:12]]:
            yield Thing(
                "image",
                name,
                image["Id"],
                size=image["Size"],
                image=name,
                used_by=users,
                dangling=not tags,
                **_age_and_labels(image),
            )


def _volumes(connection: Connection, containers: Any) -> Iterable[Thing]:
    users = _users(containers)
    # Only this tells sizes. Daemons before 23.0 overlook the type and measure everything.
    for volume in connection.get("/system/df", {"type": "volume"}).get("Volumes") or ():
        usage = volume.get("UsageData") or {}
        name, labels = volume["Name"], volume.get("Labels") or {}
        anonymous = "com.docker.volume.anonymous" in labels or _looks_anonymous(name)
        used_by = users.get(name, ())
        yield Thing(
            "volume",
            name,
            size=usage.get("Size", -1),
            used_by=used_by,
            dangling=not used_by,
            anonymous=anonymous,
            **_age_and_labels(volume),
        )


def _looks_anonymous(name: str) -> bool:
    return len(name) == _ANONYMOUS_NAME and set(name) <= set("0123456789abcdef")


def _users(containers: Any) -> dict[str, tuple[str, ...]]:
    users: dict[str, tuple[str, ...]] = {}
    for container in containers:
        for mount in container.get("Mounts") or ():
            if mount.get("Type") == "volume":
                users[mount["Name"]] = (*users.get(mount["Name"], ()), own_name(container))
    return users


def _networks(networks: Any, containers: Any) -> Iterable[Thing]:
    for network in networks:
        users = tuple(own_name(one) for one in containers if network["Name"] in _joined(one))
        known = _age_and_labels(network)
        yield Thing("network", network["Name"], network["Id"], used_by=users, dangling=not users, **known)


def _joined(container: Any) -> Any:
    return (container.get("NetworkSettings") or {}).get("Networks") or {}
