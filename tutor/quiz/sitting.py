"""One sitting: its questions one by one, what each answer shows and what is kept of it; prints nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from tutor.quiz.grade import chosen, grade
from tutor.quiz.model import Review
from tutor.quiz.rating import Attempt, rate
from tutor.quiz.schedule import About, Schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from tutor.bank import Bank
    from tutor.journal.reviews import Reviews, Standing
    from tutor.quiz.grade import Effects
    from tutor.quiz.model import Question, Rating, Words

BETWEEN_HINTS: Final = 4.0
"""Seconds from one hint to the next: the second one is worth more after a thought."""
TRIES: Final = 2
"""How often a line may be written; of three choices, a second try would be a guess."""
_FADING: Final = ("flag/", "command/")
"""Subjects that are parts of explanations too: forgotten ones are explained in full again."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """What a sitting needs of the world. With `cram` nothing is kept.

    `now` gives the date, `clock` seconds, `forget` is told what is to be explained in full again, `effects`
    tries lines.
    """

    bank: Bank
    reviews: Reviews
    now: Callable[[], datetime]
    clock: Callable[[], float]
    forget: Callable[[Sequence[str]], object]
    schedule: Schedule = field(default_factory=Schedule)
    cram: bool = False
    effects: Effects | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What an answer led to. `unclear` names no choice and counts for nothing; `retry` allows another try.

    `standing` is where the card stands now, None where nothing was kept.
    """

    kind: Literal["right", "wrong", "retry", "unclear"]
    note: Words | None = None
    rating: Rating | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """One question that was answered to the end."""

    question: Question
    given: str
    reply: Reply


class Round:
    """One question while it is open. Its time runs from the moment it is made."""

    def __init__(self, question: Question, keeper: Keeper) -> None:
        self.question, self._keeper = question, keeper
        self._began = keeper.clock()
        self._hints, self._hinted, self._tries = 0, -BETWEEN_HINTS, 1
        self.done: Done | None = None

    def hint(self) -> Words | float | None:
        """Give the next hint, or the seconds until there is one; None when there are no more."""
        if self._hints == len(self.question.hints):
            return None
        waited = self._keeper.clock() - self._hinted
        if self._hints and waited < BETWEEN_HINTS:
            return BETWEEN_HINTS - waited
        self._hinted = self._keeper.clock()
        self._hints += 1
        return self.question.hints[self._hints - 1]

    def report(self, question: str) -> None:
        """Keep that the learner finds the card wrong; `question` is what they saw."""
        self._keeper.reviews.report(self.question.card.id, self._keeper.now(), question)

    def answer(self, given: str) -> Reply:
        """Grade an answer; an empty one asks to be told."""
        question, is_choice = self.question, bool(self.question.choices)
        if given.strip() and is_choice and not question.expected and chosen(question, given) is None:
            return Reply("unclear", grade(question, given, self._keeper.bank).note)
        if not given.strip():  # a blank left empty could even be a line that does the same
            return self._finish(given, right=False, note=None)
        verdict = grade(question, given, self._keeper.bank, effects=self._keeper.effects)
        if not is_choice and not verdict.right and self._tries < TRIES:
            self._tries += 1
            return Reply("retry", verdict.note)
        return self._finish(given, verdict.right, verdict.note)

    def _finish(self, given: str, right: bool, note: Words | None) -> Reply:
        seconds = self._keeper.clock() - self._began
        typed = 0 if self.question.choices else len(given)
        rating = rate(Attempt(right, seconds, self._hints, self._tries, typed))
        card, now = self.question.card, self._keeper.now()
        review = Review(card.id, now, rating, seconds, "quiz", given, self._hints, self._tries)
        reply = Reply("right" if right else "wrong", note, rating, self._keep(review))
        self.done = Done(self.question, given, reply)
        return reply

    def _keep(self, review: Review) -> Standing | None:
        keeper, card = self._keeper, self.question.card
        if keeper.cram:
            return None
        if review.rating == "again" and card.subject.startswith(_FADING):
            keeper.forget((card.subject,))
        return keeper.reviews.add(review, keeper.schedule.step(review, About.of(card)))


class Sitting:
    """Questions, one after the other; `done` are those answered so far."""

    def __init__(self, questions: Sequence[Question], keeper: Keeper) -> None:
        self.questions, self.keeper = questions, keeper
        self.done: list[Done] = []

    def rounds(self) -> Iterator[Round]:
        """Open each question when the one before is over."""
        for question in self.questions:
            opened = Round(question, self.keeper)
            yield opened
            if opened.done:
                self.done.append(opened.done)
