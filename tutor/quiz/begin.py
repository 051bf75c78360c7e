"""Begins a sitting: what the learner did, the cards made from it, and the questions that are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tutor.quiz.ask import NotAskableError, question
from tutor.quiz.cards import deck, taught
from tutor.quiz.past import Past, remember
from tutor.quiz.plan import about, choose
from tutor.quiz.schedule import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from tutor.bank import Bank
    from tutor.journal import Journal, Standing
    from tutor.quiz.model import Card, Question

LOOKS_BACK: Final = 200
"""The newest lines that new cards are made from."""
MOST_DUE: Final = 200
"""Cards looked at of those that are due: more than any sitting asks."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for. The same `seed` puts the same questions; `taught` is all that is asked about."""

    count: int
    topic: str = ""
    cram: bool = False
    seed: int = 0
    taught: tuple[str, ...] = ()


def begin(journal: Journal, bank: Bank, wish: Wish, now: datetime) -> tuple[Question, ...]:
    """Give the questions of a sitting, none if nothing fits."""
    until = now + timedelta(days=LONGEST) if wish.cram else now
    due = journal.reviews.next(until, MOST_DUE)
    past = _past(journal, due)
    lessons = taught(bank, wish.taught or journal.lessons.taught())
    allowed = {card.id for card in lessons} if wish.taught else None
    cards = [
        card for card in about(deck(bank, past, lessons), wish.topic) if allowed is None or card.id in allowed
    ]
    known = journal.reviews.known()
    wrong = set(journal.reviews.reported())
    while True:
        picked = choose(cards, [one.card for one in due], known, wish.count, wrong)
        asked = list(_asked(picked, bank, past, wish.seed))
        failed = {card.id for card in picked} - {one.card.id for one in asked}
        if not failed:
            return tuple(asked)
        wrong |= failed


def _past(journal: Journal, due: Sequence[Standing]) -> Past:
    """Give the newest lines, and the older ones that cards which are due were made from."""
    turns = {turn.id: turn for turn in journal.last(LOOKS_BACK)}
    older = {one.turn for one in due if one.turn} - turns.keys()
    return remember([*turns.values(), *journal.numbered(sorted(older))])


def _asked(cards: Sequence[Card], bank: Bank, past: Past, seed: int) -> Iterator[Question]:
    for card in cards:
        try:
            yield question(card, bank, past, seed)
        except NotAskableError:  # its line was deleted, or docker takes it no more
            continue
