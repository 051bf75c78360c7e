"""Goals about a stack of a swarm: `stack = "blog"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import ABSENT, PRESENT, named, number, one_of, texts
from tutor.lessons.goals.say import listed
from tutor.lessons.goals.service import NOUNS, running
from tutor.lessons.goals.subject import Subject, by
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import World

_LABEL = "com.docker.stack.namespace"
KEYS = {"state": one_of(PRESENT, ABSENT), "services": texts, "running": number}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the stack is not as it should be."""
    names = [
        one["Spec"]["Name"]
        for one in world.services()
        if (one["Spec"].get("Labels") or {}).get(_LABEL) == goal.name
    ]
    said = {"stack": goal.name}
    if goal.keys.get("state") == ABSENT:
        return Unmet("present", said) if names else None
    if not names:
        return Unmet(MISSING, said)
    short = [name.removeprefix(f"{goal.name}_") for name in names]
    for wanted in goal.keys.get("services", ()):
        if wanted not in short:
            return Unmet("services", {**said, "service": wanted, "found": listed(short)})
    return _running(goal, names, world)


def _running(goal: Goal, names: list[str], world: World) -> Unmet | None:
    if (wanted := goal.keys.get("running")) is None:
        return None
    count = sum(len(running(world.tasks(name))) for name in names)
    said = {"stack": goal.name, "found": str(count), "wanted": str(wanted)}
    return None if count == wanted else Unmet("running", said)


SUBJECT = Subject(named, KEYS, check, by("container", "network", nouns=NOUNS))
