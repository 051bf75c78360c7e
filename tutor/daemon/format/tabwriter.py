"""Align columns of text as Go's text/tabwriter does."""

from __future__ import annotations

from itertools import groupby
from unicodedata import category, east_asian_width

_MIN_WIDTH, _PADDING = 10, 3


def align(text: str, min_width: int = _MIN_WIDTH, padding: int = _PADDING) -> str:
    """Pad the cells of `text` that end with a tab so that each column has one width.

    A column is a block of neighbouring lines that have a cell there; the last cell of a line belongs to
    no column. Source: https://pkg.go.dev/text/tabwriter
    """
    lines = [line.split("\t") for line in text.split("\n")]
    widths: list[list[int]] = [[] for _ in lines]
    _measure(lines, widths, range(len(lines)), 0, min_width, padding)
    return "\n".join(
        "".join(map(_padded, cells, room_of)) + cells[-1]  # the last cell has no room and is not padded
        for cells, room_of in zip(lines, widths, strict=True)
    )


def _measure(
    lines: list[list[str]],
    widths: list[list[int]],
    block: range,
    column: int,
    min_width: int,
    padding: int,
) -> None:
    """Find the width of `column` in each part of `block` that has it, then of the columns to its right."""
    for present, run in groupby(block, key=lambda index: len(lines[index]) > column + 1):
        if not present:
            continue
        rows = list(run)
        width = max(min_width, padding + max([display_width(lines[index][column]) for index in rows]))
        for index in rows:
            widths[index].append(width)
        _measure(lines, widths, range(rows[0], rows[-1] + 1), column + 1, min_width, padding)


def _padded(cell: str, width: int) -> str:
    if cell.isascii():
        return cell.ljust(width)
    return cell + " " * (width - display_width(cell))


def display_width(text: str) -> int:
    """Count the columns that `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def ellipsis(text: str, width: int) -> str:
    """Cut `text` to `width` columns, the last of which is `…` when something was cut."""
    if width < 2:
        return text[: max(width, 0)]
    if display_width(text) <= width:
        return text
    while display_width(text) > width - 1:
        text = text[:-1]
    return f"{text}…"
