"""What a rule is, and how a thing is named to the learner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tutor.model import Invocation, Level
    from tutor.objects import Snapshot, Thing

_UNITS: Final = ("B", "kB", "MB", "GB", "TB", "PB")

Objects: TypeAlias = tuple[str, ...] | None
"""The things that a line hits, named; None where the rule has nothing to say."""


class Rule(NamedTuple):
    """One kind of loss or exposure. `docker_asks`: the command itself asks unless `-f` is given."""

    code: str
    commands: frozenset[str]
    applies: Callable[[Invocation], bool]
    kinds: frozenset[str]
    objects: Callable[[Invocation, Snapshot], Objects]
    level: Level = "moderate"
    docker_asks: bool = False


def named(things: Iterable[Thing], users: bool = False) -> Objects:
    """Name the things with their sizes, and the containers that use them; None if there are none."""
    return tuple(_name(thing, thing.used_by if users else ()) for thing in things) or None


def _name(thing: Thing, users: tuple[str, ...]) -> str:
    details = ", ".join(((human_size(thing.size),) if thing.size >= 0 else ()) + users)
    return f"{thing.name} ({details})" if details else thing.name


def human_size(size: float) -> str:
    """Write a number of bytes as `docker images` does: three digits, thousands of 1000."""
    unit = 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size /= 1000
        unit += 1
    return f"{size:.3g}{_UNITS[unit]}"


def is_meant(thing: Thing, word: str) -> bool:
    """Tell whether an operand names this thing: by name, or by the beginning of its ID."""
    if thing.kind == "image" and thing.name in (word, f"{word}:latest"):
        return True
    return thing.name == word or (bool(word) and thing.id.removeprefix("sha256:").startswith(word))


def meant(things: Iterable[Thing], invocation: Invocation) -> tuple[Thing, ...]:
    """Give the things that the operands name."""
    words = [operand.value.raw.removeprefix("sha256:") for operand in invocation.operands]
    return tuple(thing for thing in things if any(is_meant(thing, word) for word in words))
