"""Draw how far one layer is: `[=====>    ]  1.2MB/3.4MB`."""

from __future__ import annotations

import time
from typing import Any, Final

from tutor.daemon.format.units import go_duration, human_size

_BOX_FROM, _TIME_FROM = 110, 50
_STEPS: Final = 50
_SECOND: Final = 1_000_000_000


def bar(detail: Any, width: int) -> str:
    """Draw the progress on a terminal of `width` columns (0: unknown); "" if there is none."""
    current, total = detail.get("current", 0), detail.get("total", 0)
    if current <= 0 and total <= 0:
        return ""
    unit = detail.get("units", "")
    if total <= 0:
        return f"{current} {unit}" if unit else f"{human_size(current):>8}"
    done = min(int(current / total * 100) // 2, _STEPS)
    wide = width or 200
    box = f"[{'=' * done}>{' ' * (_STEPS - done)}] " if wide > _BOX_FROM else ""
    numbers = "" if detail.get("hidecounts") else _numbers(current, total, unit)
    return box + numbers + _left(detail.get("start", 0), current, total, done, wide)


def _numbers(current: int, total: int, unit: str) -> str:
    if unit:
        return f"{current} {unit}" if current > total else f"{current}/{total} {unit}"
    return f"{human_size(current):>8}" + ("" if current > total else f"/{human_size(total)}")


def _left(start: int, current: int, total: int, done: int, width: int) -> str:
    """Estimate the time that is left, where the daemon says when it began."""
    if current <= 0 or start <= 0 or done >= _STEPS or width <= _TIME_FROM:
        return ""
    seconds = int((time.time() - start) / current * (total - current))
    return f" {go_duration(seconds * _SECOND)}"
