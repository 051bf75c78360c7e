"""Goals about an image: `image = "my-app:1"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.container.made import form, shown
from tutor.lessons.goals.keys import ABSENT, PRESENT, bound, one_of, table, text, texts, within, words
from tutor.lessons.goals.say import env_lacking, full, labels_lacking, listed
from tutor.lessons.goals.subject import Subject
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tutor.lessons.goals.keys import Kind
    from tutor.lessons.model import Goal
    from tutor.lessons.world import Facts, World
    from tutor.model import Change, Invocation

    Aspect = Callable[[Facts, Goal, World], Unmet | None]

_MB = 10**6
_NOUNS = frozenset({"image", "container", "compose", "system", "buildx", "builder"})
_CONFIG = {"user": "User", "workdir": "WorkingDir", "entrypoint": "Entrypoint", "command": "Cmd"}
KEYS: Mapping[str, Kind] = {
    "state": one_of(PRESENT, ABSENT),
    "same_as": text,
    "layers": bound,
    "size": bound,
    "env": texts,
    "ports": texts,
    "labels": table,
    "user": text,
    "workdir": text,
    "entrypoint": words,
    "command": words,
}


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell why the image is not as it should be."""
    found, said = world.image(goal.name), {"image": goal.name}
    if goal.keys.get("state") == ABSENT:
        return Unmet("present", said) if found else None
    if found is None:
        return Unmet(MISSING, said)
    for key, aspect in _ASPECTS.items():
        if key in goal.keys and (unmet := aspect(found, goal, world)):
            return unmet
    return None


def _same_as(found: Facts, goal: Goal, world: World) -> Unmet | None:
    other = world.image(goal.keys["same_as"])
    said = {"image": goal.name, "other": goal.keys["same_as"]}
    if other is None:
        return Unmet("same_as", said, "none")
    return None if other["Id"] == found["Id"] else Unmet("same_as", said)


def _layers(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    count = len((found.get("RootFS") or {}).get("Layers") or ())
    said = {"image": goal.name, "found": str(count), "wanted": goal.keys["layers"]}
    return None if within(count, goal.keys["layers"]) else Unmet("layers", said)


def _size(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    size = found.get("Size", 0)
    said = {"image": goal.name, "found": f"{size / _MB:.3g} MB", "wanted": goal.keys["size"]}
    return None if within(size, goal.keys["size"]) else Unmet("size", said)


def _env(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    lacking = env_lacking(_config(found).get("Env"), goal.keys["env"])
    if not lacking:
        return None
    wanted, value = lacking
    said = {"image": goal.name, "variable": wanted.partition("=")[0], "found": value or ""}
    return Unmet("env", said, "none" if value is None else "other" if value else "empty")


def _ports(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    exposed = _config(found).get("ExposedPorts") or {}
    wanted = [one if "/" in one else f"{one}/tcp" for one in goal.keys["ports"]]
    lacking = [one for one in wanted if one not in exposed]
    if not lacking:
        return None
    said = {"image": goal.name, "port": lacking[0].removesuffix("/tcp"), "found": listed(exposed)}
    return Unmet("ports", said, "" if exposed else "none")


def _labels(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    lacking = labels_lacking(_config(found).get("Labels"), goal.keys["labels"])
    return Unmet("labels", {"image": goal.name, "label": lacking}) if lacking else None


def _config(found: Facts) -> Facts:
    return found.get("Config") or {}


def _setting(key: str, name: str) -> Aspect:
    """Make the check of a setting that is compared as it stands."""

    def aspect(found: Facts, goal: Goal, world: World) -> Unmet | None:
        del world
        is_ = _config(found).get(name) or ""
        if is_ == goal.keys[key]:
            return None
        said = {"image": goal.name, "found": shown(is_), "wanted": shown(goal.keys[key])}
        return Unmet(key, said, form(is_, goal.keys[key]))

    return aspect


_ASPECTS: Mapping[str, Aspect] = {
    "same_as": _same_as,
    "layers": _layers,
    "size": _size,
    **{key: _setting(key, name) for key, name in _CONFIG.items()},
    "env": _env,
    "ports": _ports,
    "labels": _labels,
}


def touched(goal: Goal, changes: Sequence[Change], invocations: Sequence[Invocation]) -> bool:
    """Tell whether something happened to an image of this name, or to one without any."""
    if any(one.command.partition(" ")[0] in _NOUNS for one in invocations):
        return True
    names = {full(goal.name), full(goal.keys.get("same_as", goal.name))}
    told = (change for change in changes if change.kind == "image")
    return any(full(change.name) in names or change.name.startswith("sha256:") for change in told)


SUBJECT = Subject(text, KEYS, check, touched)
