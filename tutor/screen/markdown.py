"""Draws the Markdown of lessons: paragraphs, lists, `code`, **bold**, and fenced blocks as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.text import Text

from tutor.screen.page import marked, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.screen.page import Page, Row

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITEM = re.compile(r"\s*(?:[-*]|(\d+\.))\s+(.*)")
_FENCE = re.compile(r"\s*```+\s*(\w*)")
_TYPED: Final = "$ "
STYLE: Final = "magenta"


def markdown(page: Page, body: str) -> Iterator[list[Row]]:
    """Give the blocks of a text, each as rows that belong together."""
    for block in _blocks(body):
        if opened := _FENCE.match(block[0]):
            yield list(_fence(opened[1], block[1:-1]))
        elif _ITEM.match(block[0]):
            yield list(_items(page, block))
        else:
            yield [(None, inline(page, " ".join(line.strip() for line in block)))]


def inline(page: Page, words: str) -> Text:
    """Draw `code` and **bold** within one line of text."""
    text, at = Text(), 0
    for match in _BOLD.finditer(words):
        text.append_text(marked(page, words[at : match.start()]))
        text.append_text(marked(page, match[1], "bold"))
        at = match.end()
    return text.append_text(marked(page, words[at:]))


def typed(line: str) -> Row:
    """Draw a line to type."""
    return Text(f"  {_TYPED.rstrip()}", "dim"), plain(line, "bold cyan")


def block(line: str) -> Iterator[Row]:
    """Draw a line to type as it stands in a text: what is pasted may go on in further rows."""
    yield from _fence("console", f"{_TYPED}{line}".split("\n"))


def lines_of(rows: list[Row]) -> list[str]:
    """Give the lines to type of a block."""
    return [
        text.plain for label, text in rows if label is not None and label.plain.strip() == _TYPED.rstrip()
    ]


def _blocks(body: str) -> Iterator[list[str]]:
    """Cut a text where a blank line stands, where a fence begins or ends, and where a list begins."""
    block: list[str] = []
    mark = ""
    for line in body.splitlines():
        fence = line.strip() if _FENCE.match(line) else ""
        if mark:
            block.append(line)
            if fence == mark:
                yield block
                block, mark = [], ""
            continue
        begins = fence or (_ITEM.match(line) and block and not _ITEM.match(block[0]))
        if block and (begins or not line.strip()):
            yield block
            block = []
        mark = re.match(r"`*", fence)[0] if fence else ""  # type: ignore[index]
        if line.strip():
            block.append(line)
    if block:
        yield block


def _fence(language: str, lines: list[str]) -> Iterator[Row]:
    for line in lines:
        if language == "console" and line.startswith(_TYPED):
            yield typed(line.removeprefix(_TYPED))
        else:
            yield None, Text(f"  {line}", no_wrap=True)


def _items(page: Page, block: list[str]) -> Iterator[Row]:
    label, words = "", list[str]()
    for line in block:
        match = _ITEM.match(line)
        if match and words:
            yield Text(label, "dim"), inline(page, " ".join(words))
            words = []
        label = (match[1] or "-") if match else label
        words.append(match[2] if match else line.strip())
    yield Text(label, "dim"), inline(page, " ".join(words))
