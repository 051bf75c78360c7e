"""Numbers that are too small or too great."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.explain.refusals.base import at_least, positive, said, shaped, within

if TYPE_CHECKING:
    from tutor.explain.refusals.base import Found
    from tutor.model import Value

_MIB: Final = 1024 * 1024
_MOST_FILES: Final = 2147483584
"""What `fs.nr_open` may be at most."""

cpus = at_least(10_000_000, "0.01")
data_port = within(1024, 49151, 0)
expiry = at_least(3600 * 10**9, "1h", reason="expiry")
health = at_least(1_000_000, "1ms")
hits = within(-(1 << 63), 100, reason="hits")
mask = within(1, 29, reason="mask")
no_less_than_zero = positive
oom_score = within(-1000, 1000)
period = within(1000, 1_000_000, 0)
quota = at_least(1000, "1000", negative=True)
reservation = at_least(6 * _MIB, "6m")
shares = within(2, 262144, 0, reason="shares")
task_cpus = at_least(1_000_000, "0.001")
task_memory = at_least(4 * _MIB, "4m")
weight = within(10, 1000, 0, reason="weight")
resource = shaped(r"[^=]+=[+-]?\d+", "resource")


def cpuset(value: Value) -> Found:
    """Check a list of processors: `0-2`, `0,3`."""
    for one in value.raw.split(",") if value.raw else ():
        found = re.fullmatch(r"(\d+)(?:-(\d+))?", one)
        if not found or int(found[1]) > int(found[2] or found[1]):
            return said("cpuset")
    return None


def port(value: Value) -> Found:
    """Check a port as `docker port` takes it."""
    number = value.raw.partition("/")[0]
    return None if re.fullmatch(r"\d{1,5}", number) and int(number) <= 65535 else said("port")


def replicas(value: Value) -> Found:
    """Check `SERVICE=REPLICAS`."""
    _, mark, number = value.raw.partition("=")
    if not mark:
        return said("scale")
    return None if re.fullmatch(r"\d+", number) else said("replicas", number=number)


def tail(value: Value) -> Found:
    """Check how many lines to show where nothing but a number or `all` is taken."""
    return None if re.fullmatch(r"\d+|all|", value.raw) else said("tail")


def ulimit(value: Value) -> Found:
    """Check limits of open files: no process may have more than the kernel's own most, nor all there are."""
    found = re.fullmatch(r"nofile=(-?\d+)(?::(-?\d+))?", value.raw)
    if not found:
        return None
    wrong = [one for one in found.groups() if one and not 0 <= int(one) <= _MOST_FILES]
    return said("files", number=wrong[0]) if wrong else None
