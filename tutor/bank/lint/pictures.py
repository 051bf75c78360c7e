"""Checks text pictures: C020 one language, too wide, or lines that do not meet in the cells of a terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from tutor.bank.facts import LANGS
from tutor.bank.lint.files import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank.lint.files import Files

WIDEST: Final = 76  # an 80-column terminal less the bar
_ENDS: Final = "|+v^"  # what an upright line may meet above or below


def check(files: Files) -> Iterator[Finding]:
    """Give what is wrong with the pictures of concepts, language by language."""
    for name, table in files.below("concepts"):
        picture = table.get("picture", {})
        if picture and set(picture) != set(LANGS):
            yield Finding(name, "C020", "picture: one of the languages has none")
        for lang, drawn in picture.items():
            for number, what in _wrong(str(drawn).splitlines()):
                yield Finding(name, "C020", f"picture in {lang}, line {number}: {what}")


def _wrong(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    rows = [cells(line) for line in lines]
    for number, row in enumerate(rows, 1):
        if len(row) > WIDEST:
            yield number, f"{len(row)} columns, at most {WIDEST}"
        if odd := next((char for char in row if char and unicodedata.east_asian_width(char) == "A"), None):
            yield number, f"`{odd}` is one column wide in some terminals and two in others"
        beside = [rows[at] for at in (number - 2, number) if 0 <= at < len(rows)]
        loose = [at for at in _uprights(row) if not any(_meets(other, at) for other in beside)]
        for at in loose[:1]:
            yield number, f"the `{row[at]}` in column {at + 1} meets nothing above or below"


def cells(line: str) -> list[str]:
    """Give what stands in each column; the second column of a wide character is empty."""
    row: list[str] = []
    for char in line:
        row += [char, ""] if unicodedata.east_asian_width(char) in "WF" else [char]
    return row


def _uprights(row: Sequence[str]) -> Iterator[int]:
    """Give the columns of upright lines and corners; a `+` with no `-` beside it is a plus sign."""
    for at, char in enumerate(row):
        corner = char == "+" and "-" in row[max(0, at - 1) : at + 2]
        if char == "|" or corner:
            yield at


def _meets(row: Sequence[str], at: int) -> bool:
    return at < len(row) and row[at] != "" and row[at] in _ENDS
