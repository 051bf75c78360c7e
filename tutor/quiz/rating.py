"""How well a card was known, inferred from what the learner did: nobody is asked to judge themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tutor.quiz.model import Rating

_QUICK: Final = 7.0
"""Seconds to read a question and press a key, for one who knows."""
_A_KEY: Final = 0.4
"""Seconds for each character of an answer that is typed."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one question went. `typed` is the length of the answer where it was written, 0 for a choice."""

    right: bool
    seconds: float
    hints: int = 0
    tries: int = 1
    typed: int = 0


def rate(attempt: Attempt) -> Rating:
    """Give the rating that an attempt shows."""
    if not attempt.right:
        return "again"
    if attempt.hints or attempt.tries > 1:
        return "hard"
    return "easy" if attempt.seconds <= _QUICK + _A_KEY * attempt.typed else "good"
