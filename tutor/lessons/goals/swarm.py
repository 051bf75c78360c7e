"""Goals about the swarm as a whole: `swarm = "active"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import number, one_of
from tutor.lessons.goals.service import NOUNS
from tutor.lessons.goals.subject import Subject, by
from tutor.lessons.model import MISSING, PRESENT, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import World

ACTIVE, INACTIVE = "active", "inactive"
KEYS = {"nodes": number, "ready": number, "down": number}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the swarm is not as it should be."""
    is_ = (world.info().get("Swarm") or {}).get("LocalNodeState", INACTIVE)
    if goal.name == INACTIVE:
        return None if is_ == INACTIVE else Unmet(PRESENT)
    if is_ != ACTIVE:
        return Unmet(MISSING)
    states = [(one.get("Status") or {}).get("State", "") for one in world.nodes()]
    counts = {"nodes": len(states), "ready": states.count("ready"), "down": states.count("down")}
    for key, count in counts.items():
        if key in goal.keys and count != goal.keys[key]:
            return Unmet(key, {"found": str(count), "wanted": str(goal.keys[key])})
    return None


SUBJECT = Subject(one_of(ACTIVE, INACTIVE), KEYS, check, by("network", "container", nouns=NOUNS))
