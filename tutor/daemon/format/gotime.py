"""Moments as Go's `time` package counts them and writes them by a layout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

_WRITTEN = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$")
_LAYOUT = re.compile(
    r"January|Jan|Monday|Mon(?!day)|MST|2006|-07:00|-0700|-07|Z07:00|Z0700|Z07|__2|_2(?!006)|002"
    r"|0[1-6]|15|1|2|3|4|5|PM|pm|[.,](?:0+|9+)(?!\d)"
)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS: Final = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_SECOND: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in its zone; `nanosecond` is the part of the second, `zone` a name that was written (UTC)."""

    when: datetime
    nanosecond: int = 0
    zone: str = ""

    def __str__(self) -> str:
        """Print it as Go does."""
        digits = f"{self.nanosecond:09}".rstrip("0")
        clock = self.when.replace(tzinfo=None).isoformat(" ", "seconds")
        return f"{clock}{digits and '.'}{digits} {self.when:%z} {self.zone or self._name()}"

    @property
    def unix_nano(self) -> int:
        """Count the nanoseconds since 1970."""
        return (self.when - _EPOCH) // timedelta(seconds=1) * _SECOND + self.nanosecond

    @property
    def weekday(self) -> int:
        """Count from Sunday, 0."""
        return self.when.isoweekday() % 7

    @property
    def year_day(self) -> int:
        """Count from the 1st of January, 1."""
        return self.when.timetuple().tm_yday

    def within(self, zone: object) -> Moment:
        """Give the same moment in UTC, or in this machine's zone for None."""
        return Moment(self.when.astimezone(UTC if zone is UTC else None), self.nanosecond)

    def text(self) -> str:
        """Write it as it stands in JSON."""
        digits = f"{self.nanosecond:09}".rstrip("0")
        return self.format(f"2006-01-02T15:04:05{digits and '.' + '0' * len(digits)}Z07:00")

    def format(self, layout: str) -> str:
        """Write it as the layout shows the 2nd of January 2006, 15:04:05, 7 hours west of Greenwich."""
        return _LAYOUT.sub(lambda found: self._part(found[0]), layout)

    def _part(self, sign: str) -> str:
        if sign[0] in ".,":
            return self._fraction(sign)
        if sign[0] in "Z-":
            return self._zone(sign)
        when, hour = self.when, self.when.hour % 12 or 12
        parts: dict[str, object] = {
            "January": MONTHS[when.month - 1], "Jan": MONTHS[when.month - 1][:3], "01": f"{when.month:02}",
            "1": when.month, "Monday": WEEKDAYS[self.weekday], "Mon": WEEKDAYS[self.weekday][:3],
            "02": f"{when.day:02}", "_2": f"{when.day:2}", "2": when.day, "002": f"{self.year_day:03}",
            "__2": f"{self.year_day:3}", "15": f"{when.hour:02}", "03": f"{hour:02}", "3": hour,
            "04": f"{when.minute:02}", "4": when.minute, "05": f"{when.second:02}", "5": when.second,
            "06": f"{when.year % 100:02}", "2006": f"{when.year:04}", "PM": "AM" if when.hour < 12 else "PM",
            "pm": "am" if when.hour < 12 else "pm", "MST": self.zone or self._name(),
        }  # fmt: skip
        return str(parts[sign])

    def _fraction(self, sign: str) -> str:
        digits = f"{self.nanosecond:09}"[: len(sign) - 1].ljust(len(sign) - 1, "0")
        if sign[1] == "9":
            digits = digits.rstrip("0")
        return f"{sign[0]}{digits}" if digits else ""

    def _zone(self, sign: str) -> str:
        offset = self.when.strftime("%z")
        if sign[0] == "Z" and offset == "+0000":
            return "Z"
        return {2: offset[:3], 4: offset, 5: f"{offset[:3]}:{offset[3:]}"}[len(sign) - 1]

    def _name(self) -> str:
        """Name the zone if it is this machine's; Go writes the offset for others."""
        local, offset = self.when.astimezone(), self.when.strftime("%z")
        return str(local.tzname()) if local.utcoffset() == self.when.utcoffset() else offset


ZERO: Final = Moment(datetime(1, 1, 1, tzinfo=UTC), zone="UTC")
"""What Go has for a time that nobody has set."""


def read(text: str) -> Moment | None:
    """Read a time of JSON (RFC 3339); None if it is none."""
    found = _WRITTEN.match(text)
    if found is None:
        return None
    day, clock, fraction, zone = found.groups()
    when = datetime.fromisoformat(f"{day}T{clock}{zone.replace('Z', '+00:00')}")
    return Moment(when, int((fraction or "0").ljust(9, "0")[:9]), "UTC" if zone == "Z" else "")
