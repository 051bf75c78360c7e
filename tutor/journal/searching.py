"""The index that finds a text in a million lines: made from the lines, and never needed.

It holds every three characters that follow each other (FTS5, trigram), so that Korean and parts of words are
found. Where this SQLite has none of that, texts are found by reading every line.

Lines are put in a thousand at a time, by a thread of a start that finds so many new ones. Keeping a line
costs nothing more that way, and a journal that is older than its index is nothing special. `top` is the
number up to which they are in; those after it are few, and are read. Triggers take out what is deleted
or changed.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from tutor.journal.file import transaction

if TYPE_CHECKING:
    from collections.abc import Callable

PIECE: Final = 1000  # lines put in at once: some milliseconds in which no other prompt can write
TRIGRAM: Final = (3, 34)  # the first SQLite with that tokenizer
_TOP: Final = "(SELECT value FROM state WHERE name = 'search_top')"
# The end of a text, so that its last characters too begin a group of three: one or two are looked for by
# the groups that begin with them.
_END: Final = "char(10, 10)"
_TRIGGERS: Final = {
    "found_line": f"""AFTER UPDATE OF line ON turns WHEN old.id <= {_TOP} AND old.line <> new.line BEGIN
        INSERT INTO lines_found (lines_found, rowid, line) VALUES ('delete', old.id, old.line || {_END});
        INSERT INTO lines_found (rowid, line) VALUES (new.id, new.line || {_END});
        END""",
    "found_error": f"""AFTER UPDATE OF error ON turns
        WHEN old.id <= {_TOP} AND coalesce(old.error, '') <> coalesce(new.error, '') BEGIN
        INSERT INTO errors_found (errors_found, rowid, error)
            SELECT 'delete', old.id, old.error || {_END} WHERE old.error <> '';
        INSERT INTO errors_found (rowid, error) SELECT new.id, new.error || {_END} WHERE new.error <> '';
        END""",
    "found_gone": f"""AFTER DELETE ON turns WHEN old.id <= {_TOP} BEGIN
        INSERT INTO lines_found (lines_found, rowid, line) VALUES ('delete', old.id, old.line || {_END});
        INSERT INTO errors_found (errors_found, rowid, error)
            SELECT 'delete', old.id, old.error || {_END} WHERE old.error <> '';
        END""",
}
_TABLES: Final = ("line_grams", "error_grams", "lines_found", "errors_found")
_OPTIONS: Final = (
    "content = 'searched', content_rowid = 'id', tokenize = 'trigram', detail = none, columnsize = 0"
)
_MADE: Final = (
    f"CREATE VIEW searched AS SELECT id, line || {_END} AS line, error || {_END} AS error FROM turns",
    f"CREATE VIRTUAL TABLE lines_found USING fts5 (line, {_OPTIONS})",
    f"CREATE VIRTUAL TABLE errors_found USING fts5 (error, {_OPTIONS})",
    "CREATE VIRTUAL TABLE line_grams USING fts5vocab (lines_found, instance)",
    "CREATE VIRTUAL TABLE error_grams USING fts5vocab (errors_found, instance)",
    "INSERT OR REPLACE INTO state VALUES ('search_top', 0)",
)


def settle(db: sqlite3.Connection) -> None:
    """Make the index where there is none, or let go of one that this SQLite cannot keep up."""
    can, has = _possible(db), top(db) is not None
    if can and not has:
        make(db)
    elif has and not can:
        drop(db)


def make(db: sqlite3.Connection) -> None:
    """Begin the index anew, with nothing in it yet."""
    with transaction(db):
        _let_go(db)
        db.execute("DROP VIEW IF EXISTS searched")
        for table in _TABLES:
            db.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in (*_MADE, *(f"CREATE TRIGGER {name} {body}" for name, body in _TRIGGERS.items())):
            db.execute(statement)


def drop(db: sqlite3.Connection) -> None:
    """Let the index go; it is made again by the next program that can."""
    with transaction(db):
        _let_go(db)


def top(db: sqlite3.Connection) -> int | None:
    """Give the number up to which lines are in the index, None without an index."""
    row = db.execute("SELECT value FROM state WHERE name = 'search_top'").fetchone()
    return None if row is None else int(row[0])


def behind(db: sqlite3.Connection) -> bool:
    """Tell whether there are as many new lines as are put in at once."""
    last = top(db)
    return last is not None and _next(db, last) is not None


def fill(db: sqlite3.Connection, go_on: Callable[[], bool] = lambda: True) -> None:
    """Put lines in, as long as `go_on` says so. Several programs may do that at once."""
    while go_on() and _fill_piece(db):
        pass


def forget(db: sqlite3.Connection) -> None:
    """Leave nothing in the index of lines that were deleted."""
    if top(db) is not None and _possible(db):
        for table in ("lines_found", "errors_found"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def _fill_piece(db: sqlite3.Connection) -> bool:
    """Put a piece in, if there is a whole one."""
    with transaction(db):
        before = top(db)
        last = None if before is None else _next(db, before)
        if last is None:
            return False
        for table, column in (("lines_found", "line"), ("errors_found", "error")):
            db.execute(
                f"INSERT INTO {table} (rowid, {column}) SELECT id, {column} || {_END} FROM turns"
                f" WHERE id > ? AND id <= ? AND {column} <> '' ORDER BY id",
                (before, last),
            )
        db.execute("UPDATE state SET value = ? WHERE name = 'search_top'", (last,))
    return True


def _next(db: sqlite3.Connection, last: int) -> int | None:
    """Give the number of the line that completes the next piece."""
    found = db.execute("SELECT id FROM turns WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?", (last, PIECE - 1))
    row = found.fetchone()
    return row and int(row[0])


def _let_go(db: sqlite3.Connection) -> None:
    for name in _TRIGGERS:
        db.execute(f"DROP TRIGGER IF EXISTS {name}")
    db.execute("DELETE FROM state WHERE name = 'search_top'")


def _possible(db: sqlite3.Connection) -> bool:
    """Tell whether this SQLite has what the index needs."""
    module = "SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"
    return sqlite3.sqlite_version_info >= TRIGRAM and db.execute(module).fetchone() is not None
