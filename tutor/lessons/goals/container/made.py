"""What a container was made with: image, environment, labels, limits, program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.language.values.numbers import ram_in_bytes
from tutor.lessons.goals.container.state import slots
from tutor.lessons.goals.keys import switch, table, text, texts, words
from tutor.lessons.goals.say import env_lacking, full, labels_lacking
from tutor.lessons.model import Unmet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tutor.lessons.goals.keys import Kind
    from tutor.lessons.model import Goal
    from tutor.lessons.world import Facts, World

    Aspect = Callable[[Facts, Goal, World], Unmet | None]


def memory(value: Any) -> str:
    """Take a size of memory."""
    try:
        return text(value) or ("" if ram_in_bytes(value) >= 0 else "is no size")
    except ValueError:
        return "is no size such as 256m"


KEYS: Mapping[str, Kind] = {
    "image": text,
    "env": texts,
    "labels": table,
    "restart": text,
    "memory": memory,
    "user": text,
    "command": words,
    "autoremove": switch,
    "hostname": text,
    "tty": switch,
}


def from_image(found: Facts, image: str, world: World) -> bool:
    """Tell whether a container comes from an image, by whichever of its names."""
    if full(found["Config"]["Image"]) == full(image):
        return True
    known = world.image(image)
    return known is not None and known["Id"] == found["Image"]


def _image(found: Facts, goal: Goal, world: World) -> Unmet | None:
    wanted = goal.keys["image"]
    said = {**slots(found), "found": found["Config"]["Image"], "wanted": wanted}
    return None if from_image(found, wanted, world) else Unmet("image", said)


def _env(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    lacking = env_lacking(found["Config"].get("Env"), goal.keys["env"])
    if not lacking:
        return None
    wanted, value = lacking
    said = {**slots(found), "variable": wanted.partition("=")[0], "found": value or ""}
    return Unmet("env", said, "none" if value is None else "other" if value else "empty")


def _labels(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    lacking = labels_lacking(found["Config"].get("Labels"), goal.keys["labels"])
    return Unmet("labels", {**slots(found), "label": lacking}) if lacking else None


def _restart(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    policy = found["HostConfig"].get("RestartPolicy") or {}
    name, most = policy.get("Name") or "no", policy.get("MaximumRetryCount")
    is_ = f"{name}:{most}" if most and ":" in goal.keys["restart"] else name
    said = {**slots(found), "found": is_, "wanted": goal.keys["restart"]}
    return None if is_ == goal.keys["restart"] else Unmet("restart", said)


def _memory(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    is_, wanted = found["HostConfig"].get("Memory") or 0, goal.keys["memory"]
    if is_ == ram_in_bytes(wanted):
        return None
    said = {**slots(found), "found": f"{is_ // 1024**2} MiB", "wanted": wanted}
    return Unmet("memory", said, "" if is_ else "none")


def _plain(key: str, find: Callable[[Facts], Any]) -> Aspect:
    """Make the check of a value that is compared as it stands."""

    def aspect(found: Facts, goal: Goal, world: World) -> Unmet | None:
        del world
        is_, wanted = find(found), goal.keys[key]
        if is_ == wanted:
            return None
        return Unmet(key, {**slots(found), "found": shown(is_), "wanted": shown(wanted)}, form(is_, wanted))

    return aspect


def shown(value: Any) -> str:
    """Give a value as a slot says it."""
    return " ".join(value) if isinstance(value, list) else str(value)


def form(found: Any, wanted: Any) -> str:
    """Choose the sentence: a switch is said as `on` or `off`, what is not set as `none`."""
    if isinstance(wanted, bool):
        return "off" if wanted else "on"
    return "" if found else "none"


ASPECTS: Mapping[str, Aspect] = {
    "image": _image,
    "autoremove": _plain("autoremove", lambda found: bool(found["HostConfig"].get("AutoRemove"))),
    "tty": _plain("tty", lambda found: bool(found["Config"].get("Tty"))),
    "command": _plain("command", lambda found: list(found["Config"].get("Cmd") or ())),
    "user": _plain("user", lambda found: found["Config"].get("User") or ""),
    "hostname": _plain("hostname", lambda found: found["Config"].get("Hostname") or ""),
    "env": _env,
    "labels": _labels,
    "restart": _restart,
    "memory": _memory,
}
