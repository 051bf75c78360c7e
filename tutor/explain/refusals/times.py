"""Points in time that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.explain.refusals.base import said
from tutor.lazy import pattern

if TYPE_CHECKING:
    from tutor.explain.refusals.base import Found
    from tutor.model import Value

_AGO: Final = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h)"
_DAY: Final = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_HOUR: Final = r"T(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?"
_ZONE: Final = r"(?:Z|[+-]\d\d:\d\d)?"
_TIME: Final = pattern(rf"(?:{_AGO})+|0|-?\d+(?:\.\d+)?|{_DAY}(?:{_HOUR})?{_ZONE}")


def time(value: Value) -> Found:
    """Check a time span, a number of seconds since 1970, or a date with or without the time of day."""
    return None if not value.raw or _TIME.fullmatch(value.raw) else said("time")


def until(value: Value) -> Found:
    """Check the time of the filter `until`."""
    content = value.slots.get("content", "")
    wrong = value.slots.get("key") == "until" and not _TIME.fullmatch(content)
    return said("time") if wrong else None
