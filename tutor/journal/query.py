"""Questions to the journal, each one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tutor.journal import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from tutor.journal.rows import Sitting, Turn
    from tutor.model import Stream

HISTORY = 2000  # lines that arrow-up reaches
FAILED = "status NOT IN ('begun', 'ok', 'refused')"


def last(db: sqlite3.Connection, count: int, brief: bool = False) -> list[Turn]:
    """Give the newest turns, the most recent last; `brief` is without their notes."""
    return _turns(db, "parent IS NULL ORDER BY id DESC LIMIT ?", count, brief=brief)[::-1]


def of_session(db: sqlite3.Connection, session: int) -> list[Turn]:
    """Give the turns of a session in order, with those that its shell lines sent by themselves."""
    return _turns(db, "session = ? ORDER BY id", session)


def parts(db: sqlite3.Connection, turn: int) -> list[Turn]:
    """Give the commands that a shell line sent, in order."""
    return _turns(db, "parent = ? ORDER BY id", turn)


def by_ids(db: sqlite3.Connection, ids: Sequence[int], brief: bool = False) -> list[Turn]:
    """Give turns by number, in order; `brief` is without their notes."""
    return _turns(db, f"id IN ({','.join('?' * len(ids))}) ORDER BY id", *ids, brief=brief)


def uses(db: sqlite3.Connection, units: Sequence[str]) -> dict[str, int]:
    """Give how often each unit was used correctly since it was last used wrongly or forgotten."""
    marks = ",".join("?" * len(units))
    return dict(db.execute(f"SELECT unit, uses FROM known WHERE unit IN ({marks})", units).fetchall())


def history(db: sqlite3.Connection) -> list[str]:
    """Give the lines typed at prompts, the most recent last, none twice in a row."""
    found = db.execute(
        "SELECT line FROM turns JOIN sessions ON sessions.id = session"
        " WHERE parent IS NULL AND sessions.kind = 'prompt' ORDER BY turns.id DESC LIMIT ?",
        (2 * HISTORY,),
    ).fetchall()
    lines = [str(row[0]) for row in reversed(found)]
    return [line for before, line in zip([None, *lines], lines, strict=False) if line != before][-HISTORY:]


def sessions(db: sqlite3.Connection, last: int = -1, only: Collection[int] | None = None) -> list[Sitting]:
    """Give the `last` sessions that have lines (-1 for all), the newest last; or those of some numbers."""
    typed = "FROM turns WHERE session = sessions.id AND parent IS NULL"
    among = "" if only is None else f"AND id IN ({','.join(str(int(one)) for one in only)})"
    found = db.execute(
        f"SELECT sessions.*, (SELECT count(*) {typed}) AS lines, (SELECT sum({FAILED}) {typed}) AS errors"
        f" FROM sessions WHERE EXISTS (SELECT 1 {typed}) {among} ORDER BY id DESC LIMIT ?",
        (last,),
    )
    return [rows.sitting(row) for row in found.fetchall()][::-1]


def labelled(db: sqlite3.Connection, text: str) -> list[int]:
    """Give the numbers of the sessions with a text in their name, note or tags."""
    fits = " OR ".join(f"{name} LIKE ?1 ESCAPE '\\'" for name in ("name", "note", "tags"))
    return [row[0] for row in db.execute(f"SELECT id FROM sessions WHERE {fits}", (like(text),))]


def output(db: sqlite3.Connection, turn: int) -> list[tuple[float, Stream, bytes]]:
    """Give what a turn printed: seconds since it began, stream, bytes."""
    found = db.execute("SELECT at, stream, data FROM output WHERE turn = ? ORDER BY tail, at, id", (turn,))
    return [(row[0], cast("Stream", row[1]), bytes(row[2])) for row in found.fetchall()]


def resizes(db: sqlite3.Connection, turn: int) -> list[tuple[float, int, int]]:
    """Give when the terminal changed during a turn: seconds since it began, rows, columns."""
    found = db.execute("SELECT at, rows, columns FROM resizes WHERE turn = ? ORDER BY id", (turn,))
    return [(row[0], row[1], row[2]) for row in found.fetchall()]


def like(text: str) -> str:
    """Give the pattern of a text somewhere in another."""
    for special in "\\%_":
        text = text.replace(special, f"\\{special}")
    return text and f"%{text}%"


def _turns(db: sqlite3.Connection, where: str, *values: object, brief: bool = False) -> list[Turn]:
    found = db.execute(f"SELECT * FROM turns WHERE {where}", values).fetchall()
    return [rows.turn(row, brief) for row in found]
