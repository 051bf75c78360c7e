"""Reads the Markdown of a lesson: a title with an introduction, then one section for each step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tutor.lessons.model import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FENCE = re.compile(r"^\s*(```+)\s*(\w*)")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*$")
_ANCHOR = re.compile(r"\s*\{#([\w-]+)\}$")


class Prose(NamedTuple):
    """One language's prose. `sections` are by anchor, in order; `lines` tells where each heading stands."""

    start: Section
    sections: Mapping[str, Section]
    lines: Mapping[str, int]
    loose: tuple[int, ...] = ()
    """Lines with a heading of the wrong kind: no anchor, an anchor twice, another level."""


class Fence(NamedTuple):
    """One fenced block: its language, its lines, and its first line counted within the text, from 1 on."""

    language: str
    lines: tuple[str, ...]
    line: int


class _Part(NamedTuple):
    anchor: str
    heading: str
    line: int
    body: list[str]


def read(text: str) -> Prose:
    """Take the prose of one language apart."""
    parts, loose = [_Part("", "", 0, [])], list[int]()
    for number, (line, inside) in enumerate(_rows(text), 1):
        found = None if inside else _HEADING.match(line)
        if not found:
            parts[-1].body.append(line)
        elif len(found[1]) == 1 and number > 0 and not parts[0].heading:
            parts[0] = _Part("", found[2], number, parts[0].body)
        elif (part := _part(found, number)) and part.anchor not in [one.anchor for one in parts]:
            parts.append(part)
        else:
            loose.append(number)
            parts[-1].body.append(line)
    sections = {part.anchor: _section(part) for part in parts[1:]}
    return Prose(_section(parts[0]), sections, {part.anchor: part.line for part in parts}, tuple(loose))


def fences(text: str) -> tuple[Fence, ...]:
    """Give the fenced blocks of a text."""
    found: list[Fence] = []
    body: list[str] | None = None
    for number, (line, inside) in enumerate(_rows(text), 1):
        if not inside:
            body = None
        elif body is None:
            opened = _FENCE.match(line)
            body = []
            found.append(Fence(opened[2] if opened else "", (), number))
        elif not _FENCE.match(line):
            body.append(line)
            found[-1] = found[-1]._replace(lines=tuple(body))
        else:
            body = None
    return tuple(found)


def _rows(text: str) -> Iterator[tuple[str, bool]]:
    """Give each line, and whether it belongs to a fenced block, its marks included."""
    mark = ""
    for line in text.splitlines():
        found = _FENCE.match(line)
        if mark:
            yield line, True
            mark = "" if found and found[1] == mark and line.strip() == mark else mark
        else:
            mark = found[1] if found else ""
            yield line, bool(mark)


def _part(found: re.Match[str], number: int) -> _Part | None:
    anchor = _ANCHOR.search(found[2])
    if len(found[1]) != 2 or not anchor:
        return None
    return _Part(anchor[1], found[2][: anchor.start()], number, [])


def _section(part: _Part) -> Section:
    return Section(part.heading, "\n".join(part.body).strip("\n"))
