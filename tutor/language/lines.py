"""Logical lines: where one ends, and how a pasted block falls into them."""

from __future__ import annotations

from tutor.language.words import Surroundings, scan
from tutor.lazy import pattern

_APOSTROPHE = pattern(r"(?<=[A-Za-z])'(?=(?:s|t|re|ve|ll|d|m)\b)")


def needs_more(text: str) -> bool:
    """Tell whether a shell would ask for another line."""
    nowhere = Surroundings()
    if not scan(text, nowhere).open:
        return False
    sentence = _APOSTROPHE.sub("_", text)
    return sentence == text or scan(sentence, nowhere).open


def split(text: str) -> tuple[str, ...]:
    """Cut pasted text into logical lines: one command or comment each, without blank lines."""
    lines: list[str] = []
    held = ""
    for line in text.split("\n"):
        held = f"{held}\n{line}" if held else line
        if held.strip() and needs_more(held):
            continue
        lines.append(held)
        held = ""
    return tuple(line for line in [*lines, held] if line.strip())
