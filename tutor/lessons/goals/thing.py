"""How goals about a thing with many keys are checked: it is there or not, then key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import ABSENT
from tutor.lessons.goals.say import env_lacking
from tutor.lessons.model import MISSING, PRESENT, Unmet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tutor.lessons.model import Goal
    from tutor.lessons.world import Facts, World
    from tutor.model import Slots

    Aspect = Callable[[Facts, Goal, World], Unmet | None]
    Aspects = Mapping[str, Aspect]


def thing(found: Facts | None, goal: Goal, world: World, aspects: Aspects) -> Unmet | None:
    """Tell why the thing that a goal names is not as it should be."""
    said = {goal.subject: goal.name}
    if goal.keys.get("state") == ABSENT:
        return Unmet(PRESENT, said) if found else None
    return first(found, goal, world, aspects) if found else Unmet(MISSING, said)


def first(found: Facts, goal: Goal, world: World, aspects: Aspects) -> Unmet | None:
    """Tell which of the keys given does not hold, in the order of `aspects`."""
    for key, aspect in aspects.items():
        if key in goal.keys and (unmet := aspect(found, goal, world)):
            return unmet
    return None


def env(entries: Iterable[str] | None, wanted: Iterable[str], said: Slots) -> Unmet | None:
    """Tell which variable is not as wanted, and what it is."""
    lacking = env_lacking(entries, wanted)
    if not lacking:
        return None
    one, value = lacking
    form = "none" if value is None else "other" if value else "empty"
    return Unmet("env", {**said, "variable": one.partition("=")[0], "found": value or ""}, form)
