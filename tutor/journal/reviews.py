"""The log of the quiz: rows that are only added, and where each card stands because of them."""

from __future__ import annotations

import os
from dataclasses import astuple, dataclass, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, get_args

from tutor.journal.file import transaction
from tutor.journal.store import insert
from tutor.quiz.model import Rating, Review

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection

T = TypeVar("T")


class Do(Protocol):
    """Does something with the file; gives `otherwise` where that cannot be had."""

    def __call__(self, work: Callable[[sqlite3.Connection], T], otherwise: T, /) -> T:
        """Do it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a card stands. `state`, `step`, `stability` (days) and `difficulty` are the schedule's own."""

    card: str
    subject: str
    kind: str
    turn: int
    state: int
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    last: datetime
    reviews: int
    lapses: int


class About(Protocol):
    """Gives a card of that id as it would stand before its first review, with its subject and kind."""

    def __call__(self, card: str, /) -> Standing:
        """Give it."""


class Step(Protocol):
    """Gives where a card stands after a review: its subject and kind are those of `about`."""

    def __call__(self, review: Review, about: Standing, before: Standing | None, /) -> Standing:
        """Give it."""


COLUMNS = ", ".join(field.name for field in fields(Standing))
MARKS = ", ".join("?" for _ in fields(Standing))


class Reviews:
    """What was answered in quizzes. Get one from the journal."""

    def __init__(self, do: Do, clean: Callable[[str], str]) -> None:
        self._do, self._clean = do, clean

    def add(self, review: Review, step: Callable[[Standing | None], Standing]) -> Standing | None:
        """Keep an answer, and where its card stands now: `step` makes that from where it stood.

        Both happen at once, so that two programs that ask the same card lose nothing. None where nothing
        can be kept.
        """

        def work(db: sqlite3.Connection) -> Standing | None:
            with transaction(db):
                insert(db, "reviews", {"uid": os.urandom(16).hex(), **_row(review, self._clean)})
                standing = step(_standing(db, review.card))
                place(db, standing)
            return standing

        return self._do(work, None)

    def due(self, now: datetime) -> int:
        """Give how many cards are due."""
        count = "SELECT count(*) FROM cards WHERE due <= ?"
        return self._do(lambda db: int(db.execute(count, (_text(now),)).fetchone()[0]), 0)

    def next(self, until: datetime, count: int) -> list[Standing]:
        """Give where the cards stand that are due at some time, the longest overdue first."""
        where = "due <= ? ORDER BY due, card LIMIT ?"
        return self._do(lambda db: standings(db, where, _text(until), count), [])

    def known(self) -> frozenset[str]:
        """Give every card that was asked once."""
        found = "SELECT card FROM cards"
        return self._do(lambda db: frozenset(str(row[0]) for row in db.execute(found)), frozenset())

    def standings(self) -> list[Standing]:
        """Give where every card stands that was asked once, the one due first at the head."""
        return self._do(lambda db: standings(db, "TRUE ORDER BY due, card"), [])

    def about(self, subjects: Collection[str]) -> list[Standing]:
        """Give where the cards about these subjects stand."""
        where = f"subject IN ({','.join('?' * len(subjects))})"
        return self._do(lambda db: standings(db, where, *subjects), [])

    def log(self) -> list[Review]:
        """Give every answer, the oldest first."""
        return self._do(
            lambda db: [review(row) for row in db.execute("SELECT * FROM reviews ORDER BY at, id")], []
        )

    def report(self, card: str, at: datetime, question: str) -> None:
        """Keep that a learner found a card wrong."""
        row = {"card": card, "at": _text(at), "question": self._clean(question)}
        self._do(lambda db: insert(db, "reports", row), 0)

    def reported(self) -> frozenset[str]:
        """Give the cards that were found wrong."""
        found = "SELECT DISTINCT card FROM reports"
        return self._do(lambda db: frozenset(str(row[0]) for row in db.execute(found)), frozenset())


def _row(review: Review, clean: Callable[[str], str]) -> dict[str, object]:
    return {
        "card": review.card,
        "at": _text(review.at),
        "rating": review.rating,
        "seconds": round(review.seconds, 1),
        "source": review.source,
        "given": clean(review.given),
        "hints": review.hints,
        "tries": review.tries,
    }


def review(row: sqlite3.Row) -> Review:
    """Give an answer from its row."""
    assert row["rating"] in get_args(Rating)
    names = ("card", "rating", "seconds", "source", "given", "hints", "tries")
    return Review(at=datetime.fromisoformat(row["at"]), **{name: row[name] for name in names})


def place(db: sqlite3.Connection, standing: Standing, turn: int | None = None) -> None:
    """Keep where a card stands; `turn` is the line it was made from, if it is another one here."""
    standing = standing if turn is None else replace(standing, turn=turn)
    values = [_text(value) if isinstance(value, datetime) else value for value in astuple(standing)]
    db.execute(f"INSERT OR REPLACE INTO cards ({COLUMNS}) VALUES ({MARKS})", values)


def _standing(db: sqlite3.Connection, card: str) -> Standing | None:
    return next(iter(standings(db, "card = ?", card)), None)


def standings(db: sqlite3.Connection, where: str, *values: object) -> list[Standing]:
    """Give standings from their rows; `where` is SQL of ours."""
    found = db.execute(f"SELECT {COLUMNS} FROM cards WHERE {where}", values)
    return [Standing(*(_plain(name, row[name]) for name in row.keys())) for row in found]  # noqa: SIM118 - a row iterates over its values


def _plain(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if name in ("due", "last") else value


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def worked_out(db: sqlite3.Connection, about: Standing, step: Step) -> Standing | None:
    """Give where a card stands by its reviews alone, in the order of time."""
    stands = None
    for row in db.execute("SELECT * FROM reviews WHERE card = ? ORDER BY at, id", (about.card,)).fetchall():
        stands = step(review(row), about, stands)
    return stands and replace(stands, turn=about.turn)
