"""A page: where to write, in which language, how wide; rows of a label and a text, behind a bar.

The bar is an ASCII character: box-drawing and arrows are two cells wide in some Korean terminals.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from rich.cells import cell_len
from rich.text import Text

from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.console import Console

    from tutor.bank.load import Bank
    from tutor.model import Lang, Slots

BAR: Final = "| "
GAP: Final = 2
_CODE = pattern(r"`([^`]*)`")
_NARROWEST: Final = 30
_WIDEST: Final = 100  # longer lines are hard to read
LABEL_SHARE: Final = 3
Row = tuple[Text | None, Text]
"""A label and a text; without a label the text has the whole width, with an empty one its column."""


class Page(NamedTuple):
    """Where the tutor's words go. `write` takes what is to be shown; `colour` only for a real terminal."""

    bank: Bank
    lang: Lang
    write: Callable[[str], object]
    width: int = 80
    colour: bool = False

    def has(self, key: str) -> bool:
        """Tell whether the bank has a message."""
        return self.bank.has(f"message/{key}")

    def text(self, key: str, slots: Slots | None = None, style: str = "") -> Text:
        """Give a text of the bank; where there is colour, it stands for the backticks around code."""
        clean = {slot: " ".join(content.split()) for slot, content in (slots or {}).items()}
        return marked(self, self.bank.say(key, self.lang, clean).strip(), style)

    @property
    def room(self) -> int:
        """How many columns a line has behind the bar."""
        return max(_NARROWEST, min(self.width - 1, _WIDEST)) - len(BAR)

    def label(self, key: str, style: str = "dim", **slots: str) -> Text:
        """Give a short message as a label."""
        return self.text(f"message/{key}", slots, style)

    def show(self, rows: Sequence[Row], style: str) -> None:
        """Write rows behind a bar of this style: labels in one column, texts wrapped in another."""
        if not rows:
            return
        lines = [Text.assemble((BAR, style), line) for line in self.lines(rows)]
        self.write(self._coloured(lines) if self.colour else "".join(f"{line.plain}\n" for line in lines))

    def lines(self, rows: Sequence[Row]) -> list[Text]:
        """Lay rows out in lines, as they are shown behind the bar."""
        labels = [label.cell_len for label, _ in rows if label is not None]
        column = max((cells for cells in labels if cells <= self.room // LABEL_SHARE), default=2)
        return [line for row in rows for line in _lines(*row, column, self.room)]

    def _coloured(self, lines: Sequence[Text]) -> str:
        from rich.console import Console  # slow to import

        drawn = io.StringIO()
        console = Console(file=drawn, force_terminal=True, highlight=False, legacy_windows=False)
        for line in lines:
            console.print(line, soft_wrap=True)
        return drawn.getvalue()


def marked(page: Page, words: str, style: str = "") -> Text:
    """Give words of the bank; where there is colour, it stands for the backticks around code."""
    if not page.colour:
        return Text(words, style)
    text, at = Text(style=style), 0
    for match in _CODE.finditer(words):
        text.append(words[at : match.start()])
        text.append(match[1], "bold")
        at = match.end()
    return text.append(words[at:])


def picture(page: Page, key: str) -> Iterator[Row]:
    """Give the lines of a text picture as they are; where there is no room, say how much it takes."""
    lines = page.bank.say(key, page.lang).strip("\n").splitlines()
    columns = max(map(cell_len, lines), default=0)
    if columns > page.room:
        yield None, page.text("message/screen.picture", {"columns": str(columns + len(BAR) + 1)}, "dim")
    else:
        yield from ((None, Text(line, no_wrap=True)) for line in lines)


def message(page: Page, key: str, **slots: str) -> None:
    """Show one message, without `message/` in front of its key."""
    page.show([(None, page.text(f"message/{key}", slots))], "cyan")


def plain(text: str, style: str = "") -> Text:
    """Give what was typed as it is, on one line."""
    return Text(" ".join(text.replace("\\\n", " ").split()), style)


def _lines(label: Text | None, text: Text, column: int, width: int) -> list[Text]:
    """Lay out one row; a label too long for its column gets a line of its own."""
    indent = column + GAP if column and label is not None else 0
    wrapped = [text] if text.no_wrap else _wrapped(text, max(10, width - indent))
    lines = list[Text]()
    if label and label.cell_len > column:
        lines = _wrapped(label, width)
    elif label:
        first = wrapped.pop(0) if wrapped else Text()
        lines = [Text.assemble(label, " " * (indent - label.cell_len), first)]
    lines += [Text(" " * indent) + line for line in wrapped]
    for line in lines:
        line.rstrip()
    return lines


def _wrapped(text: Text, width: int) -> list[Text]:
    nowhere = cast("Console", None)  # slow to import, and asked about justified text only: there is none
    return list(text.wrap(nowhere, width))
