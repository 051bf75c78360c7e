"""Times of `--since` and `--until` as the daemon wants them: seconds with a fraction."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

from tutor.errors import DockerError

_DURATION = re.compile(r"([-+]?)((?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+")
_PART = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)")
_SECONDS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0}
_EPOCH = re.compile(r"-?\d+(\.\d{1,9})?")
_FORMATS = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H", "%Y-%m-%d")


def timestamp(text: str, problem: str = "", now: float | None = None) -> str:
    """Read seconds since 1970, a duration before `now`, or a date as RFC 3339 with parts left out.

    Raises: DockerError beginning with `problem` when it is none of these.
    Source: https://docs.docker.com/reference/cli/docker/container/logs/#since
    """
    if _DURATION.fullmatch(text):
        moment = (time.time() if now is None else now) - _seconds(text)
        return str(int(moment // 1))
    if _EPOCH.fullmatch(text):
        return text
    found = _date(text)
    if found is None:
        before = f"{problem}: " if problem else ""
        raise DockerError(f'{before}failed to parse value as time or duration: "{text}"')
    return found


def _seconds(text: str) -> float:
    total = sum(float(number) * _SECONDS[unit] for number, unit in _PART.findall(text))
    return -total if text.startswith("-") else total


def _date(text: str) -> str | None:
    body, fraction, zone = _split(text)
    for form in _FORMATS:
        try:
            moment = datetime.strptime(body, form)
        except ValueError:
            continue
        if zone in {"Z", ""}:
            aware = moment.replace(tzinfo=UTC) if zone else moment.astimezone()
        else:
            aware = datetime.strptime(f"{moment.isoformat()}{zone}", "%Y-%m-%dT%H:%M:%S%z")
        return f"{int(aware.timestamp())}.{fraction:0<9}"
    return None


def _split(text: str) -> tuple[str, str, str]:
    """Split a date into its whole part, the digits of its fraction and its zone."""
    found = re.fullmatch(r"(.*?)(?:\.(\d{1,9}))?(Z|[-+]\d\d:\d\d)?", text)
    assert found is not None
    body, fraction, zone = found.groups()
    return body, fraction or "", zone or ""
