"""Lines of Compose that lose what belongs to a project, known by the labels that Compose gives its things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.safety.rule import Objects, Rule, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.model import Invocation
    from tutor.objects import Snapshot, Thing

_PROJECT: Final = "com.docker.compose.project"
_SERVICE: Final = "com.docker.compose.service"


def volumes(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find the volumes that `down -v` deletes: the project's own, and anonymous ones of its containers."""
    if invocation.operands:  # only what no other service uses
        return named(one for one in _used(invocation, snapshot) if _ours(one, snapshot) or one.anonymous)
    own = {one.name: one for one in snapshot.of("volume") if _ours(one, snapshot)}
    taken = {one.name: one for one in _used(invocation, snapshot) if one.anonymous}
    return named((own | taken).values())


def anonymous_volumes(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find the anonymous volumes that `rm -v` takes along."""
    gone = {one.name for one in _removed(invocation, snapshot)}
    volumes = (one for one in snapshot.of("volume") if one.anonymous and one.used_by)
    return named(one for one in volumes if gone.issuperset(one.used_by))


def images(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find the images that `down --rmi` deletes; `local` leaves those whose name the file chooses."""
    users = {one.name for one in _containers(invocation, snapshot)}
    used = [one for one in snapshot.of("image") if not users.isdisjoint(one.used_by)]
    if invocation.raw("rmi") == "local":
        used = [one for one in used if one.name.startswith(f"{snapshot.project}-")]
    return named(used)


def removed(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find the containers that `rm` deletes: the stopped ones, with `-s` all."""
    return named(_removed(invocation, snapshot))


def killed(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find the containers that `kill` ends."""
    return named(one for one in _containers(invocation, snapshot) if one.running)


def _removed(invocation: Invocation, snapshot: Snapshot) -> Iterator[Thing]:
    every = invocation.on("stop")
    return (one for one in _containers(invocation, snapshot) if every or not one.running)


def _used(invocation: Invocation, snapshot: Snapshot) -> Iterator[Thing]:
    users = {one.name for one in _containers(invocation, snapshot)}
    return (one for one in snapshot.of("volume") if one.used_by and users.issuperset(one.used_by))


def _containers(invocation: Invocation, snapshot: Snapshot) -> Iterator[Thing]:
    services = {operand.value.raw for operand in invocation.operands}
    ours = (one for one in snapshot.of("container") if _ours(one, snapshot))
    return (one for one in ours if not services or one.labels.get(_SERVICE) in services)


def _ours(thing: Thing, snapshot: Snapshot) -> bool:
    return bool(snapshot.project) and thing.labels.get(_PROJECT) == snapshot.project


def _really(invocation: Invocation) -> bool:
    return not any(use.name == "dry-run" for use in (*invocation.outer, *invocation.flags))


def _with_volumes(invocation: Invocation) -> bool:
    return _really(invocation) and invocation.on("volumes")


_DOWN: Final = frozenset({"compose down"})
_RM: Final = frozenset({"compose rm"})
_CONTAINER: Final = frozenset({"container"})
RULES: Final = (
    Rule("S017", _DOWN, _with_volumes, _CONTAINER | {"volume"}, volumes),
    Rule("S018", _DOWN, lambda line: _really(line) and line.given("rmi"), _CONTAINER | {"image"}, images),
    Rule("S019", _RM, _really, _CONTAINER, removed, docker_asks=True),
    Rule("S013", _RM, _with_volumes, _CONTAINER | {"volume"}, anonymous_volumes, docker_asks=True),
    Rule("S014", frozenset({"compose kill"}), _really, _CONTAINER, killed, "all"),
)
