"""Where a learner is in a lesson, and what a look at its goals means for that. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.lessons.model import Goal, Lesson, Step, Unmet

ONCE: Final = frozenset({"used", "answer"})
"""Subjects of goals that nothing undoes."""
SLOW: Final = frozenset(
    {"url", "inside", "service", "stack", "project", "swarm", "container", "file", "volume"}
)
"""Subjects of goals that may come to hold a while after the line: a server starts, a program writes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the learner is: the open step is `lesson.steps[at]`, none at the end.

    `held` are the goals that held when last looked at, `reached` those that ever did, `skipped` the steps
    passed over; goals and steps by their ids.
    """

    lesson: Lesson
    at: int = 0
    held: frozenset[str] = frozenset()
    reached: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()

    @property
    def step(self) -> Step | None:
        """Give the open step, None at the lesson's end."""
        return self.lesson.steps[self.at] if self.at < len(self.lesson.steps) else None

    @property
    def open(self) -> tuple[Goal, ...]:
        """Give the goals of the open step that are still to be reached."""
        return tuple(goal for goal in self._goals() if not self._counts(goal))

    @property
    def complete(self) -> bool:
        """Tell whether the open step has all it asks for."""
        return self.step is not None and not self.open

    @property
    def watched(self) -> tuple[Goal, ...]:
        """Give the goals to look at after a line: the open ones, and those that should go on to hold."""
        done = (step for step in self.lesson.steps[: self.at] if step.id not in self.skipped)
        earlier = (goal for step in done for goal in step.goals)
        lasting = (
            goal for goal in (*earlier, *self._goals()) if goal.id in self.reached and not _passes(goal)
        )
        return (*self.open, *(goal for goal in lasting if goal not in self.open))

    def on(self, skipping: bool = False) -> Place:
        """Give the place at the next step."""
        passed = {self.step.id} if skipping and self.step else set()
        return replace(self, at=self.at + 1, skipped=self.skipped | passed)

    def _goals(self) -> tuple[Goal, ...]:
        return self.step.goals if self.step else ()

    def _counts(self, goal: Goal) -> bool:
        return goal.id in self.held or (goal.id in self.reached and _passes(goal))


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at goals has shown: where the learner is now, what is new about it."""

    place: Place
    achieved: tuple[Goal, ...] = ()
    undone: tuple[tuple[Goal, Unmet], ...] = ()


def see(place: Place, found: Mapping[str, Unmet | None]) -> Seen:
    """Take in a look at some goals: why each does not hold, by its id, None if it does."""
    looked = [goal for goal in place.watched if goal.id in found]
    holding = {goal.id for goal in looked if found[goal.id] is None}
    achieved = tuple(goal for goal in looked if goal.id in holding - place.held)
    undone = tuple(
        (goal, why)
        for goal in looked
        if goal.id in place.held and (why := found[goal.id]) and not _passes(goal)
    )
    held = (place.held | holding) - {goal.id for goal, _ in undone}
    return Seen(replace(place, held=held, reached=place.reached | holding), achieved, undone)


def resume(lesson: Lesson, step: str, reached: frozenset[str], skipped: frozenset[str]) -> Place:
    """Give the place of a run that was left; where its step is gone from the lesson, the start."""
    names = [one.id for one in lesson.steps]
    at = names.index(step) if step in names else 0
    return Place(lesson, at, reached, reached, skipped)


def is_slow(goal: Goal) -> bool:
    """Tell whether a goal may come to hold a while after the line, with nothing typed."""
    return goal.subject in SLOW


def _passes(goal: Goal) -> bool:
    """Tell whether a goal counts once it was reached, whatever comes later."""
    return goal.passing or goal.subject in ONCE
