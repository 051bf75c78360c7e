"""What a line typed at the prompt, without completion, shows of the cards about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.quiz.model import Review

if TYPE_CHECKING:
    from datetime import datetime

    from tutor.journal.reviews import Reviews, Standing
    from tutor.model import Line

_SHOWN: Final = frozenset({"write", "cloze"})
"""Kinds that ask to produce what was typed; what it means, a line does not show."""


def subjects(line: Line) -> tuple[str, ...]:
    """Give what a line uses, as cards name it."""
    found = [f"command/{one.command}" for one in line.invocations]
    found += [f"flag/{one.command}/{use.name}" for one in line.invocations for use in one.flags]
    return tuple(dict.fromkeys(found))


def recall(line: Line, reviews: Reviews, now: datetime) -> int:
    """Count a line that did what it says as a recall of its cards that are due; give how many.

    A card that is not due yet is left alone: typing a line ten times a day is no sign of knowing it longer.
    """
    due = [one for one in reviews.about(subjects(line)) if one.kind in _SHOWN and one.due <= now]
    if due:
        _keep(due, line.text, reviews, now)
    return len(due)


def _keep(due: list[Standing], text: str, reviews: Reviews, now: datetime) -> None:
    from tutor.quiz.schedule import About, Schedule

    schedule = Schedule()
    for one in due:
        review = Review(one.card, now, "good", source="practice", given=text)
        reviews.add(review, schedule.step(review, About(one.subject, one.kind, one.turn)))
