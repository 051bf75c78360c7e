"""Short forms of IDs, names and labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHORT_ID = 12
_DIGITS = re.compile(r"(\d+)")


def short_id(found: str) -> str:
    """Give the 12 characters of an ID that people see."""
    return found.rpartition(":")[2][:_SHORT_ID] if ":" in found else found[:_SHORT_ID]


def labels(found: Mapping[str, str] | None) -> str:
    """Write labels as `a=b,c=d`."""
    return ",".join(sorted(f"{name}={content}" for name, content in (found or {}).items()))


def natural(name: str) -> list[Any]:
    """Give a sorting key by which `a10` comes after `a9`."""
    parts = _DIGITS.split(name)
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts if part]


def platform(system: str, version: str, architecture: str, variant: str) -> str:
    """Write a platform as `linux/arm64/v8`, the version of its system in parentheses."""
    if not system:
        return "unknown"
    return "/".join(filter(None, (f"{system}({version})" if version else system, architecture, variant)))
