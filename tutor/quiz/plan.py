"""Which cards a sitting asks, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from tutor.journal.reviews import Standing
    from tutor.quiz.model import Card


def choose(
    deck: Sequence[Card],
    standings: Mapping[str, Standing],
    now: datetime,
    count: int,
    wrong: Collection[str] = (),
    cram: bool = False,
) -> tuple[Card, ...]:
    """Give at most `count` cards: those due, the longest overdue first, then new ones as the deck has them.

    `wrong` are cards that the learner found wrong. With `cram` it does not matter what is due. No two cards
    are about one subject: the first would answer the second.
    """
    cards = [card for card in deck if card.id not in wrong]
    known = {card.id: standings[card.id] for card in cards if card.id in standings}
    due = sorted(
        (card for card in cards if card.id in known and (cram or known[card.id].due <= now)),
        key=lambda card: known[card.id].due,
    )
    new = (card for card in cards if card.id not in known)
    return interleave(tuple(_apart((*due, *new)))[:count])


def about(deck: Sequence[Card], topic: str) -> tuple[Card, ...]:
    """Give the cards of one topic; "" is all."""
    wanted = topic.casefold()
    return tuple(card for card in deck if not wanted or wanted in _topics(card))


def topics(deck: Iterable[Card]) -> tuple[str, ...]:
    """Give every topic that chooses cards."""
    return tuple(sorted({topic for card in deck for topic in card.topics}))


def interleave(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Bring what is easily confused next to each other, and keep the order otherwise.

    Telling two things apart is learnt when one follows the other (Brunmair and Richter, 2019).
    """
    sets: dict[str, list[Card]] = {}
    for card in cards:
        sets.setdefault(card.confusable or card.id, []).append(card)
    return tuple(card for together in sets.values() for card in together)


def _topics(card: Card) -> set[str]:
    words = (*card.topics, card.confusable, card.kind, *card.subject.split("/"))
    return {word.casefold() for word in words if word}


def _apart(cards: Iterable[Card]) -> Iterator[Card]:
    """Leave out the siblings of cards that are there already."""
    seen: set[str] = set()
    for card in cards:
        if card.subject not in seen:
            seen.add(card.subject)
            yield card
