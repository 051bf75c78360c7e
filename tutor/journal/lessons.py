"""How far the learner is in the lessons: runs, their steps and goals, the lines typed, the things made.

A run is one way through one lesson, from its start to its end, over as many sessions as it takes.
"""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from tutor.journal.file import transaction
from tutor.journal.store import insert, update

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from tutor.journal.reviews import Do

RunState = Literal["open", "done", "left"]
StepState = Literal["open", "done", "skipped"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """One way through a lesson. `step` is where it stands, `place` the daemon, `seconds` the time in it.

    `state` is `left` when another run of the lesson was begun before its end.
    """

    id: int
    lesson: str
    exam: bool
    started: str
    ended: str | None
    state: RunState
    step: str
    place: str
    folder: str
    seconds: float
    introduces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """How a step went: seconds in it, hints seen, lines typed, lines that Docker did not take."""

    step: str
    state: StepState = "open"
    seconds: float = 0.0
    hints: int = 0
    lines: int = 0
    errors: int = 0


@dataclass(frozen=True, slots=True)
class GoalRow:
    """How a goal fares: whether it holds, whether it ever did, what it took, and the last answer given.

    `attempts` are lines and answers, `seconds` those of its step, until it was reached.
    """

    goal: str
    held: bool = False
    reached: bool = False
    attempts: int = 0
    seconds: float = 0.0
    given: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a line of a lesson made; `id` is "" where the name is all there is."""

    kind: str
    name: str
    id: str = ""


class Lessons:
    """Get one from the journal."""

    def __init__(self, do: Do, clean: Callable[[str], str]) -> None:
        self._do, self._clean = do, clean

    def begin(self, run: Run) -> int:
        """Begin a run and give its number; an open one of the same lesson is left."""
        row = {field.name: getattr(run, field.name) for field in fields(run) if field.name != "id"}
        row["introduces"] = json.dumps(run.introduces)

        def work(db: sqlite3.Connection) -> int:
            with transaction(db):
                left = "UPDATE lesson_runs SET state = 'left', ended = ? WHERE lesson = ? AND state = 'open'"
                db.execute(left, (run.started, run.lesson))
                return insert(db, "lesson_runs", row)

        return self._do(work, 0)

    def change(self, run: int, **values: object) -> None:
        """Keep where a run stands: `step`, `place`, `folder`, `seconds`."""
        self._do(lambda db: update(db, "lesson_runs", run, values), None)

    def end(self, run: int, now: datetime, state: RunState = "done") -> None:
        """End a run."""
        self.change(run, state=state, ended=now.isoformat(timespec="milliseconds"))

    def runs(self) -> list[Run]:
        """Give every run, the most recent last."""
        return self._select("SELECT * FROM lesson_runs ORDER BY id", (), _run)

    def steps(self, run: int) -> Mapping[str, StepRow]:
        """Give how the steps of a run went, by name; those never begun are left out."""
        return {row.step: row for row in self._rows("lesson_steps", run, StepRow)}

    def goals(self, run: int) -> Mapping[str, GoalRow]:
        """Give how the goals of a run fare, by name; those never looked at are left out."""
        return {row.goal: row for row in self._rows("lesson_goals", run, GoalRow)}

    def keep_step(self, run: int, row: StepRow) -> None:
        """Keep how a step goes."""
        self._replace("lesson_steps", run, [row])

    def keep_goals(self, run: int, rows: Iterable[GoalRow]) -> None:
        """Keep how goals fare."""
        clean = [replace(row, given=self._clean(row.given)) for row in rows]
        self._replace("lesson_goals", run, clean)

    def add_line(self, run: int, turn: int, before: str | None) -> None:
        """Keep that a line is part of a run. `before` is what there was, kept until `add_things`."""
        row = {"turn": turn, "run": run, "before": before}
        self._do(lambda db: insert(db, "lesson_lines", row), 0)

    def add_things(self, run: int, turn: int, things: Iterable[Thing]) -> None:
        """Keep what a line made."""

        def work(db: sqlite3.Connection) -> None:
            with transaction(db):
                _put(db, "lesson_things", run, things)
                db.execute("UPDATE lesson_lines SET before = NULL WHERE turn = ?", (turn,))

        self._do(work, None)

    def cut_off(self, run: int) -> list[tuple[int, str]]:
        """Give the turns of which nobody knows what they made, with what was before: a killed program's."""
        found = "SELECT turn, before FROM lesson_lines WHERE run = ? AND before IS NOT NULL ORDER BY turn"
        return self._select(found, (run,), lambda row: (int(row["turn"]), str(row["before"])))

    def lines(self, run: int) -> list[int]:
        """Give the numbers of the turns of a run, in order."""
        found = "SELECT turn FROM lesson_lines WHERE run = ? ORDER BY turn"
        return self._select(found, (run,), lambda row: int(row["turn"]))

    def things(self, run: int) -> list[Thing]:
        """Give what a run has made and nobody has removed for it."""
        return self._rows("lesson_things", run, Thing)

    def forget_things(self, run: int, things: Iterable[Thing]) -> None:
        """Forget things that are gone."""
        gone = [(run, *astuple(thing)) for thing in things]
        forget = "DELETE FROM lesson_things WHERE run = ? AND kind = ? AND name = ? AND id = ?"
        self._do(lambda db: db.executemany(forget, gone), None)

    def restart(self, run: int, step: str) -> None:
        """Forget how the steps and goals of a run went, and which lines were typed: it begins again."""

        def work(db: sqlite3.Connection) -> None:
            with transaction(db):
                for table in ("lesson_steps", "lesson_goals", "lesson_lines"):
                    db.execute(f"DELETE FROM {table} WHERE run = ?", (run,))
                update(db, "lesson_runs", run, {"step": step, "seconds": 0.0})

        self._do(work, None)

    def taught(self) -> tuple[str, ...]:
        """Give what the lessons begun so far introduce, the newest first."""
        return tuple(dict.fromkeys(name for run in reversed(self.runs()) for name in run.introduces))

    def _rows(self, table: str, run: int, kind: Callable[..., T]) -> list[T]:
        names = ", ".join(field.name for field in fields(kind))  # type: ignore[arg-type]
        found = f"SELECT {names} FROM {table} WHERE run = ?"
        return self._select(found, (run,), lambda row: kind(*row))

    def _select(self, found: str, values: Sequence[object], make: Callable[[sqlite3.Row], T]) -> list[T]:
        return self._do(lambda db: [make(row) for row in db.execute(found, values)], [])

    def _replace(self, table: str, run: int, rows: Sequence[Any]) -> None:
        def work(db: sqlite3.Connection) -> None:
            with transaction(db):
                _put(db, table, run, rows)

        self._do(work, None)


def _put(db: sqlite3.Connection, table: str, run: int, rows: Iterable[Any]) -> None:
    for row in rows:
        names = ", ".join(field.name for field in fields(row))
        values = (run, *astuple(row))
        marks = ", ".join("?" * len(values))
        db.execute(f"INSERT OR REPLACE INTO {table} (run, {names}) VALUES ({marks})", values)


def _run(row: sqlite3.Row) -> Run:
    known = {field.name: row[field.name] for field in fields(Run)}
    return Run(**{**known, "exam": bool(row["exam"]), "introduces": tuple(json.loads(row["introduces"]))})
