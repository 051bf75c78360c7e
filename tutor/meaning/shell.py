"""Shell lines: what is left of one when the docker commands are cut out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.model import FlagUse, Invocation, Line, Operand

_HERE: Final = "\0"
"""Stands for a docker command that was cut out."""
_AROUND = re.compile(f" ?{_HERE} ?")
_OPERATOR = re.compile(r"""("[^"]*"|'[^']*')|\s*([<>|&;]+)\s*""")


def outside(line: Line) -> str:
    """Give what the shell itself is told, with one mark for each docker command."""
    return _without(line.text, 0, len(line.text), line.invocations)


def inner(one: Invocation, line: Line) -> Invocation:
    """Give one command of a line, in whose values other commands in `$(...)` are only marks.

    They are compared by themselves.
    """
    others = [other for other in line.invocations if other is not one]
    flags = (use._replace(value=_marked(use, line, others)) for use in one.flags)
    operands = (operand._replace(value=_marked(operand, line, others)) for operand in one.operands)
    return one._replace(flags=tuple(flags), operands=tuple(operands))


def _marked(part: FlagUse | Operand, line: Line, others: Sequence[Invocation]) -> Value:
    held = [other for other in others if part.start <= other.path_start < part.end]
    if not held:
        return part.value
    text = _without(line.text, part.start, part.end, held)
    return Value("string", text, "", {"value": part.value.raw})


def _without(text: str, start: int, end: int, commands: Sequence[Invocation]) -> str:
    left = list(text)
    for command in commands:
        for first, last in _spans(command):
            left[first:last] = [""] * (last - first)
    for command in commands:
        left[command.path_start] += _HERE
    spaced = _OPERATOR.sub(lambda found: found[1] or f" {found[2]} ", "".join(left[start:end]))
    return _AROUND.sub(_HERE, " ".join(spaced.split()))


def _spans(one: Invocation) -> Iterator[tuple[int, int]]:
    yield one.path_start, one.path_end
    yield from ((use.start, use.end) for use in (*one.globals, *one.outer, *one.flags))
    yield from ((operand.start, operand.end) for operand in one.operands)
