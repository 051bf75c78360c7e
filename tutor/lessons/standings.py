"""The course as a list, and what came of a lesson as rows for a teacher. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.journal.lessons import GoalRow, Run, StepRow
    from tutor.lessons.model import Lesson

State = Literal["new", "open", "done"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the learner is in one lesson; `again` where a finished one was begun anew."""

    id: str
    state: State = "new"
    step: str = ""
    minutes: int = 0
    again: bool = False


def standings(names: Sequence[str], runs: Sequence[Run]) -> list[Standing]:
    """Give how far the learner is in each lesson; exams do not count."""
    return [_standing(name, [run for run in runs if run.lesson == name and not run.exam]) for name in names]


def _standing(name: str, runs: Sequence[Run]) -> Standing:
    last_open = next((run for run in reversed(runs) if run.state == "open"), None)
    finished = any(run.state == "done" for run in runs)
    minutes = round(sum(run.seconds for run in runs) / 60)
    if last_open:
        return Standing(name, "open", last_open.step, minutes, finished)
    return Standing(name, "done" if finished else "new", "", minutes)


def following(standing: Sequence[Standing], after: str = "") -> str:
    """Give the lesson to go on with: the one that is open, else the first unfinished one behind `after`."""
    if not after and (begun := [one.id for one in standing if one.state == "open"]):
        return begun[-1]
    names = [one.id for one in standing]
    at = names.index(after) + 1 if after in names else 0
    return next(
        (one.id for one in (*standing[at:], *standing[:at]) if one.state != "done" and one.id != after), ""
    )


def find(names: Sequence[str], word: str) -> list[str]:
    """Give the lessons that a word means: a number, a whole name, else every name it is a part of."""
    wanted = word.casefold()
    if wanted.isdecimal():
        return [name for name in names if _number(name) == int(wanted)]
    exact = [name for name in names if wanted in (name, name.partition("-")[2])]
    return exact[:1] or [name for name in names if wanted in name]


def _number(name: str) -> int:
    first = name.partition("-")[0]
    return int(first) if first.isdecimal() else -1


def results(
    lesson: Lesson, run: Run, steps: Mapping[str, StepRow], goals: Mapping[str, GoalRow]
) -> list[dict[str, object]]:
    """Give one row for each goal: whether it held when the lesson was left, and what it took."""
    rows: list[dict[str, object]] = []
    for step in lesson.steps:
        took = steps.get(step.id)
        for goal in step.goals:
            row = goals.get(goal.id)
            rows.append(
                {
                    "lesson": lesson.id,
                    "step": step.id,
                    "goal": goal.id,
                    "held": bool(row and (row.reached if goal.passing else row.held)),
                    "attempts": row.attempts if row else 0,
                    "seconds": round(row.seconds if row else 0.0, 1),
                    "lines": took.lines if took else 0,
                    "errors": took.errors if took else 0,
                    "skipped": bool(took and took.state == "skipped"),
                    "answer": row.given if row else "",
                    "began": run.started,
                }
            )
    return rows
