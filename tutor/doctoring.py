"""What the doctor says of the journal, and what became of it when he repaired it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from tutor.doctor import Finding
from tutor.journal.bound import megabytes
from tutor.journal.health import examine
from tutor.journal.repair import InUseError, repair
from tutor.journal.salvage import Count
from tutor.quiz.handover import steps, unasked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tutor.journal.repair import Recovered, Repaired
    from tutor.tell import Teller

_TABLES: Final = {"sittings": "sessions", "lines": "turns", "outputs": "output", "reviews": "reviews"}


def journal_findings(path: Path, teller: Teller) -> Iterator[Finding]:
    """Look at the journal; none where there is no journal yet."""
    health = examine(path, unasked(teller.bank), steps())
    if health is None:
        return
    what = health.damage[0].splitlines()[-1] if health.damage else ""
    yield Finding("journal-file", not what, {"what": what})
    if not what:
        wrong = health.orphans + health.unkept
        yield Finding("journal-rows", not wrong, {"count": str(wrong)})
        yield Finding("journal-cards", not health.cards, {"count": str(len(health.cards))})
    slots = {"size": megabytes(health.size), "bound": megabytes(health.most)}
    where = str(path.with_name("settings.json"))
    yield Finding("journal-size", health.size <= health.most, {**slots, "path": where})
    if health.left:
        yield Finding("journal-left", False, {"names": ", ".join(one.name for one in health.left)})


def repair_journal(path: Path, teller: Teller) -> int:
    """Repair the journal and say what was done; give the exit code."""
    if not path.exists():
        teller.say("repair.none")
        return 0
    try:
        done = repair(
            path,
            unasked(teller.bank),
            steps(),
            lambda: datetime.now(UTC).isoformat(timespec="milliseconds"),
        )
    except InUseError:
        teller.say("repair.in-use")
        return 1
    except (OSError, sqlite3.Error) as error:
        teller.say("repair.failed", why=str(error))
        return 1
    _tell(done, teller)
    return 0


def _tell(done: Repaired, teller: Teller) -> None:
    if done.backup:
        teller.say("repair.backup", path=str(done.backup))
    for name in ("rows", "cards"):
        if count := getattr(done, name):
            teller.say(f"repair.{name}", count=str(count))
    for one in done.recovered:
        _tell_recovered(one, teller)
    if done.freed:
        teller.say("repair.freed", size=megabytes(done.freed))
    if not (done.backup or done.recovered or done.freed):
        teller.say("repair.nothing")


def _tell_recovered(one: Recovered, teller: Teller) -> None:
    if not one.rows:
        teller.say("repair.unreadable", path=str(one.path))
        return
    kept = {name: str(_count(one.rows, table).kept) for name, table in _TABLES.items() if name != "outputs"}
    teller.say("repair.recovered", path=str(one.path), **kept)
    lost = {name: _count(one.rows, table).lost for name, table in _TABLES.items()}
    others = sum(count.lost for count in one.rows.values()) - sum(lost.values())
    if others or any(lost.values()):
        teller.say("repair.lost", others=str(others), **{name: str(count) for name, count in lost.items()})
    else:
        teller.say("repair.lost-nothing")


def _count(rows: dict[str, Count], table: str) -> Count:
    return rows.get(table, Count())
