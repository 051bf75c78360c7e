"""Draws a sheet with letters: rows of runs, each a text with its look. Only ASCII is drawn with."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from tutor.daemon.format.tabwriter import display_width
from tutor.map.scene import Bar, Box, Label, Twig, Wire

if TYPE_CHECKING:
    from tutor.map.scene import Look, Shape, Sheet

Run = tuple[str, "Look"]
_ORDER: Final = (Wire, Bar, Box, Twig, Label)
"""A bar passes in front of the wires that do not belong to it; a joint is drawn over its bar."""


def rows(sheet: Sheet) -> list[list[Run]]:
    """Give the rows, without blanks at their ends."""
    grid = _Grid(sheet.width)
    for kind in _ORDER:
        for shape in sheet.shapes:
            if isinstance(shape, kind):
                grid.draw(shape)
    for shape in sheet.shapes:
        if isinstance(shape, Wire) and shape.joint:
            grid.put(shape.x, shape.top, "o", shape.look)
    return [_runs(row) for row in grid.cells]


class _Grid:
    """Cells of a letter and its look; the second cell of a wide letter is empty."""

    def __init__(self, width: int) -> None:
        self._width = width
        self.cells: list[list[Run]] = []

    def put(self, x: int, y: int, text: str, look: Look) -> None:
        """Write a text from a cell on."""
        while len(self.cells) <= y:
            self.cells.append([(" ", "plain")] * self._width)
        row = self.cells[y]
        for char in text:
            cells = display_width(char)
            if not cells:  # it stands on the letter before
                row[x - 1] = (row[x - 1][0] + char, row[x - 1][1])
                continue
            self._free(row, x)
            self._free(row, x + cells)
            row[x : x + cells] = [(char, look), *[("", look)] * (cells - 1)]
            x += cells

    def _free(self, row: list[Run], x: int) -> None:
        """Take away a wide letter that lies on both sides of the edge before `x`."""
        if 0 < x < self._width and not row[x][0]:
            row[x - 1 : x + 1] = [(" ", row[x][1])] * 2

    def draw(self, shape: Shape) -> None:
        """Draw one shape."""
        match shape:
            case Label():
                self.put(shape.x, shape.y, shape.text, shape.look)
            case Box():
                self._box(shape)
            case Bar():
                self.put(shape.x, shape.y, ("#" if shape.look == "host" else "=") * shape.width, shape.look)
            case Wire():
                self._wire(shape)
            case Twig():
                self.put(shape.x, shape.y, "+-", shape.look)

    def _box(self, box: Box) -> None:
        corner, across, down = "..:" if box.faint else "+-|"
        edge = f"{corner}{across * (box.width - 2)}{corner}"
        self.put(box.x, box.y, edge, box.look)
        for y in range(box.y + 1, box.y + box.height - 1):
            self.put(box.x, y, down, box.look)
            self.put(box.x + box.width - 1, y, down, box.look)
        self.put(box.x, box.y + box.height - 1, edge, box.look)

    def _wire(self, wire: Wire) -> None:
        for y in range(wire.top, wire.bottom + 1):
            self.put(wire.x, y, ":" if wire.faint else "|", wire.look)
        if wire.arrow:
            self.put(wire.x, wire.bottom, "v", wire.look)


def _runs(row: list[Run]) -> list[Run]:
    runs = [("".join(cell[0] for cell in run), look) for look, run in groupby(row, lambda cell: cell[1])]
    while runs and not runs[-1][0].strip():
        runs.pop()
    if runs:
        runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    return runs
