"""Where a container keeps files: volumes and bind mounts."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from tutor.lessons.goals.container.state import slots
from tutor.lessons.goals.keys import inner_path, texts
from tutor.lessons.model import Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import Facts, World

_ANONYMOUS = re.compile(r"[0-9a-f]{64}")
ANY = "*"
_MOUNT = re.compile(r"(?P<source>[^:]+):(?P<target>/[^:]*)(?P<ro>:ro)?")


def mounts(value: Any) -> str:
    """Take a list like `data:/path`, `./folder:/path:ro`, `*:/path`."""
    if wrong := texts(value):
        return wrong
    for one in value:
        match = _MOUNT.fullmatch(one)
        if not match:
            return f"has a mount that is none: {one}"
        if match["source"].startswith(".") and inner_path(match["source"]):
            return f"has a mount from outside of the working folder: {one}"
    return ""


KEYS = {"mounts": mounts}


def _mounts(found: Facts, goal: Goal, world: World) -> Unmet | None:
    for wanted in goal.keys["mounts"]:
        match = _MOUNT.fullmatch(wanted)
        assert match is not None
        if unmet := _mount(found, (match["source"], match["target"], bool(match["ro"])), world):
            return unmet
    return None


def _mount(found: Facts, wanted: tuple[str, str, bool], world: World) -> Unmet | None:
    source, target, only_read = wanted
    there = found.get("Mounts") or []
    said = {**slots(found), "source": source, "target": target}
    at = next(
        (one for one in there if posixpath.normpath(one["Destination"]) == posixpath.normpath(target)), None
    )
    if at is None:
        elsewhere = [one["Destination"] for one in there if source != ANY and _from(one, source, world)]
        return (
            Unmet("mounts", said | {"found": elsewhere[0]}, "where") if elsewhere else Unmet("mounts", said)
        )
    if not _from(at, source, world):
        return _other(at, said)
    return Unmet("mounts", said, "mode") if only_read and at.get("RW", True) else None


def _from(mount: Facts, source: str, world: World) -> bool:
    if source == ANY:
        return mount["Type"] == "volume" and bool(_ANONYMOUS.fullmatch(mount.get("Name") or ""))
    if source.startswith((".", "/")):
        wanted = posixpath.normpath(posixpath.join(world.folder(), source))
        return bool(mount["Type"] == "bind") and posixpath.normpath(mount.get("Source", "")) == wanted
    return bool(mount["Type"] == "volume" and mount.get("Name") == source)


def _other(mount: Facts, said: dict[str, str]) -> Unmet:
    """Say what is mounted there instead."""
    name, is_volume = mount.get("Name") or "", mount["Type"] == "volume"
    if _ANONYMOUS.fullmatch(name):
        return Unmet("mounts", said, "anonymous")
    said["found"] = name if is_volume else mount.get("Source", "")
    if said["source"] == ANY:
        return Unmet("mounts", said, "named")
    return Unmet("mounts", said, "volume" if is_volume else "bind")


ASPECTS = {"mounts": _mounts}
