"""Applies `--filter` of a prune to one thing, as the daemon does.

Source: https://docs.docker.com/reference/cli/docker/system/prune/#filter
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.model import Invocation
    from tutor.objects import Snapshot, Thing

_SECONDS: Final[Mapping[str, float]] = MappingProxyType({"h": 3600, "m": 60, "s": 1, "ms": 0.001})
_PART: Final = r"(\d+(?:\.\d+)?)(ms|h|m|s)"
_DURATION = pattern(rf"(?:{_PART})+")


def passes(thing: Thing, invocation: Invocation, snapshot: Snapshot) -> bool:
    """Tell whether the filters let the prune have this thing; where its age is unknown, they do."""
    given: dict[str, list[str]] = {}
    for use in invocation.uses("filter"):
        key, _, content = use.value.raw.partition("=")
        given.setdefault(key, []).append(content)
    if not all(_has(thing, label) for label in given.get("label", ())):
        return False
    unwanted = given.get("label!", ())
    if unwanted and all(_has(thing, label) for label in unwanted):
        return False
    limits = [moment(text, snapshot.taken) for text in given.get("until", ())]
    return all(limit is None or not thing.created or thing.created <= limit for limit in limits)


def _has(thing: Thing, label: str) -> bool:
    key, mark, content = label.partition("=")
    return key in thing.labels and (not mark or thing.labels[key] == content)


def moment(text: str, now: float) -> float | None:
    """Read `24h`, a date or seconds since 1970 as seconds since 1970; None for anything else."""
    if _DURATION.fullmatch(text):
        return now - sum(float(number) * _SECONDS[unit] for number, unit in re.findall(_PART, text))
    from datetime import datetime  # slow to import, and few lines have a date

    try:
        return float(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        return None
