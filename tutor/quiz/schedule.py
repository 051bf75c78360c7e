"""When a card comes back: FSRS with the caps of a short course; the only place that knows `fsrs`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

import fsrs

from tutor.journal.reviews import Standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tutor.quiz.model import Card, Rating, Review

LONGEST: Final = 60
"""Days after which a card comes back at the latest: a course lasts some weeks, not years."""
RETENTION: Final = 0.9
"""The share of cards that should still be known when they come back."""
SOON: Final = timedelta(minutes=10)
"""When a card comes back that was not known."""
_RATINGS: Final[dict[Rating, fsrs.Rating]] = {
    "again": fsrs.Rating.Again,
    "hard": fsrs.Rating.Hard,
    "good": fsrs.Rating.Good,
    "easy": fsrs.Rating.Easy,
}


@dataclass(frozen=True, slots=True)
class About:
    """What the journal keeps of a card, so that a later sitting finds it again."""

    subject: str
    kind: str
    turn: int = 0

    @classmethod
    def of(cls, card: Card) -> About:
        """Take it from a card."""
        return cls(card.subject, card.kind, card.turn)


class Schedule:
    """FSRS. With `fuzz` cards learnt on one day do not all come back on one day."""

    def __init__(self, fuzz: bool = True) -> None:
        self._scheduler = fsrs.Scheduler(
            desired_retention=RETENTION,
            learning_steps=(SOON,),
            relearning_steps=(SOON,),
            maximum_interval=LONGEST,
            enable_fuzzing=fuzz,
        )

    def step(self, review: Review, about: About) -> Callable[[Standing | None], Standing]:
        """Give what tells where a card stands after a review, from where it stood before."""
        return lambda before: self._after(before, review, about)

    def recall(self, standing: Standing, now: datetime) -> float:
        """Give the chance, 0 to 1, that a card is known now."""
        return self._scheduler.get_card_retrievability(_card(standing), now.astimezone(UTC))

    def _after(self, before: Standing | None, review: Review, about: About) -> Standing:
        at = review.at.astimezone(UTC)
        card = _card(before) if before else fsrs.Card(card_id=0, due=at)
        # A log that another machine's clock wrote may be ahead of ours: time never runs backwards here.
        at = max(at, before.last) if before else at
        after, _ = self._scheduler.review_card(card, _RATINGS[review.rating], at)
        return Standing(
            card=review.card,
            subject=about.subject,
            kind=about.kind,
            turn=about.turn or (before.turn if before else 0),
            state=after.state.value,
            step=after.step,
            stability=after.stability or 0.0,
            difficulty=after.difficulty or 0.0,
            due=min(after.due, at + timedelta(days=LONGEST)),
            last=at,
            reviews=(before.reviews if before else 0) + 1,
            lapses=(before.lapses if before else 0) + (review.rating == "again" and before is not None),
        )


def _card(standing: Standing) -> fsrs.Card:
    """Give the card of the library; a number is all that keeps it from making one up and waiting."""
    return fsrs.Card(
        card_id=0,
        state=fsrs.State(standing.state),
        step=standing.step,
        stability=standing.stability,
        difficulty=standing.difficulty,
        due=standing.due.astimezone(UTC),
        last_review=standing.last.astimezone(UTC),
    )
