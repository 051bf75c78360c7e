"""Lines as questions and answers have them: read, filled in, changed in one place, compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor import language, meaning
from tutor.explain import edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tutor.bank import Bank
    from tutor.model import FlagUse, Invocation, Line, Operand, Slots

_SLOT: Final = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")
NOWHERE: Final = language.Surroundings()
"""Where lines of questions are read: no variables, no programs."""
_ALIKE: Final = frozenset({"message/compare.folder"})
"""Differences so small that one line still answers the question about the other."""


def read(text: str, bank: Bank) -> Line | None:
    """Read a line with one docker command that docker takes; None for any other."""
    line = meaning.read(text, bank, NOWHERE)
    return line if line.kind == "docker" and not meaning.fault(line) else None


def invocation(text: str, bank: Bank) -> Invocation | None:
    """Give the docker command of a line that docker takes."""
    line = read(text, bank)
    return line.invocations[0] if line else None


def mean_the_same(a: Line, b: Line, bank: Bank) -> bool:
    """Tell whether two lines ask Docker for the same, as far as a question can tell them apart."""
    return all(one.key in _ALIKE for one in meaning.compare(a, b, bank))


def filled(text: str, slots: Slots) -> str:
    """Fill the names of a line in; "" where one is missing."""
    if any(name not in slots for name in _SLOT.findall(text)):
        return ""
    return _SLOT.sub(lambda match: slots[match[1]], text)


def use_of(line: Invocation, flag: str) -> FlagUse | None:
    """Give the use of a flag, if there is exactly one."""
    uses = line.uses(flag)
    return uses[0] if len(uses) == 1 else None


def typed(line: Invocation, use: FlagUse) -> str:
    """Give a flag with its value as typed; one letter of a cluster gets a dash of its own."""
    text = line.line[use.start : use.end]
    return text if text.startswith("-") else f"-{text}"


def in_its_place(line: Invocation, use: FlagUse, text: str) -> str:
    """Give the line with something else for this use of a flag.

    From a cluster such as `-it` the letter is taken, and the text comes in front.
    """
    before, after = line.line[: use.start], line.line[use.end :]
    if line.line[use.start] == "-" and not after[:1].strip():
        return f"{before}{text}{after}"
    rest, at = edits.without(line, use), line.path_end
    return f"{rest[:at]} {text}{rest[at:]}"


def slots_of(line: Invocation) -> dict[str, str]:
    """Give the names on a line; the container's side of a port is called `inside`."""
    found: dict[str, str] = {}
    everything: tuple[Operand | FlagUse, ...] = (*line.operands, *line.flags)
    for part in everything:
        slots = dict(part.value.slots)
        if part.value.kind == "port":
            slots["inside"] = slots.pop("container", "")
        if digits := re.match(r"\d+", part.value.raw):
            slots["digits"] = digits[0]
        found |= slots
    return {name: text for name, text in found.items() if text and name != "value"}


def parts(line: Line) -> tuple[tuple[int, int], ...]:
    """Give the places of the parts of a line: the command, each flag with its value, each operand.

    Letters of one cluster are one part, and so are the words of the container's command. Behind what docker
    refuses nobody knows which words are values: there each word is a part.
    """
    found = line.invocations[0]
    path, flags = (found.path_start, found.path_end), [(use.start, use.end) for use in found.flags]
    wrong = (found.problem.start, found.problem.end) if found.problem else (0, 0)
    if wrong[0] < wrong[1] and wrong not in flags:
        words = [(word.start, word.end) for word in line.words if word.start >= path[1]]
        others = (span for span in (path, *words) if span[1] <= wrong[0] or wrong[1] <= span[0])
        return tuple(sorted({*others, wrong}))
    program = [one for one in found.operands if one.name in ("COMMAND", "ARG")]
    operands = [(one.start, one.end) for one in found.operands if one not in program]
    whole = [(program[0].start, program[-1].end)] if program else []
    return tuple(_joined([path, *flags, *operands, *whole]))


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join places that touch."""
    open_: tuple[int, int] | None = None
    for start, end in sorted(set(spans)):
        if open_ and start <= open_[1]:
            open_ = (open_[0], max(open_[1], end))
            continue
        if open_:
            yield open_
        open_ = (start, end)
    if open_:
        yield open_
