"""Writes to the journal, each one transaction; what is written here is clean already."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tutor.journal import searching
from tutor.journal.file import transaction
from tutor.journal.owner import Owner, alive

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from tutor.journal.mask import Chunk
    from tutor.journal.rows import Begun


def insert(db: sqlite3.Connection, table: str, values: Mapping[str, object]) -> int:
    """Add a row and give its number."""
    names, slots = ", ".join(values), ", ".join("?" * len(values))
    return (
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({slots})", tuple(values.values())).lastrowid or 0
    )


def update(db: sqlite3.Connection, table: str, number: int, values: Mapping[str, object]) -> None:
    """Change columns of one row."""
    sets = ", ".join(f"{name} = ?" for name in values)
    db.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*values.values(), number))


def begin(db: sqlite3.Connection, turn: Begun, more: Mapping[str, object]) -> int:
    """Add a turn that is about to run."""
    names = ("line", "kind", "command", "invocations", "notes", "cautions", "typed")
    with transaction(db):
        number = insert(db, "turns", {**{name: getattr(turn, name) for name in names}, **more})
        db.executemany(
            "INSERT INTO flags (turn, command, name, value) VALUES (?, ?, ?, ?)",
            [(number, *flag) for flag in turn.flags],
        )
    return number


def learn(db: sqlite3.Connection, learnt: Sequence[str], failed: Sequence[str]) -> None:
    """Count one more correct use of some units; others are new again, with all that begins with them."""
    with transaction(db):
        db.executemany(
            "INSERT INTO known (unit, uses) VALUES (?, 1) ON CONFLICT (unit) DO UPDATE SET uses = uses + 1",
            [(unit,) for unit in learnt],
        )
        db.executemany(
            "DELETE FROM known WHERE unit = ? OR unit >= ? AND unit < ?",
            [(part, f"{part}/", f"{part}0") for part in failed],  # 0 is what follows / in ASCII
        )


def output(
    db: sqlite3.Connection, turn: int, chunks: Sequence[Chunk], tail: bool, total: int, dropped: int
) -> None:
    """Add output of a turn; a tail replaces the one before."""
    with transaction(db):
        if tail:
            db.execute("DELETE FROM output WHERE turn = ? AND tail", (turn,))
        db.executemany(
            "INSERT INTO output (turn, at, stream, tail, data) VALUES (?, ?, ?, ?, ?)",
            [(turn, round(chunk.at, 4), chunk.stream, tail, chunk.data) for chunk in chunks],
        )
        update(db, "turns", turn, {"output_bytes": total, "dropped_bytes": dropped})


def joinable(db: sqlite3.Connection, number: int, owner: Owner) -> int | None:
    """Give the session of that number; else the open one of the shell that commands are forwarded from."""
    row = db.execute(
        "SELECT id FROM sessions WHERE id = ? OR"
        " (ended IS NULL AND kind = 'forward' AND pid = ? AND pid_started = ?) ORDER BY id = ? DESC LIMIT 1",
        (number, owner.pid, owner.started, number),
    ).fetchone()
    return int(row[0]) if row else None


def sweep(db: sqlite3.Connection) -> list[int]:
    """Mark what a program left open when it was killed; give the turns of which it was the first to know."""
    left = [row["id"] for row in db.execute("SELECT * FROM turns WHERE status = 'begun'") if not _alive(row)]
    open_sessions = db.execute("SELECT * FROM sessions WHERE ended IS NULL").fetchall()
    over = [row["id"] for row in open_sessions if not _alive(row)]
    if not left and not over:
        return []
    with transaction(db):
        marked = [number for number in left if _interrupt(db, number)]
        db.executemany(
            "UPDATE sessions SET ended = coalesce((SELECT max(coalesce(turns.ended, turns.started))"
            " FROM turns WHERE session = sessions.id), started) WHERE id = ?",
            [(number,) for number in over],
        )
    return marked


def running(db: sqlite3.Connection) -> bool:
    """Tell whether another program holds a session now."""
    found = db.execute("SELECT pid, pid_started FROM sessions WHERE ended IS NULL AND kind = 'prompt'")
    return any(row["pid"] != os.getpid() and _alive(row) for row in found.fetchall())


def delete(db: sqlite3.Connection, session: int, secure: bool) -> None:
    """Delete a session with all that it holds; `secure` leaves no byte of it in the file."""
    db.execute(f"PRAGMA secure_delete = {'ON' if secure else 'OFF'}")
    with transaction(db):
        db.execute("DELETE FROM sessions WHERE id = ?", (session,))
    if secure:
        searching.forget(db)
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _interrupt(db: sqlite3.Connection, number: int) -> bool:
    done = db.execute(
        "UPDATE turns SET status = 'interrupted',"
        " seconds = (SELECT max(at) FROM output WHERE turn = turns.id) WHERE id = ? AND status = 'begun'",
        (number,),
    )
    return bool(done.rowcount)


def _alive(row: sqlite3.Row) -> bool:
    return row["pid"] == os.getpid() or alive(Owner(row["pid"], row["pid_started"]))
