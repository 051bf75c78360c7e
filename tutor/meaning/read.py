"""Reads a line that is to be compared: as docker alone would, whatever is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor import language
from tutor.model import Line

if TYPE_CHECKING:
    from tutor.language import Surroundings
    from tutor.language.facts import Bank


def read(text: str, bank: Bank, around: Surroundings) -> Line:
    """Read a line; `docker start stopped` is no question here, it is meant as it stands."""
    line = language.read(text, bank, around)
    if line.kind == "question" and line.words[0].text == "docker":
        return Line(text, "docker", (language.parse(line.words, text, bank),), line.words)
    return line
