"""Which cards a sitting asks, and in which order."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tutor.quiz.model import Card


def choose(
    deck: Sequence[Card],
    due: Sequence[str],
    known: Collection[str],
    count: int,
    wrong: Collection[str] = (),
) -> tuple[Card, ...]:
    """Give at most `count` cards: those of `due` in that order, then new ones as the deck has them.

    `known` are all that were asked once, `wrong` those that the learner found wrong. No two cards are about
    one subject: the first would answer the second.
    """
    cards = {card.id: card for card in deck if card.id not in wrong}
    back = (cards[name] for name in due if name in cards)
    new = (card for name, card in cards.items() if name not in known)
    return interleave(tuple(islice(_apart(chain(back, new)), count)))


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
