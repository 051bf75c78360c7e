"""Goals about a container: `container = "my-cat"`, or `"*"` for any that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.container import made, reach, state, storage
from tutor.lessons.goals.keys import ABSENT, PRESENT, text
from tutor.lessons.goals.say import full
from tutor.lessons.goals.subject import Subject
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tutor.lessons.model import Goal
    from tutor.lessons.world import Facts, World
    from tutor.model import Change, Invocation

    Aspect = Callable[[Facts, Goal, World], Unmet | None]

ANY = "*"
_CHOOSING = ("image", "labels", "command")
_TOUCHING = frozenset({"container", "network", "volume"})
_NOUNS = frozenset({"container", "compose", "system", "stack", "service"})
_ASPECTS: Mapping[str, Aspect] = {**state.ASPECTS, **made.ASPECTS, **reach.ASPECTS, **storage.ASPECTS}
"""In the order in which they are told: first what the others depend on."""


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the container is not as it should be."""
    wanted = goal.keys.get("state", PRESENT)
    if goal.name == ANY:
        return _any(goal, world, wanted)
    found = world.container(goal.name)
    if wanted == ABSENT:
        return None if found is None else Unmet(PRESENT, state.slots(found))
    return _missing(goal, world) if found is None else _one(found, goal, world)


def _any(goal: Goal, world: World, wanted: str) -> Unmet | None:
    fitting = [one for one in world.containers() if _fits(one, goal, world)]
    if wanted == ABSENT:
        return Unmet(PRESENT, state.slots(fitting[0])) if fitting else None
    lacks = [_one(found, goal, world) for found in sorted(fitting, key=_latest, reverse=True)]
    if not lacks:
        kind = goal.keys.get("image", "")
        return Unmet(MISSING, {"image": kind}, "image") if kind else Unmet(MISSING, {}, "any")
    return None if None in lacks else lacks[0]


def _fits(found: Facts, goal: Goal, world: World) -> bool:
    """Tell whether a container may be the one meant: these keys choose it."""
    return not any(key in goal.keys and _ASPECTS[key](found, goal, world) for key in _CHOOSING)


def _latest(found: Facts) -> str:
    return str(found.get("Created", ""))


def _one(found: Facts, goal: Goal, world: World) -> Unmet | None:
    for key, aspect in _ASPECTS.items():
        if key in goal.keys and (unmet := aspect(found, goal, world)):
            return unmet
    return None


def _missing(goal: Goal, world: World) -> Unmet:
    """Tell that there is none of the name, and which other one was perhaps meant."""
    image = goal.keys.get("image")
    if image:
        others = [one for one in world.containers() if full(one["Config"]["Image"]) == full(image)]
        if others:
            other = max(others, key=_latest)["Name"].removeprefix("/")
            return Unmet(MISSING, {"name": goal.name, "other": other, "image": image}, "other")
    return Unmet(MISSING, {"name": goal.name})


def touched(goal: Goal, changes: Sequence[Change], invocations: Sequence[Invocation]) -> bool:
    """Tell whether something happened to the container, or to any where any may do."""
    if any(invocation.command.partition(" ")[0] in _NOUNS for invocation in invocations):
        return True
    concerned = (change for change in changes if change.kind in _TOUCHING)
    if goal.name == ANY:
        return any(concerned)
    return any(
        change.kind == "volume" or goal.name in (change.name, *change.detail.values()) for change in concerned
    )


SUBJECT = Subject(text, {**state.KEYS, **made.KEYS, **reach.KEYS, **storage.KEYS}, check, touched)
