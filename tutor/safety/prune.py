"""What a prune would remove: what the daemon would choose for exactly these flags and filters.

Source: https://docs.docker.com/engine/manage-resources/pruning/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.safety.filters import passes
from tutor.safety.rule import Objects, Rule, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.model import Invocation
    from tutor.objects import Snapshot, Thing

_OWN_NETWORKS: Final = frozenset({"bridge", "host", "none", "ingress", "docker_gwbridge"})
# From this API version on, only volumes with this label go unless all are asked for.
_ANONYMOUS_ONLY: Final = (1, 42)
_ANONYMOUS_LABEL: Final = "com.docker.volume.anonymous"


def containers(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find stopped containers."""
    return named(_stopped(invocation, snapshot))


def images(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find images without a name, or with `-a` every image that no container uses."""
    gone = _gone(invocation, snapshot)
    kept = _kept_names([one for one in snapshot.of("image") if not gone.issuperset(one.used_by)])
    unused = (one for one in snapshot.of("image") if one.name not in kept)
    wanted = (one for one in unused if one.dangling or invocation.on("all"))
    return named(one for one in wanted if passes(one, invocation, snapshot))


def _kept_names(used: Sequence[Thing]) -> frozenset[str]:
    """Give the names that stay: an image in use loses all its names but the last in the alphabet.

    Source: https://github.com/moby/moby/blob/v28.2.2/daemon/images/image_prune.go
    """
    last: dict[str, str] = {}
    for one in sorted(used, key=lambda one: _full_name(one.name)):
        last[one.id] = one.name
    return frozenset(last.values())


def _full_name(name: str) -> str:
    """Write out the registry, as the daemon does before it sorts."""
    first, slash, _ = name.partition("/")
    if slash and (any(mark in first for mark in ".:") or first == "localhost"):
        return name
    return f"docker.io/{name}" if slash else f"docker.io/library/{name}"


def volumes(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find volumes that no container uses; those with a name only where the daemon takes them too."""
    every = _takes_named_volumes(invocation, snapshot)
    unused = _unused_volumes(invocation, snapshot)
    return named(one for one in unused if every or _ANONYMOUS_LABEL in one.labels)


def volumes_kept(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find volumes that stay only because they have a name."""
    if _takes_named_volumes(invocation, snapshot):
        return None
    unused = _unused_volumes(invocation, snapshot)
    return named(one for one in unused if _ANONYMOUS_LABEL not in one.labels)


def _unused_volumes(invocation: Invocation, snapshot: Snapshot) -> Iterator[Thing]:
    gone = _gone(invocation, snapshot)
    unused = (one for one in snapshot.of("volume") if gone.issuperset(one.used_by))
    return (one for one in unused if passes(one, invocation, snapshot))


def networks(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find networks of the user's own without a running container in them."""
    running = {one.name for one in snapshot.of("container") if one.running}
    own = (one for one in snapshot.of("network") if one.name not in _OWN_NETWORKS)
    unused = (one for one in own if running.isdisjoint(one.used_by))
    return named(one for one in unused if passes(one, invocation, snapshot))


def _stopped(invocation: Invocation, snapshot: Snapshot) -> Iterator[Thing]:
    stopped = (one for one in snapshot.of("container") if not one.running)
    return (one for one in stopped if passes(one, invocation, snapshot))


def _gone(invocation: Invocation, snapshot: Snapshot) -> frozenset[str]:
    """`system prune` removes containers first, so what only they used is unused then."""
    if invocation.command != "system prune":
        return frozenset()
    return frozenset(one.name for one in _stopped(invocation, snapshot))


def _takes_named_volumes(invocation: Invocation, snapshot: Snapshot) -> bool:
    if invocation.command == "volume prune" and (invocation.on("all") or _asks_for_all(invocation)):
        return True
    version = tuple(int(part) for part in snapshot.api_version.split(".") if part.isdigit())
    return bool(version) and version < _ANONYMOUS_ONLY


def _asks_for_all(invocation: Invocation) -> bool:
    return any(use.value.raw in ("all=1", "all=true") for use in invocation.uses("filter"))


def _only_told(invocation: Invocation, snapshot: Snapshot) -> Objects:  # noqa: ARG001 (rules are called alike)
    """Give no names: the build cache has none."""
    return ()


def _always(invocation: Invocation) -> bool:  # noqa: ARG001 (rules are called alike)
    return True


def _with_volumes(invocation: Invocation) -> bool:
    return invocation.command != "system prune" or invocation.on("volumes")


def _prunes(noun: str) -> frozenset[str]:
    return frozenset({f"{noun} prune", "system prune"})


_SEEN: Final = frozenset({"container"})
_CACHE: Final = frozenset({"builder prune", "buildx prune"})
RULES: Final = (
    Rule("S007", frozenset({"system prune"}), _always, frozenset(), _only_told, docker_asks=True),
    Rule("S003", _prunes("container"), _always, _SEEN, containers, docker_asks=True),
    Rule("S006", _prunes("network"), _always, _SEEN | {"network"}, networks, docker_asks=True),
    Rule("S005", _prunes("volume"), _with_volumes, _SEEN | {"volume"}, volumes, docker_asks=True),
    Rule("S016", _prunes("volume"), _with_volumes, _SEEN | {"volume"}, volumes_kept, "told"),
    Rule("S004", _prunes("image"), _always, _SEEN | {"image"}, images, docker_asks=True),
    Rule("S015", _CACHE, _always, frozenset(), _only_told, docker_asks=True),
)
