"""The lines of a step as its prose shows them: as they are, with blanks, or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tutor.lessons.model import Step

BLANK: Final = "____"
PROMPT: Final = "$ "


def shown(step: Step) -> tuple[str, ...]:
    """Give the lines that stand in the prose of a step: `blanks` hide words of the solution, in order.

    Raises: ValueError with the word that is no word of what is left.
    """
    if step.way not in ("worked", "blanks"):
        return ()
    text, at = "\n".join(step.solution), 0
    for blank in step.blanks if step.way == "blanks" else ():
        found = re.compile(rf"(?<!\S){re.escape(blank)}(?!\S)").search(text, at)
        if found is None:
            raise ValueError(blank)
        text, at = text[: found.start()] + BLANK + text[found.end() :], found.start() + len(BLANK)
    return tuple(text.split("\n"))


def typed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Give the lines of a `console` block without the prompt in front."""
    return tuple(line.removeprefix(PROMPT) for line in lines)
