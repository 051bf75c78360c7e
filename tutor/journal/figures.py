"""Numbers about everything in the journal, each one statement."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.journal.query import FAILED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Figures:
    """What was typed so far. `days` are local dates with lines or reviews, the newest first.

    `uses` are correct uses by unit of `explain.fading`, `errors` how often each diagnosis was met, with
    its slots of the last time.
    """

    lines: int = 0
    failed: int = 0
    uses: tuple[tuple[str, int], ...] = ()
    days: tuple[str, ...] = ()
    errors: tuple[tuple[str, int, Mapping[str, str]], ...] = ()


def figures(db: sqlite3.Connection) -> Figures:
    """Count."""
    lines, failed = db.execute(f"SELECT count(*), coalesce(sum({FAILED}), 0) FROM turns").fetchone()
    days = _days(db, "turns", "started") | _days(db, "reviews", "at")
    errors = db.execute(
        "SELECT met.diagnosis, times, diagnosis_slots FROM"
        " (SELECT diagnosis, count(*) AS times, max(id) AS last FROM turns"
        " WHERE diagnosis IS NOT NULL GROUP BY diagnosis) AS met"
        " JOIN turns ON turns.id = last ORDER BY times DESC, met.diagnosis"
    )
    return Figures(
        lines=lines,
        failed=failed,
        uses=tuple((row[0], row[1]) for row in db.execute("SELECT unit, uses FROM known")),
        days=tuple(sorted(days, reverse=True)),
        errors=tuple((row[0], row[1], json.loads(row[2] or "{}")) for row in errors),
    )


def _days(db: sqlite3.Connection, table: str, column: str) -> set[str]:
    """Give the local dates in a column that has an index: from the last moment of each to the day before."""
    found = db.execute(
        f"WITH RECURSIVE latest(at) AS (SELECT max({column}) FROM {table} UNION ALL"
        f" SELECT (SELECT max({column}) FROM {table} WHERE {column} <"
        " strftime('%Y-%m-%dT%H:%M:%S', latest.at, 'localtime', 'start of day', 'utc'))"
        " FROM latest WHERE latest.at IS NOT NULL)"
        " SELECT date(at, 'localtime') FROM latest WHERE at IS NOT NULL"
    )
    return {row[0] for row in found}
