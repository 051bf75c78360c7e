"""How far a learner has come: what is known of how much, how well it stays, what comes next."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tutor.explain.fading import FULL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from tutor.bank import Bank
    from tutor.journal import Journal, Standing
    from tutor.model import Slots
    from tutor.quiz.model import Review

LOOKS_BACK: Final = timedelta(days=30)
"""Retention is counted over this time."""
AHEAD: Final = 7
"""Days of the forecast."""
MASTERED: Final = 7.0
"""Days that an error's card is remembered for, from which it counts as mastered."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many are known, and being learnt, of `total`; the rest was never used."""

    known: int
    learning: int
    total: int

    @property
    def unseen(self) -> int:
        """How many were never used correctly."""
        return self.total - self.known - self.learning


@dataclass(frozen=True, slots=True)
class Met:
    """One kind of error: how often it was met, and whether its card is remembered for a week.

    `slots` are those of the last time: they fill the bank's sentence about it.
    """

    id: str
    times: int
    mastered: bool
    slots: Slots = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stats:
    """All figures. `retention` is 0 to 1, None before anything came back; `forecast` counts cards by day.

    The first day of the forecast is today, with all that is overdue.
    """

    lines: int
    failed: int
    commands: Share
    flags: Share
    reviews: int
    retention: float | None
    streak: int
    forecast: tuple[tuple[date, int], ...]
    errors: tuple[Met, ...]


def gather(journal: Journal, bank: Bank, now: datetime) -> Stats:
    """Count everything."""
    found, standings, log = journal.figures(), journal.reviews.standings(), journal.reviews.log()
    uses = dict(found.uses)
    commands = [bank.command(name) for name in bank.commands]
    commands = [one for one in commands if not one.sections]
    flags = (
        f"flag/{one.name}/{name}" for one in commands for name, flag in one.flags.items() if not flag.hidden
    )
    return Stats(
        lines=found.lines,
        failed=found.failed,
        commands=share([f"command/{one.name}" for one in commands], uses),
        flags=share(list(flags), uses),
        reviews=len(log),
        retention=retention(log, now),
        streak=streak(found.days, now.astimezone().date()),
        forecast=forecast(standings, now),
        errors=tuple(_met(name, times, slots, standings) for name, times, slots in found.errors),
    )


def share(parts: Sequence[str], uses: Mapping[str, int]) -> Share:
    """Tell how many parts are known; a part was used as often as the forms of its value together."""
    best: dict[str, int] = {}
    for unit, count in uses.items():
        part = "/".join(unit.split("/")[:3])
        best[part] = best.get(part, 0) + count
    counts = [best.get(part, 0) for part in parts]
    known = sum(count >= FULL for count in counts)
    return Share(known, sum(0 < count < FULL for count in counts), len(parts))


def retention(log: Iterable[Review], now: datetime) -> float | None:
    """Tell which share of the cards that came back in the last month was still known."""
    seen: set[str] = set()
    kept: list[bool] = []
    for review in log:
        if review.card in seen and now - review.at <= LOOKS_BACK:
            kept.append(review.rating != "again")
        seen.add(review.card)
    return sum(kept) / len(kept) if kept else None


def streak(days: Iterable[str], today: date) -> int:
    """Count the days in a row up to today; today itself may still be to come."""
    there = {date.fromisoformat(day) for day in days}
    day = today if today in there else today - timedelta(days=1)
    count = 0
    while day in there:
        count, day = count + 1, day - timedelta(days=1)
    return count


def forecast(standings: Iterable[Standing], now: datetime) -> tuple[tuple[date, int], ...]:
    """Count the cards that come back on each of the next days."""
    today = now.astimezone().date()
    due = [max(today, one.due.astimezone().date()) for one in standings]
    days = [today + timedelta(days=number) for number in range(AHEAD)]
    return tuple((day, due.count(day)) for day in days)


def _met(name: str, times: int, slots: Slots, standings: Iterable[Standing]) -> Met:
    about = [one for one in standings if one.subject == f"error/{name}"]
    return Met(name, times, bool(about) and all(one.stability >= MASTERED for one in about), slots)


def as_json(found: Stats) -> dict[str, object]:
    """Give all figures as plain data."""
    plain = asdict(found)
    for name in ("commands", "flags"):
        plain[name]["unseen"] = getattr(found, name).unseen
    plain["errors"] = tuple({key: one[key] for key in ("id", "times", "mastered")} for one in plain["errors"])
    plain["forecast"] = [{"day": day.isoformat(), "cards": count} for day, count in found.forecast]
    return plain
