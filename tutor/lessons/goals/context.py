"""Goals about a context of the docker command: `context = "lab"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import ABSENT, PRESENT, named, one_of, switch
from tutor.lessons.goals.subject import Subject, by
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import World

KEYS = {"state": one_of(PRESENT, ABSENT), "current": switch}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the context is not as it should be."""
    found, said = world.contexts(), {"context": goal.name}
    if goal.keys.get("state") == ABSENT:
        return Unmet("present", said) if goal.name in found.names else None
    if goal.name not in found.names:
        return Unmet(MISSING, said)
    if "current" in goal.keys and (found.current == goal.name) != goal.keys["current"]:
        return Unmet("current", {**said, "found": found.current}, "off" if goal.keys["current"] else "on")
    return None


SUBJECT = Subject(named, KEYS, check, by(nouns=("context",)))
