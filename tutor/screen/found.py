"""The answer to a question: the best entry, lines to try, what else may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from tutor.screen.page import marked, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.ask import Answer
    from tutor.screen.page import Page, Row


def answers(page: Page, found: Sequence[Answer]) -> None:
    """Show the first answer in full, the others by their titles."""
    page.show(list(_rows(page, found)), "cyan")


def nearest(page: Page, found: Sequence[Answer]) -> None:
    """Say that a question has no answer, and point to the ideas that are nearest to it."""
    said: Row = (None, page.text("message/ask.nothing"))
    page.show([said, *_pointers(page, "ask.nearest", found)], "cyan")


def _rows(page: Page, found: Sequence[Answer]) -> Iterator[Row]:
    best, *others = found
    yield None, marked(page, best.title, "bold magenta")
    yield from ((None, marked(page, text)) for text in best.texts)
    label = page.label("screen.next")
    for line in best.tries:
        yield label, plain(line, "bold")
        label = Text()
    yield from _pointers(page, "screen.related", others)


def _pointers(page: Page, key: str, found: Sequence[Answer]) -> Iterator[Row]:
    label = page.label(key)
    for one in found:
        yield label, _pointer(page, one)
        label = Text()


def _pointer(page: Page, other: Answer) -> Text:
    title = marked(page, other.title)
    return Text.assemble(title, "  ", (f"/help {other.topic}", "dim")) if other.topic else title
