"""Goals about a volume: `volume = "wp-db-volume"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import ABSENT, PRESENT, inner_path, named, one_of, table, text, texts
from tutor.lessons.goals.say import labels_lacking
from tutor.lessons.goals.subject import Subject, by
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import World

KEYS = {
    "state": one_of(PRESENT, ABSENT),
    "driver": text,
    "labels": table,
    "used_by": texts,
    "file": inner_path,
    "containing": text,
}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the volume is not as it should be."""
    found, said = world.volume(goal.name), {"volume": goal.name}
    if goal.keys.get("state") == ABSENT:
        return Unmet("present", said) if found else None
    if found is None:
        return Unmet(MISSING, said)
    if (wanted := goal.keys.get("driver")) and found["Driver"] != wanted:
        return Unmet("driver", {**said, "found": found["Driver"], "wanted": wanted})
    if lacking := labels_lacking(found.get("Labels"), goal.keys.get("labels", {})):
        return Unmet("labels", {**said, "label": lacking})
    return _used_by(goal, world) or _file(goal, world)


def _used_by(goal: Goal, world: World) -> Unmet | None:
    for name in goal.keys.get("used_by", ()):
        found, said = world.container(name), {"volume": goal.name, "name": name}
        if found is None:
            return Unmet("used_by", said, "none")
        if goal.name not in [one.get("Name") for one in found.get("Mounts") or ()]:
            return Unmet("used_by", said)
    return None


def _file(goal: Goal, world: World) -> Unmet | None:
    path, wanted = goal.keys.get("file"), goal.keys.get("containing")
    if path is None:
        return None
    found, said = world.in_volume(goal.name, path), {"volume": goal.name, "file": path}
    if found is None:
        return Unmet("file", said)
    return Unmet("containing", {**said, "wanted": wanted}) if wanted and wanted not in found else None


_NOUNS = ("volume", "container", "compose", "system", "service", "stack")
SUBJECT = Subject(named, KEYS, check, by("volume", "container", nouns=_NOUNS))
