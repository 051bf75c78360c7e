"""Live names for completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from tutor.daemon.connection import Connection

NameKind = Literal["container_running", "container_stopped", "container_any", "image", "network", "volume"]
_NONE = "<none>"


def names(kind: NameKind, connection: Connection) -> tuple[str, ...]:
    """Give what may be typed where a thing of this kind is wanted.

    Call it from a thread with a connection of its own that has a time limit.

    Raises: DockerError if the daemon does not answer or refuses.
    """
    if kind == "image":
        return tuple(_image_names(connection.get("/images/json")))
    if kind == "network":
        return tuple(network["Name"] for network in connection.get("/networks"))
    if kind == "volume":
        return tuple(volume["Name"] for volume in connection.get("/volumes").get("Volumes") or ())
    return tuple(_container_names(kind, connection))


def _container_names(kind: NameKind, connection: Connection) -> list[str]:
    everything = {} if kind == "container_running" else {"all": 1}
    found = connection.get("/containers/json", everything)
    if kind == "container_stopped":
        found = [one for one in found if one["State"] not in {"running", "paused"}]
    return [own_name(one) for one in found]


def own_name(container: Any) -> str:
    """Give a listed container's own name; names with a second slash are links to it."""
    own = [name for name in container.get("Names") or () if name.count("/") == 1]
    return str(own[0][1:] if own else container["Id"][:12])


def _image_names(images: Any) -> list[str]:
    tags = [tag for image in images for tag in image.get("RepoTags") or () if _NONE not in tag]
    latest = [tag.removesuffix(":latest") for tag in tags if tag.endswith(":latest")]
    return sorted({*tags, *latest})
