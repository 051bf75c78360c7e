"""A map on the screen: rows of letters in colours. A mark has a sign too, for whoever sees no colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tutor.map.scene import Look
    from tutor.screen.page import Page

_STYLES: Final[Mapping[Look, str]] = {
    "host": "bold",
    "network": "cyan",
    "name": "bold",
    "image": "",
    "good": "green",
    "bad": "red",
    "quiet": "dim",
    "address": "cyan",
    "port": "blue",
    "mount": "magenta",
    "plain": "",
    "new": "bold green",
    "changed": "bold yellow",
    "gone": "bold red",
}


def show(page: Page, rows: Iterable[Sequence[tuple[str, Look]]]) -> None:
    """Show the rows of a map, which are drawn for the room of this page."""
    texts = (Text.assemble(*((text, _STYLES[look]) for text, look in row)) for row in rows)
    page.show([(None, _whole(text)) for text in texts], "cyan")


def _whole(text: Text) -> Text:
    text.no_wrap = True
    return text
