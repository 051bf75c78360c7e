"""A tape as a Markdown handout: each line with what it means, what it printed, and what became of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.replay.terminal import final_text
from tutor.replay.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank import Bank
    from tutor.model import Lang
    from tutor.replay.tape import Step, Tape

LONGEST: Final = 40  # lines of an output; the middle of a longer one is left out
_MARKUP: Final = re.compile(r"([\\*_\[\]<>&#|~!])")


def handout(tape: Tape, bank: Bank, lang: Lang, title: str) -> str:
    """Give the handout in one language."""
    intro = bank.say("message/replay.handout-intro", lang, {"count": str(len(tape.steps))})
    parts = [f"# {_prose(title)}", _prose(intro)]
    for step in tape.steps:
        parts += _step(step, bank, lang)
    return "\n\n".join(parts) + "\n"


def shortened(lines: Sequence[str]) -> list[str]:
    """Give the lines of an output, without the middle of a long one."""
    if len(lines) <= LONGEST:
        return list(lines)
    half = LONGEST // 2
    return [*lines[:half], f"... ({len(lines) - 2 * half})", *lines[-half:]]


def _step(step: Step, bank: Bank, lang: Lang) -> Iterator[str]:
    said = told(step.turn, bank, lang)
    yield f"## {step.number}. {_code(' '.join(step.turn.line.split()))}"
    yield _block(step.turn.line.split("\n"), "sh")
    rows = [
        f"- {_code(typed)}: {_prose(text)}" if typed else f"- {_prose(text)}" for typed, text in said.notes
    ]
    if rows:
        yield "\n".join(rows)
    if said.order:
        yield "\n".join(f"{number}. {_prose(text)}" for number, text in enumerate(said.order, 1))
    yield from (f"> {_prose(text)}" for text in said.cautions)
    if lines := shortened(final_text(step)):
        yield bank.say("message/replay.printed", lang)
        yield _block(lines, "text")
    if said.changes:
        yield "\n".join(f"- {_prose(text)}" for text in said.changes)
    if step.failed:
        yield bank.say("message/replay.failed-with", lang, {"code": str(step.turn.exit_code)})
    if said.error:
        yield _prose(" ".join(said.error))
    if said.tries:
        yield _block(said.tries, "sh")


def _block(lines: Sequence[str], language: str) -> str:
    """Fence lines with more backticks than any of them has, so that none of them ends the block."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}{language}", *lines, fence])


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{fence}{space}{text}{space}{fence}"


def _prose(text: str) -> str:
    """Escape markup in a text, but not in the code between its backticks."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # a lone backtick comes from a value
        return _MARKUP.sub(r"\\\1", text.replace("`", "'"))
    return "`".join(piece if at % 2 else _MARKUP.sub(r"\\\1", piece) for at, piece in enumerate(pieces))
