"""A terminal that exists only in memory: what is fed to it can be looked at, and does nothing else."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyte

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tutor.replay.tape import Step

_ALTERNATE: Final = frozenset({47, 1047, 1049})
_WIDE: Final = 1000  # columns for text that is to be read without its line breaks
_TALL: Final = 3000


class Look(NamedTuple):
    """How characters look: `ink` and `paper` are names or RRGGBB of pyte, `default` for the usual."""

    ink: str = "default"
    paper: str = "default"
    bold: bool = False
    italics: bool = False
    underscore: bool = False
    strike: bool = False
    reverse: bool = False


Run = tuple[Look, str]


class Terminal:
    """A terminal of `columns` x `rows`."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = _Screen(columns, rows)
        self._stream = _stream(self._screen)

    @property
    def size(self) -> tuple[int, int]:
        """Give (columns, rows)."""
        return self._screen.columns, self._screen.lines

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Give (column, row) of the cursor, None while it is hidden."""
        where = self._screen.cursor
        return None if where.hidden else (min(where.x, self._screen.columns - 1), where.y)

    def feed(self, text: str) -> None:
        """Show inert text. What the emulator cannot do is left out, with the rest of its piece."""
        try:
            self._stream.feed(text)
        except (TypeError, ValueError, IndexError, KeyError, AssertionError):
            self._stream = _stream(self._screen)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size."""
        self._screen.resize(rows, columns)

    def rows(self) -> list[list[Run]]:
        """Give each row as runs of one look; a row is always as wide as the terminal."""
        return [_runs(self._cells(y)) for y in range(self._screen.lines)]

    def text(self) -> list[str]:
        """Give each row as text, without the blanks at its end."""
        return [row.rstrip() for row in self._screen.display]

    def _cells(self, y: int) -> Iterator[Any]:
        row = self._screen.buffer[y]
        return (row[x] for x in range(self._screen.columns))


def final_text(step: Step) -> list[str]:
    """Give the lines that a step left to read, once progress bars and their kin have been drawn over."""
    printed = step.printed
    if "\x1b" not in printed and "\r" not in printed.replace("\r\n", ""):
        lines = [line.rstrip() for line in printed.replace("\t", "    ").split("\r\n")]
    else:
        paper = Terminal(_WIDE, min(_TALL, printed.count("\n") + 30))
        paper.feed(printed)
        lines = paper.text()
    while lines and not lines[-1]:
        lines.pop()
    return lines


class _Screen(pyte.Screen):
    """pyte's screen with a second page, which full-screen programs use and leave again."""

    def __init__(self, columns: int, lines: int) -> None:
        self._kept: tuple[Any, Any] | None = None
        super().__init__(columns, lines)

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private") and _ALTERNATE & set(modes) and self._kept is None:
            self._kept = copy.deepcopy(self.buffer), copy.copy(self.cursor)
            self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and _ALTERNATE & set(modes) and self._kept is not None:
            self.buffer, self.cursor = self._kept
            self.cursor.y = min(self.cursor.y, self.lines - 1)
            self._kept = None

    def resize(self, lines: int | None = None, columns: int | None = None) -> None:
        """Keep the rows around the cursor; pyte would drop as many from the top as are lost."""
        lines, columns = lines or self.lines, columns or self.columns
        lost = max(0, self.cursor.y + 1 - lines)
        kept = {y - lost: row for y, row in self.buffer.items() if lost <= y < lost + lines}
        self.buffer.clear()
        self.buffer.update(kept)
        for row in self.buffer.values():
            for x in [x for x in row if x >= columns]:
                del row[x]
        self.lines, self.columns = lines, columns
        self.margins = None
        self.cursor.y -= lost
        self.cursor.x = min(self.cursor.x, columns - 1)

    def write_process_input(self, data: str) -> None:
        """Answer nothing."""


def _stream(screen: pyte.Screen) -> pyte.Stream:
    stream = pyte.Stream(screen)
    stream.use_utf8 = False  # the text is decoded; this lets programs draw lines with DEC's graphics
    return stream


def _runs(cells: Iterable[Any]) -> list[Run]:
    runs = list[Run]()
    for cell in cells:
        look = Look(
            cell.fg, cell.bg, *(cell.bold, cell.italics, cell.underscore), cell.strikethrough, cell.reverse
        )
        if runs and runs[-1][0] == look:
            runs[-1] = (look, runs[-1][1] + cell.data)
        else:
            runs.append((look, cell.data))
    return runs
