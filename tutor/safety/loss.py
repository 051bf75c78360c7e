"""Lines that lose the things they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.safety.rule import Objects, Rule, meant, named

if TYPE_CHECKING:
    from tutor.model import Invocation
    from tutor.objects import Snapshot

_KILL: Final = frozenset({"", "9", "KILL", "SIGKILL"})


def _forced(invocation: Invocation) -> bool:
    return invocation.on("force")


def running_removed(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find running containers that `rm -f` kills."""
    return named(one for one in meant(snapshot.of("container"), invocation) if one.running)


def images_forced(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find images that `rmi -f` removes."""
    return named(meant(snapshot.of("image"), invocation), users=True)


def volumes_with_data(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find volumes that hold data, or may; one in use is refused by the daemon anyway."""
    return named(one for one in meant(snapshot.of("volume"), invocation) if one.size and not one.used_by)


def anonymous_volumes(invocation: Invocation, snapshot: Snapshot) -> Objects:
    """Find the volumes that `rm -v` takes along."""
    force = invocation.on("force")
    removed = {one.name for one in meant(snapshot.of("container"), invocation) if force or not one.running}
    volumes = (one for one in snapshot.of("volume") if one.anonymous and one.used_by)
    return named(one for one in volumes if removed.issuperset(one.used_by))


def _killed(invocation: Invocation, _: Snapshot) -> Objects:
    return tuple(operand.value.raw for operand in invocation.operands) or None


def _kills(invocation: Invocation) -> bool:
    return invocation.raw("signal").upper() in _KILL


_RM: Final = frozenset({"container rm"})
RULES: Final = (
    Rule("S001", _RM, _forced, frozenset({"container"}), running_removed),
    Rule("S002", frozenset({"image rm"}), _forced, frozenset({"image"}), images_forced),
    Rule("S008", frozenset({"volume rm"}), lambda _: True, frozenset({"volume"}), volumes_with_data),
    Rule("S013", _RM, lambda line: line.on("volumes"), frozenset({"container", "volume"}), anonymous_volumes),
    Rule("S014", frozenset({"container kill"}), _kills, frozenset(), _killed, "all"),
)
