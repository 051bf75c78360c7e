"""What is drawn and where, in cells of a terminal: letters and the SVG are made of the same shapes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from tutor.daemon.format.tabwriter import display_width

if TYPE_CHECKING:
    from tutor.map.state import Mark

Look = Literal[
    "host",
    "network",
    "name",
    "image",
    "good",
    "bad",
    "quiet",
    "address",
    "port",
    "mount",
    "plain",
    "new",
    "changed",
    "gone",
]
SIGNS: Final[dict[Mark, str]] = {"": "", "new": "+ ", "changed": "~ ", "gone": "- "}
_CUT: Final = ".."


@dataclass(frozen=True, slots=True)
class Label:
    """A text that begins in a cell."""

    x: int
    y: int
    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Box:
    """A frame; a `faint` one is drawn with dots."""

    x: int
    y: int
    width: int
    height: int
    look: Look
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A network, or the host: a line that containers hang on."""

    x: int
    y: int
    width: int
    look: Look


@dataclass(frozen=True, slots=True)
class Wire:
    """A line down from `top` to `bottom`, both with it.

    It may begin at a `joint` of a bar, or end in an `arrow`. A `branch` has twigs, and ends at its last.
    """

    x: int
    top: int
    bottom: int
    look: Look
    joint: bool = False
    arrow: bool = False
    branch: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Twig:
    """A short line to the right, from a wire to a text."""

    x: int
    y: int
    look: Look


Shape = Label | Box | Bar | Wire | Twig


@dataclass(slots=True)
class Sheet:
    """Collects shapes, from the top down; `y` is the next free row."""

    width: int
    y: int = 0
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Put shapes on the sheet."""
        self.shapes += shapes

    def write(self, x: int, y: int, text: str, look: Look, room: int) -> int:
        """Put a text, cut to its room, and give the column after it."""
        shown = fit(text, min(room, self.width - x))
        if shown:
            self.add(Label(x, y, shown, look))
        return x + display_width(shown)


def fit(text: str, room: int) -> str:
    """Cut a text in its middle: names that begin alike differ at their ends."""
    if display_width(text) <= room:
        return text
    if room <= len(_CUT) + 1:
        return _head(text, room)
    end = (room - len(_CUT)) // 2
    return f"{_head(text, room - len(_CUT) - end)}{_CUT}{_head(text[::-1], end)[::-1]}"


def _head(text: str, room: int) -> str:
    taken = 0
    for at, char in enumerate(text):
        taken += display_width(char)
        if taken > room:
            return text[:at]
    return text


def wrap(items: list[str], room: int) -> list[str]:
    """Put items side by side into lines, separated by commas."""
    lines, line = list[str](), ""
    for number, item in enumerate(items):
        piece = fit(item, room - 1) + ("," if number < len(items) - 1 else "")
        if line and display_width(line) + 1 + display_width(piece) > room:
            lines.append(line)
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    return [*lines, line] if line else lines


def marked(look: Look, mark: Mark) -> Look:
    """Give the look of a mark, else the usual one."""
    return mark or look
