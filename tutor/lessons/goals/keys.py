"""What may stand behind a key of a goal: each kind tells what is wrong with a value, "" if nothing is."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import urlsplit

Kind = Callable[[Any], str]

_BOUND = re.compile(r"(<=|>=|<|>|)(\d+(?:\.\d+)?)\s*([kKMGT]?)i?[bB]?")
_NAME = re.compile(r"\w[\w.-]*", re.ASCII)
_COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "": operator.eq,
}
_UNITS: Final = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
PRESENT, ABSENT = "present", "absent"


def text(value: Any) -> str:
    """Take a text that is not empty."""
    return "" if isinstance(value, str) and value else "is no text"


def named(value: Any) -> str:
    """Take the name of a thing on the daemon."""
    return text(value) or ("" if _NAME.fullmatch(value) else "is no name")


def texts(value: Any) -> str:
    """Take a list of texts."""
    right = isinstance(value, list) and value and not any(text(one) for one in value)
    return "" if right else "is no list of texts"


def words(value: Any) -> str:
    """Take a list of texts, which may be empty."""
    return "" if value == [] else texts(value)


def number(value: Any) -> str:
    """Take a whole number from 0 on."""
    return "" if type(value) is int and value >= 0 else "is no number"


def numbers(value: Any) -> str:
    """Take a number or a list of them."""
    right = isinstance(value, list) and value and not any(number(one) for one in value)
    return "" if right or not number(value) else "is neither a number nor a list of numbers"


def switch(value: Any) -> str:
    """Take true or false."""
    return "" if isinstance(value, bool) else "is neither true nor false"


def table(value: Any) -> str:
    """Take a table of texts."""
    right = isinstance(value, dict) and value and not any(text(one) for one in value.values())
    return "" if right else "is no table of texts"


def bound(value: Any) -> str:
    """Take a number with a comparison and a unit: `<=5`, `>=1`, `<200MB`."""
    right = isinstance(value, str) and _BOUND.fullmatch(value)
    return "" if right else "is no bound such as `<=5` or `<200MB`"


def within(found: float, wanted: str) -> bool:
    """Tell whether a number keeps a bound; units count thousands, as `docker images` does."""
    match = _BOUND.fullmatch(wanted)
    assert match is not None
    return _COMPARE[match[1]](found, float(match[2]) * _UNITS[match[3].lower()])


def one_of(*allowed: str) -> Kind:
    """Make the kind of a few words."""

    def kind(value: Any) -> str:
        return "" if value in allowed else f"is none of {', '.join(allowed)}"

    return kind


def pattern(value: Any) -> str:
    """Take a regular expression."""
    try:
        return text(value) or (re.compile(value) and "")
    except re.error as error:
        return f"is no regular expression: {error}"


def inner_path(value: Any) -> str:
    """Take a path that stays in its folder."""
    if problem := text(value):
        return problem
    path = PurePosixPath(value)
    outside = path.is_absolute() or ".." in path.parts or value.startswith("~") or "\0" in value
    return "leads out of its folder" if outside else ""


def url(value: Any) -> str:
    """Take an http address on this machine: lessons ask no other."""
    if problem := text(value):
        return problem
    try:
        parts = urlsplit(value)
        named = (parts.scheme, parts.hostname or "", parts.port)
    except ValueError:
        return "is no address"
    if named[0] not in ("http", "https") or parts.username is not None:
        return "is no http address"
    return "" if named[1] in LOOPBACK else f"is not on this machine: use one of {', '.join(sorted(LOOPBACK))}"


def mapping(value: Any) -> str:
    """Take a table of any kind."""
    return "" if isinstance(value, dict) else "is no table"
