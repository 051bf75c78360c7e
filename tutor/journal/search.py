"""Finds lines among a million: begins with what few lines have, and looks at those only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.journal import rows, searching
from tutor.journal.query import FAILED, like

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from tutor.journal.rows import Turn

FEW: Final = 1000  # lines that are counted before a way to them counts as long
GROUP: Final = 3  # characters that the index holds together
_LAST: Final = "\U0010ffff"
_FIRST_USE: Final = (
    "hit.name = ? AND NOT EXISTS"
    " (SELECT 1 FROM flags WHERE flags.turn = hit.turn AND flags.name = hit.name AND flags.id < hit.id)"
)
_WILD: Final = re.compile("[%_]")


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for; what is left empty does not matter. `since` is included, `until` is not."""

    text: str = ""
    command: str = ""
    flag: str = ""
    error: str = ""
    failed: bool = False
    since: datetime | None = None
    until: datetime | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to lines, the newest first: rows of `table` that fit, whose `number` is the turn's.

    It may lead to no line after the one with the number `indexed`; with 0, it leads to all.
    """

    table: str
    where: str
    number: str
    order: str
    values: tuple[object, ...] = ()
    indexed: int = 0


def search(db: sqlite3.Connection, wanted: Search) -> list[Turn]:
    """Give the turns that fit, the most recent first."""
    return [rows.turn(row) for row in _rows(db, "turns.*", wanted)]


def lines(db: sqlite3.Connection, wanted: Search) -> list[tuple[int, str]]:
    """Give the session and the text of the lines that fit, the most recent first."""
    return [(row[0], row[1]) for row in _rows(db, "turns.session, turns.line", wanted)]


def _rows(db: sqlite3.Connection, columns: str, wanted: Search) -> list[sqlite3.Row]:
    conditions: dict[str, object] = {
        "(turns.line LIKE ? ESCAPE '\\')": like(wanted.text),
        "turns.command = ?": wanted.command,
        "EXISTS (SELECT 1 FROM flags WHERE turn = turns.id AND name = ?)": wanted.flag,
        "(turns.error LIKE ? ESCAPE '\\')": like(wanted.error),
        "turns.started >= ?": wanted.since and wanted.since.isoformat(),
        "turns.started < ?": wanted.until and wanted.until.isoformat(),
    }
    used = {condition: value for condition, value in conditions.items() if value}
    where = " AND ".join([*used, *([FAILED] if wanted.failed else [])]) or "TRUE"
    found: list[sqlite3.Row] = []
    way = _shortest(db, list(_ways(db, wanted)))
    if way is None or way.indexed:  # those that are in no index yet are the newest
        after = way.indexed if way else 0
        plain = f"SELECT {columns} FROM turns WHERE turns.id > ? AND {where} ORDER BY turns.id DESC LIMIT ?"
        found = db.execute(plain, (after, *used.values(), wanted.limit)).fetchall()
    if way is None or len(found) == wanted.limit:
        return found
    source = f"{way.table} CROSS JOIN turns ON turns.id = {way.number}"
    statement = (
        f"SELECT {columns} FROM {source} WHERE {way.where} AND {where} ORDER BY {way.order} DESC LIMIT ?"
    )
    more = db.execute(statement, (*way.values, *used.values(), wanted.limit - len(found)))
    return [*found, *more.fetchall()]


def _shortest(db: sqlite3.Connection, ways: list[_Way]) -> _Way | None:
    """Give the way over the fewest lines, counted no further than it matters."""
    if len(ways) < 2:
        return next(iter(ways), None)
    return min(ways, key=lambda way: _count(db, way))


def _count(db: sqlite3.Connection, way: _Way) -> int:
    rows_of = f"SELECT 1 FROM {way.table} WHERE {way.where} LIMIT {FEW}"
    return int(db.execute(f"SELECT count(*) FROM ({rows_of})", way.values).fetchone()[0])


def _ways(db: sqlite3.Connection, wanted: Search) -> Iterator[_Way]:
    if (wanted.text or wanted.error) and (top := searching.top(db)):
        yield from _by_text(db, "line", wanted.text, top)
        yield from _by_text(db, "error", wanted.error, top)
    if wanted.flag:
        yield _Way("flags AS hit INDEXED BY flags_used", _FIRST_USE, "hit.turn", "hit.turn", (wanted.flag,))
    if wanted.command:
        one = "turns AS hit INDEXED BY turns_command"
        yield _Way(one, "hit.command = ?", "hit.id", "hit.id", (wanted.command,))
    if wanted.since or wanted.until:
        dates = (wanted.since and wanted.since.isoformat(), wanted.until and wanted.until.isoformat())
        where = "hit.started >= ? AND hit.started < ?"
        values = (dates[0] or "", dates[1] or _LAST)
        yield _Way("turns AS hit INDEXED BY turns_started", where, "hit.id", "hit.started", values)


def _by_text(db: sqlite3.Connection, column: str, text: str, top: int) -> Iterator[_Way]:
    """Give the way over the search index, none where it would be longer than over all lines."""
    table = f"{column}s_found"
    if max((len(part) for part in _WILD.split(text)), default=0) >= GROUP:
        # Here `%` and `_` stand for anything, which finds too much; the line itself is compared after that.
        number = f"{table}.rowid"
        yield _Way(table, f"{table}.{column} LIKE ?", number, number, (f"%{text}%",), top)
    elif text and not _WILD.search(text):
        begins = f"SELECT doc FROM {column}_grams WHERE term >= ? AND term < ?"
        values = (text.lower(), text.lower() + _LAST)
        if db.execute(f"SELECT count(*) FROM ({begins} LIMIT {FEW})", values).fetchone()[0] < FEW:
            number = f"{column}_hit.doc"
            yield _Way(
                f"(SELECT DISTINCT doc FROM ({begins})) AS {column}_hit", "TRUE", number, number, values, top
            )
