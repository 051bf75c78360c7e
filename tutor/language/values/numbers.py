"""Numbers: switches, integers, sizes, times and shares of a processor."""

from __future__ import annotations

import re
from typing import Final

from tutor.language.values import go
from tutor.language.values.base import Reader, Reading
from tutor.lazy import pattern

_WHOLE: Final = {-1: "unlimited", 0: "zero", 1: "one"}
"""The whole numbers that have a wording of their own; "1 seconds" would be no English."""
_UNITS: Final = ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")
_BARE_SUFFIX = pattern(r"(?:[kmgtp](?:i?b)?|b)?", re.IGNORECASE)
_RATIONAL = pattern(r"[+-]?(?:\d+/\d+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)", re.ASCII)
_TIME_UNITS: Final = {
    "ns": 1,
    **dict.fromkeys(("us", "\u00b5s", "\u03bcs"), 10**3),
    "ms": 10**6,
    "s": 10**9,
    "m": 60 * 10**9,
    "h": 3600 * 10**9,
}
AGO: Final = pattern(r"(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+")
"""How long ago, where a point in time is possible too."""
_TIME_PART = pattern(r"(\d*)(?:(\.)(\d*))?([^\d.]*)", re.ASCII)


def switch(raw: str) -> Reading:
    """Read a switch."""
    on = go.parse_bool(raw)
    return Reading("" if on else "off", {}, on)


def integer(raw: str) -> Reading:
    """Read an int or int64."""
    number = go.parse_int(raw)
    return Reading(_WHOLE.get(max(number, -1), ""), {"number": str(number)}, number)


def unsigned(bits: int) -> Reader:
    """Make the reader of an unsigned integer."""

    def read(raw: str) -> Reading:
        number = go.parse_uint(raw, bits)
        return Reading(_WHOLE.get(number, ""), {"number": str(number)}, number)

    return read


def floating(raw: str) -> Reading:
    """Read a float, which is a share of the whole."""
    number = go.parse_float(raw)
    return Reading("" if number else "zero", {"number": raw, "percent": f"{number * 100:.10g}"}, number)


def seconds(raw: str) -> Reading:
    """Read whole seconds."""
    number = go.parse_int(raw)
    return Reading(_WHOLE.get(max(number, -1), ""), {"seconds": str(number)}, number)


def cpus(raw: str) -> Reading:
    """Read a share of processors; the data are billionths of one.

    Raises: ValueError, in the CLI's words.
    """
    if not _RATIONAL.fullmatch(raw) or re.search(r"/0+$", raw):
        raise ValueError(f"failed to parse {raw} as a rational number")
    if re.search(r"[eE][+-]?\d{4,}$", raw):
        raise ValueError("value is too precise")
    from fractions import Fraction  # seldom needed, and slow to import

    nano = Fraction(raw) * 10**9
    if nano.denominator != 1:
        raise ValueError("value is too precise")
    slots = {"number": raw, "percent": f"{nano.numerator / 10**7:.10g}"}
    form = "fraction" if 0 < nano < 10**9 else "" if nano else "zero"
    return Reading(form, slots, nano.numerator)


def human_size(number: int) -> str:
    """Give a size for people: `512 MiB`."""
    size, unit = float(number), 0
    while size >= 1024 and unit < len(_UNITS) - 1:
        size /= 1024
        unit += 1
    return f"{size:.4g} {_UNITS[unit]}"


def ram_in_bytes(raw: str) -> int:
    """Read a size in powers of 1024.

    Raises: ValueError, as go-units words it.
    Source: https://pkg.go.dev/github.com/docker/go-units#RAMInBytes
    """
    last = max((raw.rfind(char) for char in "01234567890. "), default=-1)
    if last < 0:
        raise ValueError(f"invalid size: '{raw}'")
    number, suffix = (raw[:last], raw[last + 1 :]) if raw[last] == " " else (raw[: last + 1], raw[last + 1 :])
    size = go.parse_float(number)
    if not size >= 0:
        raise ValueError(f"invalid size: '{raw}'")
    suffix = suffix.lower()
    if not _BARE_SUFFIX.fullmatch(suffix):
        raise ValueError(f"invalid suffix: '{suffix}'")
    power = "bkmgtp".index(suffix[0]) if suffix else 0
    return min(int(size * 1024**power), (1 << 63) - 1) if size != float("inf") else (1 << 63) - 1


def size(raw: str) -> Reading:
    """Read a size."""
    number = ram_in_bytes(raw)
    return Reading("" if number else "zero", {"size": human_size(number), "bytes": str(number)}, number)


def memory_swap(raw: str) -> Reading:
    """Read a size, or -1 for no limit."""
    return Reading("unlimited", {}, -1) if raw == "-1" else size(raw)


def duration(raw: str) -> Reading:
    """Read a time span; the data are nanoseconds.

    Raises: ValueError, as Go's time package words it.
    """
    nano = nanoseconds(raw)
    slots = {"duration": human_duration(nano), "seconds": f"{nano / 10**9:g}"}
    return Reading("" if nano else "zero", slots, nano)


def nanoseconds(raw: str) -> int:
    """Read a time span.

    Raises: ValueError, as Go's time package words it.
    """
    rest = raw[1:] if raw[:1] in ("+", "-") else raw
    if rest == "0":
        return 0
    from fractions import Fraction

    total = Fraction(0)
    bad = ValueError(f"time: invalid duration {go.quote(raw)}")
    if not rest:
        raise bad
    while rest:
        match = _TIME_PART.match(rest)
        if not match or not (match[1] or match[3]):
            raise bad
        total += Fraction(f"{match[1] or 0}.{match[3] or 0}") * _time_unit(match[4], raw)
        rest = rest[match.end() :]
    if total >= 1 << 63:
        raise bad
    return -int(total) if raw[0] == "-" else int(total)


def _time_unit(unit: str, raw: str) -> int:
    if not unit:
        raise ValueError(f"time: missing unit in duration {go.quote(raw)}")
    if unit not in _TIME_UNITS:
        raise ValueError(f"time: unknown unit {go.quote(unit)} in duration {go.quote(raw)}")
    return _TIME_UNITS[unit]


def human_duration(nano: int) -> str:
    """Give a time span as short as it can be typed: `1m30s`."""
    sign, rest, parts = "-" if nano < 0 else "", abs(nano), []
    for unit in ("h", "m"):
        count, rest = divmod(rest, _TIME_UNITS[unit])
        parts += [f"{count}{unit}"] if count else []
    if rest and rest < 10**9 and not parts:
        return f"{sign}{rest / 10**6:g}ms"
    parts += [f"{rest / 10**9:g}s"] if rest or not parts else []
    return sign + "".join(parts)
