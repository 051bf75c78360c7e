"""The frozen data of a quiz: what is known for good (a card), what is asked now (a question), how it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from tutor.lessons.model import Goal
    from tutor.model import Slots

Kind = Literal["meaning", "cloze", "write", "predict", "mistake", "cause", "order", "output"]
Origin = Literal["journal", "bank", "lesson"]
Rating = Literal["again", "hard", "good", "easy"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words for people, before a language is chosen: a key of the bank with its slots.

    With an empty key it is `code`, shown as it is in every language: a command, an option, an exit code.
    """

    key: str = ""
    slots: Slots = field(default_factory=dict)
    code: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to know, as long as its facts live.

    `id` survives every edit of a text and is the same in both languages: `meaning/container run/publish`.
    `subject` is what it is about (`flag/container run/publish`, `error/name-conflict`): cards of one subject
    are siblings. `topics` are the words that choose it (`/quiz 5 network`). `confusable` names the set it is
    easily confused in, "" for none. `turn` and `line` are the learner's own line that it was made from; 0 and
    "" if it comes from the bank.
    """

    id: str
    kind: Kind
    subject: str
    topics: tuple[str, ...] = ()
    confusable: str = ""
    origin: Origin = "bank"
    turn: int = 0
    line: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One card as it is put to the learner once.

    `ask` is the question, `shown` what stands below it as it is (a line, an output). `choices` are in the
    order shown, `right` the place of the right one (0 first); without choices the answer is typed, and
    `expected` is one right answer of perhaps many. For the kind `order` the choices are steps, and `sequence`
    the places of the right ones in their order. `why` explains the right answer, `hints` come one by one,
    `line` is a line to try. With `goals` any line is right that makes them hold, on a daemon on which
    only the lines of `before` were run.
    """

    card: Card
    ask: Words
    shown: tuple[Words, ...] = ()
    choices: tuple[Words, ...] = ()
    right: int = -1
    sequence: tuple[int, ...] = ()
    expected: str = ""
    why: Words = field(default_factory=Words)
    hints: tuple[Words, ...] = ()
    line: str = ""
    before: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one answer was graded. `note` says what about it is wrong, or different and still right."""

    right: bool
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One row of the review log, never changed. `at` is in UTC, `seconds` from question to answer.

    `source` is `quiz`, or `practice` for a line typed rightly at the prompt; `given` what was answered.
    """

    card: str
    at: datetime
    rating: Rating
    seconds: float = 0.0
    source: Literal["quiz", "practice"] = "quiz"
    given: str = ""
    hints: int = 0
    tries: int = 1
