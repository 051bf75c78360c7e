"""Mounts that the daemon does not make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.explain.refusals.base import NAME, listed, said
from tutor.lazy import pattern

if TYPE_CHECKING:
    from tutor.explain.refusals.base import Found
    from tutor.model import Value

_TYPES: Final = "bind", "volume", "tmpfs", "image", "npipe", "cluster"
_PROPAGATION: Final = "rprivate", "private", "rshared", "shared", "rslave", "slave"
_ABSOLUTE: Final = pattern(r"/|\./|\.$|[A-Za-z]:[\\/]|\\\\")
_SWITCHES: Final = """
    defaults ro rw suid nosuid dev nodev exec noexec sync async dirsync remount mand nomand atime noatime
    diratime nodiratime bind rbind unbindable runbindable private rprivate shared rshared slave rslave
    relatime norelatime strictatime nostrictatime
"""
_TMPFS: Final = {
    "size": r"\d+[kmgtpe%]?",
    "mode": r"[0-7]+",
    "uid": r"\d+",
    "gid": r"\d+",
    "nr_inodes": r"\d+[kmgtpe]?",
    "nr_blocks": r"\d+[kmgtpe]?",
    "mpol": r".+",
}
_MODES: Final = r"ro|rw|z|Z|r?private|r?shared|r?slave|consistent|cached|delegated"


def volume(value: Value) -> Found:
    """Check `-v`."""
    source, target = value.slots.get("source", ""), value.slots.get("target", "")
    mode = value.slots.get("mode", "")
    if target == "/":
        return said("root-target")
    named = value.form in ("named", "named_ro") and source and "%" not in source
    if named and not re.fullmatch(NAME, source):
        return said("volume-name")
    if value.form.startswith("bind") and "nocopy" in mode.split(","):
        return said("nocopy")
    return said("mode", mode=mode) if {"ro", "rw"} <= set(mode.split(",")) else None


def mount(value: Value) -> Found:
    """Check `--mount`."""
    fields = dict(one.partition("=")[::2] for one in value.raw.split(",")) if '"' not in value.raw else {}
    given = {key.lower(): content for key, content in fields.items()}
    kind = given.get("type", "volume").lower()
    source = given.get("source", given.get("src", ""))
    propagation = given.get("bind-propagation", "").lower()
    if kind not in _TYPES:
        return said("mount-type", type=kind, words=listed(_TYPES[:4]))
    if value.slots.get("target") == "/":
        return said("root-target")
    if kind == "bind" and not _ABSOLUTE.match(source):
        return said("bind-source") if given else None
    if kind == "tmpfs" and source:
        return said("tmpfs-source")
    if kind == "volume" and source and not re.fullmatch(NAME, source):
        return said("mount-name", source=source)
    wrong = propagation and propagation not in _PROPAGATION
    return said("propagation", mode=propagation, words=listed(_PROPAGATION)) if wrong else None


def tmpfs(value: Value) -> Found:
    """Check `--tmpfs`."""
    if value.slots.get("target") == "/":
        return said("root-target")
    for one in value.slots.get("options", "").split(","):
        name, mark, content = one.partition("=")
        if name not in ("", *_TMPFS) and name not in _SWITCHES.split():
            return said("tmpfs-option", option=one)
        if name in _TMPFS and not (mark and re.fullmatch(_TMPFS[name], content, re.IGNORECASE)):
            return said("tmpfs-option", option=one)
    return None


def volumes_from(value: Value) -> Found:
    """Check `--volumes-from`."""
    container, _, mode = value.raw.partition(":")
    if not container:
        return said("container-missing")
    wrong = [one for one in mode.split(",") if one and not re.fullmatch(_MODES, one)]
    return said("mode", mode=wrong[0]) if wrong else None
