"""Go types that print themselves: their `String` methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.format.gotime import MONTHS, WEEKDAYS
from tutor.daemon.format.names import platform
from tutor.daemon.format.units import go_duration, go_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tutor.daemon.format.gotypes import Value

_MODES: Final = "dalTLDpSugct?"
_RIGHTS: Final = "rwxrwxrwx"


def string(value: Value) -> str | None:
    """Give what the value's own `String` method gives, None if its type has none."""
    method = _METHODS.get(value.type.name)
    return method(value.data) if method else None


def _mode(bits: int) -> str:
    """Write a file's mode as `-r--r--r--`."""
    kind = "".join(letter for at, letter in enumerate(_MODES) if bits & 1 << (31 - at))
    return (kind or "-") + "".join(c if bits & 1 << (8 - at) else "-" for at, c in enumerate(_RIGHTS))


def _platform(data: Any) -> str:
    found = data["Platform"]
    return platform(*(found[key] for key in ("OS", "OSVersion", "Architecture", "Variant")))


_METHODS: Final[Mapping[str, Callable[[Any], str]]] = {
    "time.Time": go_time,
    "time.Duration": go_duration,
    "time.Month": lambda number: MONTHS[number - 1],
    "time.Weekday": lambda number: WEEKDAYS[number],
    "os.FileMode": _mode,
    "formatter.Platform": _platform,
    "swarm.Version": lambda data: str(data["Index"]),
    "units.Ulimit": lambda data: f"{data['Name']}={data['Soft']}:{data['Hard']}",
}
