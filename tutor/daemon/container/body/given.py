"""Short ways to what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tutor.model import Invocation


def data(line: Invocation, *names: str) -> list[Any]:
    """Give what each use of these flags was read as, in the order typed."""
    return [use.value.data for use in line.flags if use.name in names]


def raws(line: Invocation, *names: str) -> list[str]:
    """Give the text of each use of these flags, in the order typed."""
    return [use.value.raw for use in line.flags if use.name in names]


def number(line: Invocation, name: str, default: int = 0) -> int:
    """Give the number of a flag: a count, a size in bytes, nanoseconds or billionths."""
    use = line.last(name)
    return default if use is None else int(use.value.data)  # type: ignore[call-overload]


def pairs(line: Invocation, name: str) -> dict[str, str]:
    """Give `key=value` flags as a mapping; a bare key has an empty value."""
    return {pair.key: pair.content or "" for pair in data(line, name)}
