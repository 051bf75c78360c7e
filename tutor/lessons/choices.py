"""Questions of lessons with choices: in which order they are shown, and which one an answer means. Pure."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.lessons.model import Goal


def order(goal: Goal, seed: int) -> Sequence[int]:
    """Give the places of the choices as they are numbered: the same for the same `seed`."""
    places = list(range(len(goal.question.choices) if goal.question else 0))
    random.Random(f"{seed}/{goal.id}").shuffle(places)
    return places


def meant(goal: Goal, given: str, seed: int) -> str | None:
    """Give the choice that a number or a text means, None if none; without choices the text itself."""
    if goal.question is None or not goal.question.choices:
        return given
    shown = [goal.question.choices[place] for place in order(goal, seed)]
    if given.isdecimal():
        return shown[int(given) - 1].id if 1 <= int(given) <= len(shown) else None
    texts = {text.casefold(): one.id for one in shown for text in one.text.values()}
    return texts.get(given.casefold())
