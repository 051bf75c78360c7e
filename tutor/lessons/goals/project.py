"""Goals about a project of Docker Compose: `project = "blog"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import ABSENT, PRESENT, named, number, one_of, texts
from tutor.lessons.goals.say import listed
from tutor.lessons.goals.subject import Subject, by
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import World

_PROJECT, _SERVICE = "com.docker.compose.project", "com.docker.compose.service"
KEYS = {"state": one_of(PRESENT, ABSENT), "services": texts, "running": number}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the project is not as it should be."""
    found = [one for one in world.containers() if (one["Labels"] or {}).get(_PROJECT) == goal.name]
    said = {"project": goal.name}
    if goal.keys.get("state") == ABSENT:
        return Unmet("present", said) if found else None
    if not found:
        return Unmet(MISSING, said)
    services = sorted({one["Labels"].get(_SERVICE, "") for one in found})
    for wanted in goal.keys.get("services", ()):
        if wanted not in services:
            return Unmet("services", {**said, "service": wanted, "found": listed(services)})
    wanted, count = goal.keys.get("running"), sum(one["State"] == "running" for one in found)
    if wanted is not None and count != wanted:
        return Unmet("running", {**said, "found": str(count), "wanted": str(wanted)})
    return None


SUBJECT = Subject(named, KEYS, check, by("container", nouns=("compose", "container", "system")))
