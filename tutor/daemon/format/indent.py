"""Lay out JSON text without reading it, as Go's encoding/json does: every token stays as it is."""

from __future__ import annotations

import re

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+')
_UNIT = "    "


def compact(text: str) -> str:
    """Take out all space between tokens."""
    return "".join(_TOKEN.findall(text))


def indented(text: str) -> str:
    """Put each entry on a line of its own, four spaces deeper than what it is in."""
    pieces: list[str] = []
    depth = 0
    tokens = _TOKEN.findall(text)
    for before, token in zip(["", *tokens], tokens, strict=False):
        if token in "]}":
            depth -= 1
            pieces.append(token if before in ("[", "{") else f"\n{_UNIT * depth}{token}")
            continue
        if before in ("[", "{"):
            pieces.append(f"\n{_UNIT * depth}")
        if token in "[{":
            depth += 1
        pieces.append({",": f",\n{_UNIT * depth}", ":": ": "}.get(token, token))
    return "".join(pieces)
