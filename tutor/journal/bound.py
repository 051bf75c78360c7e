"""Keeps the file from growing for ever: the oldest output goes first; lines, reviews and cards never go.

The room that it leaves in the file is used again for what comes next, so a file that has reached its bound
stays as large as it is. `docker-tutor doctor --repair` gives the room back to the disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.journal.file import transaction, used

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

LOOK: Final = 256 << 10  # bytes that one program writes before it looks at the size again
AT_ONCE: Final = 2 << 20  # bytes of output dropped at once, so that no line has to wait for it
LINES_AT_ONCE: Final = 1000
NEWEST: Final = 200  # lines that keep their output in any case: those that the quiz looks at


def most(path: Path) -> int:
    """Give how large the journal at `path` may be, in bytes."""
    from tutor import settings

    return settings.load(path.with_name("settings.json")).journal_mb << 20


def megabytes(size: int) -> str:
    """Give a size as people read it."""
    return f"{size / (1 << 20):.0f}"


def make_room(db: sqlite3.Connection, bound: int, now: str, at_once: int = AT_ONCE) -> bool:
    """Drop the oldest output if the file is larger than `bound`; tell whether that is the first time.

    Of several prompts each drops what is the oldest then: together they drop no more than is needed.
    """
    if used(db) <= bound:
        return False
    with transaction(db):
        last = _last_to_go(db, min(used(db) - bound, at_once))
        if last is None:
            return False
        db.execute(
            "UPDATE turns SET dropped_bytes = output_bytes"
            " WHERE id IN (SELECT DISTINCT turn FROM output WHERE turn <= ?)",
            (last,),
        )
        db.execute("DELETE FROM output WHERE turn <= ?", (last,))
        return bool(db.execute("INSERT OR IGNORE INTO state VALUES ('bound_told', ?)", (now,)).rowcount)


def _last_to_go(db: sqlite3.Connection, goal: int) -> int | None:
    """Give the newest of the oldest lines whose output is `goal` bytes; None if there is none to drop."""
    sizes = db.execute(
        "SELECT turn, sum(length(data)) FROM output WHERE turn <= (SELECT max(id) FROM turns) - ?"
        " GROUP BY turn ORDER BY turn LIMIT ?",
        (NEWEST, LINES_AT_ONCE if goal <= AT_ONCE else -1),
    )
    last = None
    for turn, size in sizes:
        last, goal = turn, goal - size
        if goal <= 0:
            break
    return last
