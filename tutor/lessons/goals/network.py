"""Goals about a network: `network = "wp-net"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import ABSENT, PRESENT, named, one_of, switch, text, texts
from tutor.lessons.goals.say import listed
from tutor.lessons.goals.subject import Subject, by
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import World

KEYS = {
    "state": one_of(PRESENT, ABSENT),
    "driver": text,
    "internal": switch,
    "subnet": text,
    "members": texts,
}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the network is not as it should be."""
    found, said = world.network(goal.name), {"network": goal.name}
    if goal.keys.get("state") == ABSENT:
        return Unmet("present", said) if found else None
    if found is None:
        return Unmet(MISSING, said)
    subnets = [one.get("Subnet", "") for one in (found.get("IPAM") or {}).get("Config") or ()]
    if (wanted := goal.keys.get("driver")) and found["Driver"] != wanted:
        return Unmet("driver", {**said, "found": found["Driver"], "wanted": wanted})
    if "internal" in goal.keys and bool(found.get("Internal")) != goal.keys["internal"]:
        return Unmet("internal", said, "off" if goal.keys["internal"] else "on")
    if (wanted := goal.keys.get("subnet")) and wanted not in subnets:
        return Unmet("subnet", {**said, "found": listed(subnets) or "-", "wanted": wanted})
    return _members(goal, world)


def _members(goal: Goal, world: World) -> Unmet | None:
    """Look at the containers: the network itself tells only of those that run."""
    for name in goal.keys.get("members", ()):
        found, said = world.container(name), {"network": goal.name, "name": name}
        if found is None:
            return Unmet("members", said, "none")
        joined = (found.get("NetworkSettings") or {}).get("Networks") or {}
        if goal.name not in joined:
            return Unmet("members", {**said, "found": listed(joined) or "-"})
    return None


_NOUNS = ("network", "container", "compose", "system", "swarm", "stack", "service")
SUBJECT = Subject(named, KEYS, check, by("network", "container", nouns=_NOUNS))
