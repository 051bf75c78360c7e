"""The meaning of one value: what is left when spellings, units and defaults are taken away."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tutor.language.values import numbers
from tutor.language.values.base import KeyValue
from tutor.language.values.images import Reference
from tutor.language.values.networks import Attachment
from tutor.language.values.plain import CopyPath
from tutor.language.values.settings import Restart
from tutor.language.values.storage import Device
from tutor.meaning.parts import frozen

if TYPE_CHECKING:
    from tutor.model import Value

Rule = Callable[["Value", str], Hashable]

_SIGNALS: Final[Mapping[str, str]] = {
    "1": "HUP", "2": "INT", "3": "QUIT", "6": "ABRT", "9": "KILL", "10": "USR1", "12": "USR2", "13": "PIPE",
    "14": "ALRM", "15": "TERM", "17": "CHLD", "18": "CONT", "19": "STOP", "28": "WINCH",
}  # fmt: skip
"""Numbers as Linux has them: they are the daemon's, not ours."""


def meaning(value: Value, cwd: str) -> Hashable:
    """Give what a value means, equal for every spelling of it; relative paths count from `cwd`."""
    rule = _RULES.get(value.kind)
    if rule:
        return rule(value, cwd)
    return value.raw if value.data is None else frozen(value.data)


def is_nothing(found: Hashable) -> bool:
    """Tell whether a value means the same as none: empty text, zero, off."""
    return found in ("", 0, False, None, ())


def path(raw: str, cwd: str) -> str:
    """Give a path of the host as an absolute one; `-` is a stream."""
    return raw if raw == "-" else posixpath.normpath(posixpath.join(cwd, raw))


def signal(raw: str) -> str:
    """Give the usual name of a signal: `KILL` for `9` and `sigkill`."""
    name = raw.upper().removeprefix("SIG")
    return _SIGNALS.get(name, name)


def reference(value: Value, complete: bool = True) -> Hashable:
    """Give an image by its full name; `complete` adds `latest` where the command does."""
    found = value.data
    if not isinstance(found, Reference):
        return value.raw
    return frozen(found.tagged() if complete else found)


def attachment(found: Attachment) -> Attachment:
    """Give a network with the one name that it has; the order of aliases and addresses is free."""
    target = "bridge" if found.target == "default" else found.target
    aliases, local = tuple(sorted({*found.aliases})), tuple(sorted({*found.link_local}))
    return replace(found, target=target, aliases=aliases, link_local=local, long=False)


def _path(value: Value, cwd: str) -> Hashable:
    return path(value.raw, cwd) if value.raw else ""


def _context(value: Value, cwd: str) -> Hashable:
    return path(value.raw, cwd) if value.form in ("", "here") else value.raw


def _copy(value: Value, _: str) -> Hashable:
    """Keep a slash at the end, which means something to `cp`, and drop a `./` in front."""
    found = value.data
    if isinstance(found, CopyPath) and not found.container:
        return "", found.path.removeprefix("./") or "./"
    return frozen(found)


def _time(value: Value, _: str) -> Hashable:
    return ("ago", numbers.nanoseconds(value.raw)) if value.form == "ago" else value.raw


def _restart(value: Value, _: str) -> Hashable:
    found = value.data
    return (found.name or "no", found.retries) if isinstance(found, Restart) else value.raw


def _device(value: Value, _: str) -> Hashable:
    found = value.data
    if isinstance(found, Device):
        return found.host, found.container, frozenset(found.permissions)
    return value.raw


def _pair(empty: str | None) -> Rule:
    """Make the rule of a pair; without `=` its content is `empty`."""

    def rule(value: Value, _: str) -> Hashable:
        found = value.data
        if not isinstance(found, KeyValue):
            return value.raw, None
        return found.key, empty if found.content is None else found.content

    return rule


def _network(value: Value, _: str) -> Hashable:
    found = value.data
    return frozen(attachment(found)) if isinstance(found, Attachment) else value.raw


_RULES: Final[Mapping[str, Rule]] = {
    "bake_file": _context,
    "build_arg": _pair(None),
    "build_context": _context,
    "capability": lambda value, _: value.raw.strip().upper().removeprefix("CAP_"),
    "compose_file": _context,
    "copy_path": _copy,
    "device": _device,
    "env": _pair(None),
    "env_file": _path,
    "image": lambda value, _: reference(value),
    "key_value": _pair(None),
    "label": _pair(""),
    "label_file": _path,
    "log_opt": _pair(""),
    "mac_address": lambda value, _: value.raw.lower().replace("-", ":"),
    "network": _network,
    "network_opt": _pair(""),
    "path": _path,
    "pull_policy": lambda value, _: value.raw or "missing",
    "restart": _restart,
    "security_opt": _pair("true"),
    "signal": lambda value, _: signal(value.raw),
    "storage_opt": _pair(""),
    "sysctl": _pair(""),
    "time": _time,
    "volume_opt": _pair(""),
    "volumes_from": lambda value, _: value.raw.removesuffix(":rw"),
}
