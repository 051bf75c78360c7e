"""Goals about a web page on this machine: `url = "http://localhost:8080/"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import number, one_of, text, url
from tutor.lessons.goals.subject import Subject, by
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import World

CLOSED = "closed"
KEYS = {"state": one_of(CLOSED), "status": number, "containing": text}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the page is not as it should be."""
    page, said = world.fetch(goal.name), {"url": goal.name}
    if goal.keys.get("state") == CLOSED:
        return Unmet("state", {**said, "found": str(page.status)}) if page else None
    if page is None:
        return Unmet(MISSING, said)
    if (wanted := goal.keys.get("status")) and page.status != wanted:
        return Unmet("status", {**said, "found": str(page.status), "wanted": str(wanted)})
    if (part := goal.keys.get("containing")) and part not in page.text:
        return Unmet("containing", {**said, "found": str(page.status), "wanted": part})
    return None


_NOUNS = ("container", "compose", "service", "stack", "network", "system", "node", "swarm")
SUBJECT = Subject(url, KEYS, check, by("container", "network", nouns=_NOUNS))
