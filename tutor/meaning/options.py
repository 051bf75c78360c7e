"""The meaning of flags: which use counts, whether order matters, and which say only what is so anyway."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, Final

from tutor.language import values as readers
from tutor.meaning.parts import Item, Part
from tutor.meaning.values import is_nothing, meaning

if TYPE_CHECKING:
    from tutor.bank.facts import Command, Flag
    from tutor.model import FlagUse, Value

_LAST_OF_A_NAME: Final = frozenset(
    (
        *("annotation", "build-arg", "container-label", "container-label-add", "env", "env-add", "ipam-opt"),
        *("label", "label-add", "log-opt", "opt", "storage-opt", "sysctl", "ulimit", "ulimit-add"),
    )
)
"""Flags of which each names something, and the last one with a name counts."""

_ONCE: Final = frozenset(
    (
        *("cap-add", "cap-drop", "constraint", "constraint-add", "constraint-rm", "container-label-rm"),
        *("env-rm", "filter", "group-add", "group-rm", "label-rm", "security-opt", "tag"),
    )
)
"""Flags whose order is free and of which a repetition says nothing new."""

_ANY_ORDER: Final = frozenset(
    (
        *("blkio-weight-device", "device", "device-cgroup-rule", "device-read-bps", "device-read-iops"),
        *("device-write-bps", "device-write-iops", "link", "mount", "mount-add", "network", "publish"),
        *("config", "config-add", "secret", "secret-add", "publish-add"),
    )
)
"""Flags whose order is free, but not their number. The order of all others that repeat is kept."""

_SAID: Final = frozenset(
    (
        *("entrypoint", "init", "ipv4", "ipv6", "stop-timeout", "timeout", "tlsverify"),
        *("availability", "group", "limit-bytes", "required-bytes", "scope", "sharing", "type"),
    )
)
"""Flags that the CLI sends when typed, even with the value that they have anyway.

Of those that only some daemons know, the typing itself is refused by the others.
"""

_SAYING: Final = (
    "buildx ",
    "compose ",
    "container update",
    "context ",
    "node ",
    "plugin ",
    "service ",
    "swarm ",
    "volume update",
)
"""Commands of which the same is true for all flags: what is typed is changed, or fixed for later."""


def option(command: Command, flag: Flag, uses: tuple[FlagUse, ...], cwd: str) -> Part | None:
    """Give what the uses of one flag mean together; None where they say only what is so anyway."""
    if flag.repeatable:
        return several(flag, uses, cwd)
    last = uses[-1].value
    found = meaning(last, cwd)
    said = flag.name in _SAID or bool(flag.needs) or command.name.startswith(_SAYING)
    if not said and found == usual(flag, cwd):
        return None
    return Part((Item(found, shown(last)),))


def several(flag: Flag, uses: tuple[FlagUse, ...], cwd: str) -> Part | None:
    """Give what a flag that repeats means."""
    items = tuple(item for use in uses for item in _items(flag, use.value, cwd))
    if flag.name in _LAST_OF_A_NAME:
        items = last_of_each(items)
    elif flag.name in _ONCE:
        items = tuple(dict.fromkeys(items))
    elif flag.value == "extra_host":  # the order of addresses of one name is kept
        items = tuple(sorted(items, key=lambda item: str(item.meaning).partition(",")[0]))
    free = flag.name in _LAST_OF_A_NAME | _ONCE | _ANY_ORDER
    return Part(items, ordered=not free) if items else None


def _items(flag: Flag, value: Value, cwd: str) -> tuple[Item, ...]:
    if flag.type == "strings":  # a comma does what another use of the flag does
        return tuple(Item(part, part) for part in value.raw.split(","))
    if flag.value == "filter" and not value.raw:
        return ()
    return (Item(meaning(value, cwd), shown(value)),)


def last_of_each(items: Iterable[Item]) -> tuple[Item, ...]:
    """Keep the last item of each name; a meaning is a tuple that begins with the name."""
    kept: dict[Hashable, Item] = {}
    for item in items:
        assert isinstance(item.meaning, tuple)
        kept[item.meaning[0]] = item
    return tuple(kept.values())


def usual(flag: Flag, cwd: str) -> Hashable:
    """Give what a flag means that is not typed."""
    raw = flag.default.strip('"')
    if raw:
        return meaning(readers.parse_flag(flag.name, flag.type, flag.value, raw), cwd)
    return _Nothing()


class _Nothing:
    """Equals every meaning of nothing."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hashable) and is_nothing(other)

    def __hash__(self) -> int:
        return 0


def shown(value: Value) -> str:
    """Give a value as it may be shown: masked where it is secret."""
    if value.kind == "switch":
        return "" if value.data else "false"
    return value.slots.get("value", value.raw)
