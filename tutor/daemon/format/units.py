"""Sizes, numbers, times for people, as the docker command words them."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from tutor.daemon.format.gotime import Moment, read

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXPONENT = 6
_DECIMAL = ("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB")
_BINARY = ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB")
_HOUR, _DAY, _WEEK, _MONTH, _YEAR = 1, 24, 24 * 7, 24 * 30, 24 * 365


def human_size(size: float, precision: int = 4) -> str:
    """Give bytes in powers of 1000: `13.3kB`.

    Source: https://pkg.go.dev/github.com/docker/go-units#HumanSize
    """
    return _scaled(size, 1000.0, _DECIMAL, precision)


def bytes_size(size: float) -> str:
    """Give bytes in powers of 1024: `64MiB`."""
    return _scaled(size, 1024.0, _BINARY, 4)


def _scaled(size: float, base: float, units: Sequence[str], precision: int) -> str:
    step = 0
    while size >= base and step < len(units) - 1:
        size /= base
        step += 1
    return f"{significant(size, precision)}{units[step]}"


def significant(number: float, precision: int) -> str:
    """Write a number as Go's `%.Ng` does."""
    text = f"{number:.{precision}g}"
    return re.sub(r"e([-+])(\d)$", r"e\g<1>0\2", text)


def human_duration(seconds: float) -> str:
    """Give a time span in its largest unit: `About a minute`, `3 weeks`.

    Source: https://pkg.go.dev/github.com/docker/go-units#HumanDuration
    """
    whole, minutes = int(seconds), int(seconds / 60)
    if whole < 1:
        return "Less than a second"
    if whole == 1:
        return "1 second"
    if whole < 60:
        return f"{whole} seconds"
    if minutes == 1:
        return "About a minute"
    if minutes < 60:
        return f"{minutes} minutes"
    return _hours(int(seconds / 3600 + 0.5))


def _hours(hours: int) -> str:
    if hours == _HOUR:
        return "About an hour"
    for below, unit, name in (
        (48, _HOUR, "hours"),
        (_WEEK * 2, _DAY, "days"),
        (_MONTH * 2, _WEEK, "weeks"),
        (_YEAR * 2, _MONTH, "months"),
    ):
        if hours < below:
            return f"{hours // unit} {name}"
    return f"{hours // _YEAR} years"


def ago(epoch: float, now: float | None = None) -> str:
    """Tell how long ago a moment was: `3 days ago`."""
    return f"{human_duration((time.time() if now is None else now) - epoch)} ago"


def unix_time(epoch: int) -> str:
    """Give seconds since 1970 as Go prints a local time: `2026-11-23 21:00:00 +0900 KST`."""
    return str(Moment(datetime.fromtimestamp(epoch, UTC).astimezone()))


def go_time(text: str) -> str:
    """Give an RFC 3339 time as Go prints a time."""
    found = read(text)
    return text if found is None else str(found)


def epoch_of(text: str) -> float | None:
    """Read an RFC 3339 time as seconds since 1970; None if it is none."""
    found = read(text)
    return None if found is None else found.unix_nano / 1e9


def go_duration(nanoseconds: int) -> str:
    """Give a time span as Go prints a duration: `1m30s`, `1.5ms`."""
    if nanoseconds == 0:
        return "0s"
    sign, rest = ("-" if nanoseconds < 0 else ""), abs(nanoseconds)
    for unit, name in ((1, "ns"), (1_000, "µs"), (1_000_000, "ms")):
        if rest < min(unit * 1000, 1_000_000_000):
            return f"{sign}{_plain(rest, unit)}{name}"
    minutes, rest = divmod(rest, 60_000_000_000)
    hours, minutes = divmod(minutes, 60)
    head = f"{hours}h{minutes}m" if hours else f"{minutes}m" if minutes else ""
    return f"{sign}{head}{_plain(rest, 1_000_000_000)}s"


def _plain(number: int, unit: int) -> str:
    whole, part = divmod(number, unit)
    digits = f"{part:0{len(str(unit)) - 1}d}".rstrip("0") if part else ""
    return f"{whole}.{digits}" if digits else str(whole)


def general(number: float) -> str:
    """Write a float as `%v`: with as few digits as it can be, and an exponent below -4 and from 6 on."""
    if number != number or number in (float("inf"), float("-inf")):
        return "NaN" if number != number else "+Inf" if number > 0 else "-Inf"
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    assert isinstance(exponent, int)
    power = len(digits) + exponent - 1
    if -4 <= power < _EXPONENT:
        return repr(number).removesuffix(".0")
    mantissa = "".join(map(str, digits))
    point = f".{mantissa[1:]}" if len(mantissa) > 1 else ""
    return f"{'-' * sign}{mantissa[0]}{point}e{'-' if power < 0 else '+'}{abs(power):02d}"
