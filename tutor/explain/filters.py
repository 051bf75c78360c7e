"""Which filters a command has: the daemon refuses others, and the sentence of the flag would not be true."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.model import FlagUse

_PRUNE: Final = ("label", "label!", "until")
_TASKS: Final = ("desired-state", "id", "label", "name", "node", "runtime", "service")
_SERVICES: Final = ("id", "label", "mode", "name", "runtime")
_RECORDS: Final = ("description", "id", "inuse", "parent", "private", "shared", "type")
_CACHE: Final = (*_RECORDS, "until", "unused-for")
_NAMED: Final = ("id", "label", "name")
# What daemons from 20.10 to 28 take, a key that only some take included (`until` of images).
KEYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "container ls": (
            *("ancestor", "before", "exited", "expose", "health", "id", "is-task", "isolation", "label"),
            *("name", "network", "publish", "since", "status", "volume"),
        ),
        "image ls": ("before", "dangling", "label", "label!", "reference", "since", "until"),
        "network ls": ("dangling", "driver", "id", "label", "name", "scope", "type"),
        "volume ls": ("dangling", "driver", "label", "name"),
        "container prune": _PRUNE,
        "image prune": ("dangling", *_PRUNE),
        "network prune": _PRUNE,
        "volume prune": ("all", "label", "label!"),
        "system prune": _PRUNE,
        "builder prune": _CACHE,
        "buildx du": (*_RECORDS, "immutable", "mutable"),
        "buildx prune": (*_CACHE, "immutable", "mutable"),
        "compose ls": ("name",),
        "compose ps": ("status",),
        "plugin ls": ("capability", "enabled"),
        "search": ("is-automated", "is-official", "stars"),
        "node ls": (*_NAMED, "membership", "node.label", "role"),
        "node ps": _TASKS,
        "service ps": _TASKS,
        "stack ps": _TASKS,
        "service ls": _SERVICES,
        "stack services": _SERVICES,
        "secret ls": _NAMED,
        "config ls": _NAMED,
        "system events": (
            *("config", "container", "daemon", "event", "image", "label", "network", "node", "plugin"),
            *("scope", "secret", "service", "type", "volume"),
        ),
    }
)
_SWITCH: Final = ("true", "false", "1", "0")
_VALUES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        **dict.fromkeys(("dangling", "enabled", "is-automated", "is-official", "is-task"), _SWITCH),
        "desired-state": ("running", "shutdown", "accepted"),
        "health": ("starting", "healthy", "unhealthy", "none"),
        "membership": ("accepted", "pending"),
        "role": ("manager", "worker"),
    }
)
_IGNORED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"builder prune": ("label", "label!"), "buildx du": ("until", "unused-for")}
)
"""What is taken and has no effect, where others are refused."""
_UNKNOWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "system events": "ignored",
        **dict.fromkeys(("buildx du", "buildx prune"), "nothing"),
        "compose ls": "compose-ls",
        "compose ps": "compose-ps",
    }
)
"""What comes of a key that there is not, where that is no error of the daemon."""
_OPERATORS: Final = frozenset(("buildx du", "buildx prune"))
"""Commands whose filters also take `~=`, a pattern, and `!=`."""
_WORDS: Final = frozenset(("event", "scope", "type"))
"""Filters of events whose values are words of the daemon, none of them with a comma."""
_NUMBERS: Final = frozenset(("exited", "stars"))
_PORTS: Final = frozenset(("expose", "publish"))
_PORT: Final = pattern(r"\d{1,5}(?:-\d{1,5})?(?:/\w+)?")
_NETWORK_TYPES: Final = ("builtin", "custom")
_UNREAD: Final = ("image prune", "dangling")
"""Docker itself sends another value with it, and the daemon does not look."""


def refused(command: str, use: FlagUse) -> tuple[str, dict[str, str]] | None:
    """Give what to say of a filter of which the option's sentence is not true: a key and its slots."""
    key, content = use.value.slots.get("key", ""), use.value.slots.get("content", "")
    keys = KEYS.get(command)
    if use.value.kind != "filter" or not key or keys is None or (command, key) == _UNREAD:
        return None
    if key[:-1] in keys and command in _OPERATORS and key[-1] in "~!":
        told = "pattern" if key[-1] == "~" else "not"
        return f"message/filters.{told}", {"key": key[:-1], "content": content}
    if key not in keys:
        told = "ignored" if key in _IGNORED.get(command, ()) else _UNKNOWN.get(command, "key")
        return f"message/filters.{told}", {"key": key, "keys": _listed(keys)}
    if command == "system events" and key in _WORDS and "," in content:
        line = " ".join(f"--filter {key}={one.strip()}" for one in content.split(",") if one.strip())
        return "message/filters.comma", {"content": content, "line": line}
    if key in _NUMBERS and not re.fullmatch(r"[+-]?\d+", content):
        return "message/filters.number", {"key": key, "content": content}
    if key in _PORTS:
        return (
            None if _PORT.fullmatch(content) else ("message/filters.port", {"key": key, "content": content})
        )
    values = _NETWORK_TYPES if (command, key) == ("network ls", "type") else _VALUES.get(key, ())
    if not values or content in values:
        return None
    return "message/filters.value", {"key": key, "content": content, "values": _listed(values)}


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
