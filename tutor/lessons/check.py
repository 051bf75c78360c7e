"""Which goals hold, and which may have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.lessons.model import Goal, Unmet
    from tutor.lessons.world import World
    from tutor.model import Change, Invocation, Outcome


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why a goal does not hold; None if it does."""
    return SUBJECTS[goal.subject].check(goal, world)


def touched(goal: Goal, changes: Sequence[Change], invocations: Sequence[Invocation] = ()) -> bool:
    """Tell whether a line may have made a goal hold, or undone it.

    `changes` are what the daemon told since the last check, `invocations` the docker commands of the line. A
    goal of a file is touched by every line; an answer by none: it is checked when the learner answers.
    """
    return SUBJECTS[goal.subject].touched(goal, changes, invocations)


def took(outcome: Outcome) -> bool:
    """Tell whether Docker took a line, so that it counts for `used`: Ctrl-C and a program's exit code do."""
    return outcome.status in ("ok", "interrupted") or (outcome.status == "failed" and not outcome.error)
