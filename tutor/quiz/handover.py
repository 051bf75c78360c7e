"""Hands what was learnt to other programs, and takes over another machine's journal."""

from __future__ import annotations

import csv
import io
import json
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from tutor.journal.reviews import Standing
from tutor.quiz.schedule import About, Schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tutor.bank import Bank
    from tutor.journal import Journal
    from tutor.journal.reviews import Step
    from tutor.quiz.model import Review

_NAMES: Final = ("at", "card", "rating", "seconds", "source", "given", "hints", "tries")
_SPACE: Final = uuid.UUID("6f9a1d1e-58a6-4b52-9d0c-0c6f5ce5f6a1")
"""Makes the same name for the same review, each time and everywhere."""
_HOME: Final = "https://docker-tutor.invalid"
"""xAPI wants addresses as names; this one leads nowhere on purpose (RFC 2606)."""


def take_over(journal: Journal, path: Path) -> tuple[int, int]:
    """Take over a journal; give how many sessions and reviews were new.

    Raises:
        sqlite3.DatabaseError: the file is no sound journal.

    """
    return journal.merge(path, steps())


def steps() -> Step:
    """Give what works out where a card stands by its reviews alone."""
    schedule = Schedule(fuzz=False)

    def step(review: Review, other: Standing, before: Standing | None) -> Standing:
        return schedule.step(review, About(other.subject, other.kind))(before)

    return step


def unasked(bank: Bank) -> Callable[[str], Standing]:
    """Give what tells of a card what it is about, where only its id is left."""
    from tutor.quiz.cards import deck
    from tutor.quiz.past import Past

    subjects = {card.id: card.subject for card in deck(bank, Past())}

    def about(card: str) -> Standing:
        kind, _, rest = card.partition("/")
        begin = datetime.fromtimestamp(0, UTC)
        return Standing(card, subjects.get(card, rest), kind, 0, 1, None, 0.0, 0.0, begin, begin, 0, 0)

    return about


def as_csv(log: Sequence[Review]) -> str:
    """Give every review as a row of a table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_NAMES)
    writer.writerows(_plain(review).values() for review in log)
    return out.getvalue()


def as_jsonl(log: Sequence[Review]) -> str:
    """Give every review as a line of JSON."""
    return "".join(_lines(_plain(review) for review in log))


def as_xapi(log: Sequence[Review], lang: str) -> str:
    """Give every review as an xAPI statement, one a line.

    Source: https://github.com/adlnet/xAPI-Spec/blob/1.0.3/xAPI-Data.md
    """
    return "".join(_lines(_statement(review, lang) for review in log))


def _lines(data: Iterator[dict[str, object]]) -> Iterator[str]:
    return (f"{json.dumps(one, ensure_ascii=False)}\n" for one in data)


def _plain(review: Review) -> dict[str, object]:
    values = {name: getattr(review, name) for name in _NAMES}
    return {**values, "at": review.at.isoformat(timespec="milliseconds")}


def _statement(review: Review, lang: str) -> dict[str, object]:
    at = review.at.isoformat(timespec="milliseconds")
    activity = f"{_HOME}/card/{review.card.replace(' ', '%20')}"
    return {
        "id": str(uuid.uuid5(_SPACE, f"{review.card} {at}")),
        "actor": {"objectType": "Agent", "account": {"homePage": _HOME, "name": "learner"}},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"en": "answered"}},
        "object": {
            "objectType": "Activity",
            "id": activity,
            "definition": {
                "type": "http://adlnet.gov/expapi/activities/interaction",
                "interactionType": "other",
                "name": {lang: review.card},
            },
        },
        "result": {
            "success": review.rating != "again",
            "response": review.given,
            "duration": f"PT{review.seconds}S",
            "extensions": {f"{_HOME}/rating": review.rating, f"{_HOME}/hints": review.hints},
        },
        "context": {"platform": "docker-tutor", "extensions": {f"{_HOME}/source": review.source}},
        "timestamp": at,
    }
