"""Numbers about everything in the journal, each one statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.journal.query import FAILED

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Figures:
    """What was typed so far. `days` are local dates with lines or reviews, the newest first.

    `uses` are correct uses by unit of `explain.fading`, `errors` how often each diagnosis was met.
    """

    lines: int = 0
    failed: int = 0
    uses: tuple[tuple[str, int], ...] = ()
    days: tuple[str, ...] = ()
    errors: tuple[tuple[str, int], ...] = ()


def figures(db: sqlite3.Connection) -> Figures:
    """Count."""
    lines, failed = db.execute(f"SELECT count(*), coalesce(sum({FAILED}), 0) FROM turns").fetchone()
    days = db.execute(
        "SELECT DISTINCT date(started, 'localtime') AS day FROM turns"
        " UNION SELECT date(at, 'localtime') FROM reviews ORDER BY day DESC"
    )
    errors = db.execute(
        "SELECT diagnosis, count(*) FROM turns WHERE diagnosis IS NOT NULL"
        " GROUP BY diagnosis ORDER BY 2 DESC, 1"
    )
    return Figures(
        lines=lines,
        failed=failed,
        uses=tuple((row[0], row[1]) for row in db.execute("SELECT unit, uses FROM known")),
        days=tuple(row[0] for row in days),
        errors=tuple((row[0], row[1]) for row in errors),
    )
