"""What a subject of goals is: the keys that it takes, how it is checked, and what touches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tutor.lessons.goals.keys import Kind
    from tutor.lessons.model import Goal, Unmet
    from tutor.lessons.world import World
    from tutor.model import Change, Invocation

    Check = Callable[[Goal, World], Unmet | None]
    Touched = Callable[[Goal, Sequence[Change], Sequence[Invocation]], bool]


class Subject(NamedTuple):
    """One subject. `name` checks what stands behind its own key, `keys` what stands behind the others."""

    name: Kind
    keys: Mapping[str, Kind]
    check: Check
    touched: Touched


def always(goal: Goal, changes: Sequence[Change], invocations: Sequence[Invocation]) -> bool:
    """Tell that any line may touch it: a look costs next to nothing."""
    del goal, changes, invocations
    return True


def never(goal: Goal, changes: Sequence[Change], invocations: Sequence[Invocation]) -> bool:
    """Tell that no line touches it."""
    del goal, changes, invocations
    return False


def by(*kinds: str, nouns: tuple[str, ...] = ()) -> Touched:
    """Make the rule that a change of one of these kinds touches it, or a command of one of these nouns."""

    def touched(goal: Goal, changes: Sequence[Change], invocations: Sequence[Invocation]) -> bool:
        del goal
        said = (invocation.command.partition(" ")[0] for invocation in invocations)
        return any(change.kind in kinds for change in changes) or any(noun in nouns for noun in said)

    return touched
