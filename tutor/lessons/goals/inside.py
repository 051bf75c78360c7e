"""Goals about a program inside a container: `inside = "wp-db"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.container.state import slots
from tutor.lessons.goals.keys import named, number, text, texts
from tutor.lessons.goals.subject import Subject, by
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import World

KEYS = {"command": texts, "exit_code": number, "containing": text}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the program does not end as it should."""
    found = world.container(goal.name)
    if found is None:
        return Unmet(MISSING, {"name": goal.name})
    if not found["State"].get("Running") or found["State"].get("Paused"):
        return Unmet("command", slots(found), "stopped")
    ran = world.run_inside(goal.name, goal.keys["command"])
    said = {"name": goal.name, "command": " ".join(goal.keys["command"])}
    if ran is None:
        return Unmet("command", said)
    wanted, part = goal.keys.get("exit_code", 0), goal.keys.get("containing")
    said["last"] = next((line for line in reversed(ran.output.splitlines()) if line.strip()), "-").strip()
    if ran.exit_code != wanted:
        return Unmet("exit_code", {**said, "found": str(ran.exit_code), "wanted": str(wanted)})
    return Unmet("containing", {**said, "wanted": part}) if part and part not in ran.output else None


_NOUNS = ("container", "compose", "network", "system")
SUBJECT = Subject(named, KEYS, check, by("container", "network", "volume", nouns=_NOUNS))
