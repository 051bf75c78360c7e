"""What is placed where, in which words; what all parts of a map need for that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.map.scene import Bar, Sheet
from tutor.map.state import Network

if TYPE_CHECKING:
    from tutor.map.entries import Say
    from tutor.map.view import View

GAP: Final = 2  # columns between boxes
_NARROWEST: Final = 24  # columns of a box


@dataclass(slots=True)
class Placing:
    """What is placed where, in which words."""

    sheet: Sheet
    view: View
    say: Say

    def host_bar(self, free: int = 0) -> None:
        """Draw the host over the whole width; its name ends before the column `free`, if that is given."""
        sheet = self.sheet
        sheet.add(Bar(0, sheet.y, sheet.width, "host"))
        sheet.write(
            2,
            sheet.y,
            f" {self.say('host', host=self.view.host).strip()} ",
            "host",
            (free or sheet.width) - 4,
        )
        sheet.y += 1

    def network(self, name: str) -> Network:
        """Give a network by its name; a container may name one that was removed meanwhile."""
        return next((one for one in self.view.networks if one.name == name), Network("", name))

    def columns(self, count: int) -> int:
        """Give how many of so many boxes stand side by side."""
        return max(1, min(count, (self.sheet.width + GAP) // (_NARROWEST + GAP)))

    def box_width(self, columns: int, needed: int) -> int:
        """Give how wide each box of a row is; more than `needed` is of no use."""
        room = (self.sheet.width - GAP * (columns - 1)) // columns
        return min(room, max(needed, _NARROWEST))
