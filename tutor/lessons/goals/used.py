"""Goals about what the learner has used: `used = "container logs --follow"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import text
from tutor.lessons.goals.subject import Subject, always
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import World
    from tutor.model import Invocation

KEYS = {"on": text}
_SHORTEST = 2


def parts(used: str) -> tuple[str, tuple[str, ...]]:
    """Give the command and the long names of the options of `container logs --follow`."""
    command, *options = used.split(" --")
    return command, tuple(options)


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell what has not been used yet."""
    command, options = parts(goal.name)
    said = {"command": f"docker {command}", "options": " ".join(f"--{one}" for one in options)}
    same = [one for one in world.used if one.command == command]
    if not same:
        return Unmet(MISSING, said, "option" if options else "")
    right = [one for one in same if all(_given(one, option) for option in options)]
    if not right:
        return Unmet("used", said, "option")
    wanted = goal.keys.get("on")
    if wanted is None or any(_on(one, wanted, world) for one in right):
        return None
    return Unmet("on", {**said, "wanted": wanted})


def _given(one: Invocation, option: str) -> bool:
    return any(use.name == option and use.value.data is not False for use in (*one.flags, *one.outer))


def _on(one: Invocation, wanted: str, world: World) -> bool:
    """Tell whether the line was about a thing, by its name or by its ID."""
    typed = [operand.value.raw for operand in one.operands]
    if wanted in typed:
        return True
    found = world.container(wanted) or world.image(wanted)
    ids = [raw.removeprefix("sha256:") for raw in typed if len(raw) >= _SHORTEST]
    return found is not None and any(found["Id"].removeprefix("sha256:").startswith(one_) for one_ in ids)


SUBJECT = Subject(text, KEYS, check, always)
