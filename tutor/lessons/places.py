"""Finds the line of a TOML file at which a table or a key stands, for those who have to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Path = tuple[str | int, ...]
"""Where something stands: `("step", 1, "goal", 0, "ports")`; numbers count from 0."""

_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.\"'-]+)\s*\]\]?")


def line_of(source: str, path: Path) -> int:
    """Give the line, from 1 on, of the nearest thing that stands in the source; 0 for none."""
    here: list[str | int] = []
    best, depth = 0, 0
    counts: dict[tuple[str | int, ...], int] = {}
    for number, line in enumerate(source.splitlines(), 1):
        if header := _HEADER.match(line):
            here = _place(header[2].split("."), header[1] == "[[", counts)
            reached = here
        else:
            reached = [*here, *_key(line)]
        common = _common(reached, path)
        if common > depth and common == len(reached):
            best, depth = number, common
    return best


def _key(line: str) -> Sequence[str]:
    name = re.match(r"^\s*([\w.-]+)\s*=", line)
    return name[1].split(".") if name else ()


def _place(names: Sequence[str], is_list: bool, counts: dict[tuple[str | int, ...], int]) -> list[str | int]:
    """Give the path of a header, with the number of each table that is one of several."""
    place: list[str | int] = []
    for at, name in enumerate(names):
        place.append(name)
        key = tuple(place)
        if is_list and at == len(names) - 1:
            counts[key] = counts.get(key, -1) + 1
        if key in counts:
            place.append(counts[key])
    return place


def _common(here: Sequence[str | int], path: Path) -> int:
    count = 0
    for mine, wanted in zip(here, path, strict=False):
        if mine != wanted:
            break
        count += 1
    return count
