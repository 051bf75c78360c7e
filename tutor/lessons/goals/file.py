"""Goals about a file in the lesson's working folder: `file = "Dockerfile"`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import ABSENT, PRESENT, inner_path, one_of, pattern, text
from tutor.lessons.goals.subject import Subject, always
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import World

KEYS = {"state": one_of(PRESENT, ABSENT), "containing": text, "matches": pattern}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the file is not as it should be."""
    found, said = world.file(goal.name), {"file": goal.name}
    if goal.keys.get("state") == ABSENT:
        return None if found is None else Unmet("present", said)
    if found is None:
        return Unmet(MISSING, said)
    if (part := goal.keys.get("containing")) and part not in found:
        return Unmet("containing", {**said, "wanted": part})
    if (wanted := goal.keys.get("matches")) and not re.search(wanted, found, re.MULTILINE):
        return Unmet("matches", said)
    return None


SUBJECT = Subject(inner_path, KEYS, check, always)
