"""Takes over the journal of another machine: what is here already, by its random name, is left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tutor.journal import file
from tutor.journal.reviews import place, standings, worked_out
from tutor.journal.store import insert

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tutor.journal.reviews import Step

_PARTS = ("flags", "output", "resizes")
_OF_RUNS = ("lesson_steps", "lesson_goals")
_OF_OWN_RUNS = ("lesson_lines", "lesson_things")


def merge(db: sqlite3.Connection, path: Path, step: Step) -> tuple[int, int]:
    """Take over sessions and reviews; give how many of each were new.

    Raises:
        sqlite3.DatabaseError: the file is no sound journal.

    """
    with closing(_copy(path)) as other:
        return take(db, other, step)


def take(
    db: sqlite3.Connection, other: sqlite3.Connection, step: Step, *, own: bool = False
) -> tuple[int, int]:
    """Take over sessions and reviews of a journal that is open; give how many of each were new.

    Only of an `own` journal, which was kept on this machine, lessons go on and their things may be removed.
    """
    with file.transaction(db):
        turns: dict[int, int] = {}
        ours = {row["uid"] for row in db.execute("SELECT uid FROM sessions")}
        new = [row for row in other.execute("SELECT * FROM sessions ORDER BY id") if row["uid"] not in ours]
        for session in new:
            _session(db, other, session, turns)
        reviews = _reviews(db, other, turns, step)
        _lessons(db, other, turns, own=own)
        _rest(db, other)
    return len(new), reviews


def _copy(path: Path) -> sqlite3.Connection:
    """Give a copy in memory, with its tables brought up to date: the other file stays as it is."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    copy.row_factory = sqlite3.Row
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
        file.check_kind(source)
        source.backup(copy)
    file.prepare(copy)
    return copy


def _session(
    db: sqlite3.Connection, other: sqlite3.Connection, session: sqlite3.Row, turns: dict[int, int]
) -> None:
    number = insert(db, "sessions", _without_id(session))
    for row in other.execute("SELECT * FROM turns WHERE session = ? ORDER BY id", (session["id"],)):
        parent = turns.get(row["parent"])
        turns[row["id"]] = turn = insert(
            db, "turns", {**_without_id(row), "session": number, "parent": parent}
        )
        for table in _PARTS:
            for part in other.execute(f"SELECT * FROM {table} WHERE turn = ? ORDER BY id", (row["id"],)):
                insert(db, table, {**_without_id(part), "turn": turn})


def _reviews(
    db: sqlite3.Connection,
    other: sqlite3.Connection,
    turns: Mapping[int, int],
    step: Step,
) -> int:
    """Add the reviews that are new, then work out anew where their cards stand, in the order of time."""
    ours = {row["uid"] for row in db.execute("SELECT uid FROM reviews")}
    new = [row for row in other.execute("SELECT * FROM reviews ORDER BY id") if row["uid"] not in ours]
    for row in new:
        insert(db, "reviews", _without_id(row))
    for card in dict.fromkeys(row["card"] for row in new):
        (about,) = standings(other, "card = ?", card)
        stands = worked_out(db, about, step)
        kept = next(iter(standings(db, "card = ?", card)), None)
        if stands:
            place(db, stands, kept.turn if kept else turns.get(about.turn, 0))
    return len(new)


def _lessons(
    db: sqlite3.Connection, other: sqlite3.Connection, turns: Mapping[int, int], *, own: bool
) -> None:
    """Add the runs of lessons that are new, by lesson and start."""
    ours = {(row["lesson"], row["started"]) for row in db.execute("SELECT lesson, started FROM lesson_runs")}
    runs = other.execute("SELECT * FROM lesson_runs ORDER BY id").fetchall()
    for run in (one for one in runs if (one["lesson"], one["started"]) not in ours):
        state = run["state"] if own or run["state"] != "open" else "left"
        number = insert(db, "lesson_runs", {**_without_id(run), "state": state})
        for table in (*_OF_RUNS, *(_OF_OWN_RUNS if own else ())):
            for row in other.execute(f"SELECT * FROM {table} WHERE run = ?", (run["id"],)):
                kept = {**dict(row), "run": number}
                if "turn" in kept:
                    kept["turn"] = turns.get(row["turn"])
                if kept.get("turn", 0) is not None:  # a line that was here before has its row
                    insert(db, table, kept)


def _rest(db: sqlite3.Connection, other: sqlite3.Connection) -> None:
    """Take over what is known, and the cards found wrong."""
    db.executemany(
        "INSERT INTO known (unit, uses) VALUES (?, ?)"
        " ON CONFLICT (unit) DO UPDATE SET uses = max(uses, excluded.uses)",
        [tuple(row) for row in other.execute("SELECT unit, uses FROM known")],
    )
    db.executemany(
        "INSERT INTO reports (card, at, question) SELECT ?1, ?2, ?3"
        " WHERE NOT EXISTS (SELECT 1 FROM reports WHERE card = ?1 AND at = ?2)",
        [tuple(row) for row in other.execute("SELECT card, at, question FROM reports")],
    )


def _without_id(row: sqlite3.Row) -> dict[str, object]:
    return {name: row[name] for name in row.keys() if name != "id"}  # noqa: SIM118 - a row iterates over its values
