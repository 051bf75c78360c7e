"""Lines that come from a file or a pipe: each is shown, explained and run, as if it were typed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tutor.session import Session


def run(session: Session, lines: Iterable[str]) -> int:
    """Take every line and give the exit code of the last one."""
    for text in whole(lines):
        session.take_block(unicodedata.normalize("NFC", text), echo=True)
        if session.leaving:
            break
    return session.code


def whole(lines: Iterable[str]) -> Iterator[str]:
    """Join the lines that belong together (a backslash at the end, open quotes), as they come in."""
    from tutor.language import needs_more

    text = ""
    for line in lines:
        text += line
        if not needs_more(text.rstrip("\n")):
            yield text.rstrip("\n")
            text = ""
    if text.strip():
        yield text
