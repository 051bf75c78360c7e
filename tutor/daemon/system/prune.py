"""`docker system prune`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon import pruned
from tutor.daemon.builder.prune import objects
from tutor.daemon.confirm import confirmed
from tutor.daemon.format import filters
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tutor.daemon.call import Call

_CONTAINERS, _NETWORKS = "all stopped containers", "all networks not used by at least one container"
_VOLUMES = "all anonymous volumes not used by at least one container"
_DANGLING, _ALL_IMAGES = (
    "all dangling images",
    "all images without at least one container associated to them",
)
_UNTIL = 'ERROR: The "until" filter is not supported with "--volumes"'


def forward(call: Call) -> int:
    """Remove containers, networks, images and build cache that nothing uses; volumes only when asked to."""
    line = call.invocation
    if line.on("volumes") and any(name == "until" for name, _ in filters.pairs(line)):
        raise DockerError(_UNTIL)
    if not line.on("force") and not confirmed(call, _warning(call)):
        return 0
    size = 0
    for text, freed in _removed(call):
        size += freed
        call.terminal.out.write(text.encode())
    call.terminal.out.write(pruned.total(size).encode())
    return 0


def _warning(call: Call) -> str:
    line = call.invocation
    every = line.on("all")
    what = [_CONTAINERS, _NETWORKS, *([_VOLUMES] if line.on("volumes") else [])]
    what.append(_ALL_IMAGES if every else _DANGLING)
    if call.connection.at_least("1.31"):
        what.append("all build cache" if every else "unused build cache")
    given = sorted(f"{name}={content}" for name, content in filters.pairs(line))
    text = "WARNING! This will remove:" + _items(what) + "\n"
    return f"{text}\n  Items to be pruned will be filtered with:{_items(given)}\n" if given else text


def _items(texts: list[str]) -> str:
    return "".join(f"\n  - {text}" for text in texts)


def _removed(call: Call) -> Iterator[tuple[str, int]]:
    """Remove one kind after the other; give each one's report and the bytes that it freed."""
    line = call.invocation
    every = {"all": 1} if line.on("all") else {}
    dangling = "false" if line.on("all") else "true"
    plain, images = filters.query(line), filters.query(line, ("dangling", dangling))
    kinds: list[tuple[str, dict[str, object], str, Callable[[Any], list[str] | None]]] = [
        ("containers", plain, "Containers", lambda found: found.get("ContainersDeleted")),
        ("networks", plain, "Networks", lambda found: found.get("NetworksDeleted")),
        ("volumes", plain, "Volumes", lambda found: found.get("VolumesDeleted")),
        ("images", images, "Images", lambda found: pruned.images(found.get("ImagesDeleted"))),
        ("build", {"filters": "", **plain, **every}, "build cache objects", objects),
    ]
    for kind, query, title, names in kinds:
        if kind == "volumes" and not line.on("volumes"):
            continue
        if kind == "build" and not call.connection.at_least("1.31"):
            continue
        answer = call.connection.post(f"/{kind}/prune", query)
        yield pruned.deleted(f"Deleted {title}", names(answer)), answer.get("SpaceReclaimed", 0)
