"""Looks whether the journal is sound: the file, what belongs together, and where the cards stand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.journal import bound, file
from tutor.journal.reviews import Standing, standings, worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tutor.journal.reviews import About, Step

DAMAGED: Final = "{}-damaged-*{}"
_UNKEPT: Final = "output_bytes > dropped_bytes AND status <> 'begun' AND id NOT IN (SELECT turn FROM output)"


@dataclass(frozen=True, slots=True)
class Health:
    """What was found. `damage` is in SQLite's words; `orphans` are rows whose line or sitting is gone.

    `unkept` are lines that say that output of theirs is kept, and none is. `cards` stand elsewhere than their
    reviews say. `left` are damaged files whose lines nobody has brought back. Sizes are in bytes.
    """

    damage: tuple[str, ...] = ()
    orphans: int = 0
    unkept: int = 0
    cards: tuple[str, ...] = ()
    left: tuple[Path, ...] = ()
    size: int = 0
    most: int = 0

    @property
    def sound(self) -> bool:
        """Tell whether there is nothing to repair."""
        return not (self.damage or self.orphans or self.unkept or self.cards or self.left)


def examine(path: Path, about: About, step: Step) -> Health | None:
    """Look at the journal at `path`, None if there is none. `about` and `step` are the quiz's."""
    left = left_behind(path)
    if not path.exists():
        return Health(left=left) if left else None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            db.row_factory = sqlite3.Row
            return _examined(db, path, about, step, left)
    except sqlite3.Error as error:
        return Health((str(error),), left=left, size=path.stat().st_size, most=bound.most(path))


def left_behind(path: Path) -> tuple[Path, ...]:
    """Give the damaged files beside a journal, the oldest first."""
    return tuple(sorted(path.parent.glob(DAMAGED.format(path.stem, path.suffix))))


def damage(db: sqlite3.Connection) -> tuple[str, ...]:
    """Give what SQLite finds wrong with the file; a long list is cut."""
    try:
        found = [str(row[0]) for row in db.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        return (str(error),)
    return () if found == ["ok"] else tuple(found)


def orphans(db: sqlite3.Connection) -> int:
    """Count the rows whose line or sitting is gone."""
    return sum(1 for _ in db.execute("PRAGMA foreign_key_check"))


def unkept(db: sqlite3.Connection) -> int:
    """Count the lines whose output should be there and is not."""
    return int(db.execute(f"SELECT count(*) FROM turns WHERE {_UNKEPT}").fetchone()[0])


def astray(db: sqlite3.Connection, about: About, step: Step) -> Iterator[Standing]:
    """Give where the cards should stand that stand elsewhere, or nowhere."""
    there = {one.card: one for one in standings(db, "TRUE")}
    for (card,) in db.execute("SELECT DISTINCT card FROM reviews ORDER BY card").fetchall():
        right = worked_out(db, there.get(card) or about(card), step)
        if right and (card not in there or _place(there[card]) != _place(right)):
            yield right


def mend_rows(db: sqlite3.Connection) -> None:
    """Give lines without a sitting one of their own, and let go of what belongs to no line."""
    db.execute(
        "INSERT INTO sessions (id, uid, kind, started, pid, pid_started)"
        " SELECT session, 'recovered-' || session || '-' || min(started), 'prompt', min(started), 0, ''"
        " FROM turns WHERE session NOT IN (SELECT id FROM sessions) GROUP BY session"
    )
    db.execute("UPDATE turns SET parent = NULL WHERE parent NOT IN (SELECT id FROM turns)")
    for table in ("flags", "output", "resizes"):
        db.execute(f"DELETE FROM {table} WHERE turn NOT IN (SELECT id FROM turns)")
    db.execute(f"UPDATE turns SET dropped_bytes = output_bytes WHERE {_UNKEPT}")


def _examined(db: sqlite3.Connection, path: Path, about: About, step: Step, left: tuple[Path, ...]) -> Health:
    found, size, most = damage(db), file.used(db), bound.most(path)
    current = db.execute("PRAGMA user_version").fetchone()[0] == file.VERSION
    if found or not current:  # the tables of an older version are brought up to date at the next start
        return Health(found, left=left, size=size, most=most)
    cards = tuple(one.card for one in astray(db, about, step))
    return Health(found, orphans(db), unkept(db), cards, left, size, most)


def _place(one: Standing) -> tuple[object, ...]:
    """Give what follows from the reviews alone; when a card comes back is chosen with a little chance."""
    return one.reviews, one.lapses, one.state, round(one.stability, 3), one.last
