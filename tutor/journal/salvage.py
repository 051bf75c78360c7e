"""Reads what can be read of a damaged journal: it asks for ever smaller pieces around the damage."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tutor.journal import rows
from tutor.journal.reviews import review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Row = sqlite3.Row

MAGIC: Final = b"SQLite format 3\0"
_AT_ONCE: Final = 1000  # numbers asked for at once
_HOPELESS: Final = 20  # pieces in a row without a readable row, after which an end that is not known has come
_NOT_ROWS: Final = ("sqlite_", "_sqlite_", "state", "lines_", "errors_", "line_", "error_")


@dataclass(slots=True)
class Count:
    """Rows of one table that were brought back, and those that were not."""

    kept: int = 0
    lost: int = 0


def salvage(damaged: Path, into: sqlite3.Connection) -> dict[str, Count]:
    """Copy every readable row into an empty journal; `damaged` may be changed by it.

    Raises:
        sqlite3.DatabaseError: nothing of it can be read.

    """
    _write_magic(damaged)
    counts = {}
    with contextlib.closing(sqlite3.connect(damaged, isolation_level=None)) as db:
        db.row_factory = sqlite3.Row
        db.text_factory = lambda data: data.decode("utf-8", "replace")
        db.execute("PRAGMA writable_schema = ON")  # lets a file be opened that is cut short
        there = set(_tables(db))
        if "turns" not in there:
            raise sqlite3.DatabaseError("no journal")
        for table in [name for name in _tables(into) if name in there]:
            counts[table] = count = Count()
            numbered = "id" in _columns(into, table)
            _write(into, table, _numbered(db, table, count) if numbered else _named(db, table), count)
    return counts


def _tables(db: sqlite3.Connection) -> list[str]:
    """Give the tables whose rows are worth something by themselves, in the order in which they were made."""
    found = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    return [row[0] for row in found if not row[0].startswith(_NOT_ROWS)]


def _columns(db: sqlite3.Connection, table: str) -> set[str]:
    return {row["name"] for row in db.execute(f"PRAGMA table_info({table})")}


def _write_magic(path: Path) -> None:
    """Put back the first bytes, by which SQLite knows its files."""
    with path.open("r+b") as opened:
        if opened.read(len(MAGIC)) != MAGIC:
            opened.seek(0)
            opened.write(MAGIC)


def _write(into: sqlite3.Connection, table: str, read: Iterator[Row], count: Count) -> None:
    columns = _columns(into, table)
    for row in read:
        names = [name for name in row.keys() if name in columns]  # noqa: SIM118 - a row iterates over its values
        marks = ", ".join("?" * len(names))
        statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
        try:
            if table in _CHECKS:
                _CHECKS[table](row)
            into.execute(statement, tuple(row[name] for name in names))
        except (sqlite3.IntegrityError, ValueError, TypeError, AttributeError, KeyError, AssertionError):
            count.lost += 1  # its bytes are not what was written
        else:
            count.kept += 1


def _numbered(db: sqlite3.Connection, table: str, count: Count) -> Iterator[Row]:
    last, hopeless, first = _last(db, table), 0, 1
    while first <= last if last is not None else hopeless < _HOPELESS:
        before = count.lost
        found = list(_between(db, table, first, first + _AT_ONCE - 1, count))
        yield from found
        hopeless = 0 if found else hopeless + 1
        if last is None and not found:
            count.lost = before  # nobody knows whether there were rows
        first += _AT_ONCE


def _between(db: sqlite3.Connection, table: str, first: int, last: int, count: Count) -> Iterator[Row]:
    """Give the rows with these numbers; what cannot be read is asked for in two halves."""
    try:
        yield from db.execute(f"SELECT * FROM {table} WHERE id BETWEEN ? AND ?", (first, last)).fetchall()
    except sqlite3.DatabaseError:
        if first == last:
            count.lost += 1
            return
        middle = (first + last) // 2
        yield from _between(db, table, first, middle, count)
        yield from _between(db, table, middle + 1, last, count)


def _last(db: sqlite3.Connection, table: str) -> int | None:
    """Give the highest number, None if that cannot be read."""
    questions = (
        (f"SELECT max(id) FROM {table}", ()),
        ("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)),
    )
    for question, values in questions:
        with contextlib.suppress(sqlite3.DatabaseError):
            if row := db.execute(question, values).fetchone():
                return int(row[0] or 0)
    return None


def _named(db: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Give the rows of a table without numbers: from both ends, as far as the damage."""
    seen: set[object] = set()
    for direction in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.DatabaseError):
            for row in db.execute(f"SELECT * FROM {table} ORDER BY 1 {direction}"):
                if row[0] in seen:
                    return
                seen.add(row[0])
                yield row


def _check_sitting(row: Row) -> None:
    datetime.fromisoformat(row["started"])
    if row["ended"] is not None:
        datetime.fromisoformat(row["ended"])


def _check_output(row: Row) -> None:
    bytes(row["data"])
    float(row["at"])


_CHECKS: Final[dict[str, Callable[[Row], object]]] = {
    "sessions": _check_sitting,
    "turns": rows.turn,
    "output": _check_output,
    "reviews": review,
}
