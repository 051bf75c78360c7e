"""Goals about a container: `container = "my-cat"`, or `"*"` for any that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.container import made, reach, state, storage
from tutor.lessons.goals.keys import ABSENT, PRESENT, named
from tutor.lessons.goals.say import full, labels_lacking
from tutor.lessons.goals.subject import Subject
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tutor.lessons.model import Goal
    from tutor.lessons.world import Facts, World
    from tutor.model import Change, Invocation

    Aspect = Callable[[Facts, Goal, World], Unmet | None]

ANY = "*"
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
    fitting = list(_fitting(goal, world))
    if wanted == ABSENT:
        return Unmet(PRESENT, state.slots(fitting[0])) if fitting else None
    lacks = [_one(found, goal, world) for found in fitting]
    if not lacks:
        kind = goal.keys.get("image", "")
        return Unmet(MISSING, {"image": kind}, "image") if kind else Unmet(MISSING, {}, "any")
    return None if None in lacks else lacks[0]


def _fitting(goal: Goal, world: World) -> Iterator[Facts]:
    """Give the containers that may be meant, the newest first: a few keys choose them."""
    image, labels = goal.keys.get("image"), goal.keys.get("labels", {})
    known = world.image(image) if image else None
    for one in world.containers():
        right = not image or full(one["Image"]) == full(image) or one["ImageID"] == (known or {}).get("Id")
        found = None if not right or labels_lacking(one["Labels"], labels) else world.container(one["Id"])
        if found and ("command" not in goal.keys or not _ASPECTS["command"](found, goal, world)):
            yield found


def _one(found: Facts, goal: Goal, world: World) -> Unmet | None:
    for key, aspect in _ASPECTS.items():
        if key in goal.keys and (unmet := aspect(found, goal, world)):
            return unmet
    return None


def _missing(goal: Goal, world: World) -> Unmet:
    """Tell that there is none of the name, and which other one was perhaps meant."""
    image = goal.keys.get("image")
    if image:
        others = [one for one in world.containers() if full(one["Image"]) == full(image)]
        if others:
            other = others[0]["Names"][0].removeprefix("/")
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


def _named(value: object) -> str:
    return "" if value == ANY else named(value)


SUBJECT = Subject(_named, {**state.KEYS, **made.KEYS, **reach.KEYS, **storage.KEYS}, check, touched)
