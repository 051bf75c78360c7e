"""Begins a sitting: what the learner did, the cards made from it, and the questions that are due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, overload

from tutor.quiz.ask import NotAskableError, question
from tutor.quiz.cards import deck, taught
from tutor.quiz.past import Past, remember
from tutor.quiz.plan import about, choose
from tutor.quiz.schedule import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
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


class Questions(Sequence["Question"]):
    """The questions of a sitting. Each is made when it is first looked at: making one takes a while.

    A card that makes no question today gives its place to another, so the last ones may be fewer than they
    seemed.
    """

    def __init__(
        self, pick: Callable[[Collection[str]], Sequence[Card]], ask: Callable[[Card], Question]
    ) -> None:
        self._pick, self._ask = pick, ask
        self._made: list[Question] = []
        self._wrong: set[str] = set()
        self._picked = list(pick(()))
        self._make(1)

    def __len__(self) -> int:
        return len(self._picked)

    @overload
    def __getitem__(self, place: int) -> Question: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Question]: ...
    def __getitem__(self, place: int | slice) -> Question | Sequence[Question]:
        """Give a question, or some."""
        self._make(place + 1 if isinstance(place, int) and place >= 0 else len(self))
        return self._made[place]

    def _make(self, count: int) -> None:
        while len(self._made) < min(count, len(self._picked)):
            card = self._picked[len(self._made)]
            try:
                self._made.append(self._ask(card))
            except NotAskableError:  # its line was deleted, or docker takes it no more
                self._wrong.add(card.id)
                asked = [one.card for one in self._made]
                others = [one for one in self._pick(self._wrong) if one not in asked]
                self._picked = [*asked, *others][: len(self._picked)]


def begin(journal: Journal, bank: Bank, wish: Wish, now: datetime, *, states: bool = False) -> Questions:
    """Give the questions of a sitting, none if nothing fits; `states` tells that answers can be tried."""
    until = now + timedelta(days=LONGEST) if wish.cram else now
    due = journal.reviews.next(until, MOST_DUE)
    past = _past(journal, due)
    lessons = taught(bank, wish.taught or journal.lessons.taught())
    allowed = {card.id for card in lessons} if wish.taught else None
    cards = [
        card
        for card in about(deck(bank, past, lessons, states=states), wish.topic)
        if allowed is None or card.id in allowed
    ]
    known, wrong = journal.reviews.known(), journal.reviews.reported()
    back = [one.card for one in due]
    return Questions(
        lambda more: choose(cards, back, known, wish.count, wrong.union(more)),
        lambda card: question(card, bank, past, wish.seed),
    )


def _past(journal: Journal, due: Sequence[Standing]) -> Past:
    """Give the newest lines, and the older ones that cards which are due were made from."""
    turns = {turn.id: turn for turn in journal.last(LOOKS_BACK, brief=True)}
    older = {one.turn for one in due if one.turn} - turns.keys()
    return remember([*turns.values(), *journal.numbered(sorted(older), brief=True)])
