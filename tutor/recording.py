"""Counts what a run of a lesson takes: time, lines, errors, hints, and how each goal fares."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.journal.lessons import GoalRow, StepRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tutor.journal.lessons import Lessons, Run, StepState
    from tutor.lessons.course import Place, Seen
    from tutor.lessons.model import Goal


class Record:
    """One run while it is open. `clock` gives seconds."""

    def __init__(self, lessons: Lessons, run: Run, clock: Callable[[], float]) -> None:
        self._lessons, self._run, self._clock = lessons, run.id, clock
        self.steps = dict(lessons.steps(run.id))
        self.goals = dict(lessons.goals(run.id))
        self._seconds = run.seconds
        self._since = clock()
        self._open = ""

    def open(self, step: str) -> None:
        """Begin with a step, or go on with it."""
        self._pass()
        self._open = step
        self._keep(self._step())
        self._lessons.change(self._run, step=step)

    def line(self, failed: bool, wanted: Iterable[Goal]) -> None:
        """Count a line, or an answer, that was given while `wanted` were still to be reached."""
        self._pass()
        row = self._step()
        self._keep(replace(row, lines=row.lines + 1, errors=row.errors + failed))
        tried = [self._goal(goal.id) for goal in wanted]
        self._keep_goals(replace(row, attempts=row.attempts + 1) for row in tried if not row.reached)

    def given(self, goal: str, answer: str) -> None:
        """Keep the last answer to a question."""
        self._keep_goals([replace(self._goal(goal), given=answer)])

    def hinted(self) -> None:
        """Count a hint."""
        row = self._step()
        self._keep(replace(row, hints=row.hints + 1))

    def saw(self, before: Place, seen: Seen) -> None:
        """Keep how goals fare now."""
        self._pass()
        changed = (seen.place.held ^ before.held) | (seen.place.reached - before.reached)
        self._keep_goals(self._fares(goal, seen.place) for goal in changed)

    def close(self, state: StepState) -> None:
        """End the open step."""
        self._pass()
        self._keep(replace(self._step(), state=state))

    def forget(self) -> None:
        """Begin anew: nothing was done yet."""
        self.steps, self.goals, self._seconds, self._open = {}, {}, 0.0, ""
        self._since = self._clock()

    def pause(self) -> float:
        """Keep the time until now, and give the seconds of the whole run."""
        self._pass()
        if self._open:
            self._keep(self._step())
        return self._seconds

    def _pass(self) -> None:
        """Count the time since the last call for the run and its open step."""
        now = self._clock()
        passed, self._since = now - self._since, now
        self._seconds += passed
        self._lessons.change(self._run, seconds=self._seconds)
        if self._open:
            row = self._step()
            self.steps[row.step] = replace(row, seconds=row.seconds + passed)

    def _step(self) -> StepRow:
        return self.steps.get(self._open, StepRow(self._open))

    def _goal(self, name: str) -> GoalRow:
        return self.goals.get(name, GoalRow(name))

    def _fares(self, goal: str, place: Place) -> GoalRow:
        row, reached = self._goal(goal), goal in place.reached
        seconds = self._step().seconds if reached and not row.reached else row.seconds
        return replace(row, held=goal in place.held, reached=reached, seconds=seconds)

    def _keep(self, row: StepRow) -> None:
        self.steps[row.step] = row
        self._lessons.keep_step(self._run, row)

    def _keep_goals(self, rows: Iterable[GoalRow]) -> None:
        found = list(rows)
        self.goals |= {row.goal: row for row in found}
        self._lessons.keep_goals(self._run, found)
