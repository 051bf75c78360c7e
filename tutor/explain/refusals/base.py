"""What a check of a value is, and the usual ones: from one number to another, a pattern."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from tutor.model import Value

KEY: Final = "message/refused."
"""How the keys of all that is said of a refused value begin."""
NAME: Final = r"[a-zA-Z0-9][a-zA-Z0-9_.-]+"
"""What a volume may be called."""
Found: TypeAlias = "tuple[str, dict[str, str]] | None"
"""The key of what to say of a value, with its slots beside `value`; None where the value is taken."""
Check: TypeAlias = Callable[["Value"], Found]


def said(reason: str, **slots: str) -> tuple[str, dict[str, str]]:
    """Give what to say for a reason."""
    return f"{KEY}{reason}", slots


def within(low: int, high: int, *free: int, reason: str = "range") -> Check:
    """Make the check of a number from `low` to `high`; those in `free` mean something of their own."""

    def check(value: Value) -> Found:
        number = value.data
        taken = not isinstance(number, int) or number in free or low <= number <= high
        return None if taken else said(reason, low=str(low), high=str(high))

    return check


def at_least(low: int, shown: str, reason: str = "least", negative: bool = False) -> Check:
    """Make the check of a number of which there is a least; 0 always means none, or the default.

    `negative`: a negative one means that too. `shown` is the least as people write it.
    """

    def check(value: Value) -> Found:
        number = value.data
        taken = not isinstance(number, int) or number >= low or number == 0 or (negative and number < 0)
        return None if taken else said(reason, least=shown)

    return check


def positive(value: Value) -> Found:
    """Check a number that cannot be negative."""
    return said("negative") if isinstance(value.data, int | float) and value.data < 0 else None


def shaped(pattern: str, reason: str) -> Check:
    """Make the check of a text that has this shape; an empty one is none at all."""
    return lambda value: None if not value.raw or re.fullmatch(pattern, value.raw) else said(reason)


def listed(words: tuple[str, ...]) -> str:
    """Write words one after the other, each as code."""
    return ", ".join(f"`{word}`" for word in words)
