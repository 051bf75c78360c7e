"""Notes for a line as a whole: those of its docker commands, and what else stands on it for docker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.explain.notes import explain
from tutor.lazy import pattern
from tutor.model import Known, Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank.load import Bank
    from tutor.model import Invocation, Line

_SUDO = pattern(r"\bsudo(?:\s+-\S+)*(?=\s+$)")
_END_OF_OPTIONS: Final = "--"
_UNKNOWN: Final = Known()


def explain_line(line: Line, bank: Bank, known: Known = _UNKNOWN) -> tuple[Note, ...]:
    """Give the notes of each docker command on a line, in the order typed."""
    found: list[Note] = []
    for invocation in line.invocations:
        notes = explain(invocation, bank, known)
        found += [*_before(invocation), *notes]
    return (*found, *_dashes(line, found), *_joints(line, found), *_remark(line))


def _before(invocation: Invocation) -> Iterator[Note]:
    """Explain `sudo` right before a command."""
    sudo = _SUDO.search(invocation.line[: invocation.path_start])
    if sudo:
        yield Note(sudo.start(), sudo.end(), "operand", "sudo", sudo[0], "message/explain.sudo")


def _joints(line: Line, notes: Sequence[Note]) -> Iterator[Note]:
    """Explain what a shell line has around its docker commands, where it has any."""
    for one in line.joints if notes else ():
        key = f"message/shell.{one.kind}"
        yield Note(one.start, one.end, "operand", one.kind, one.text, key, {"text": one.text})


def _remark(line: Line) -> Iterator[Note]:
    """Say of a comment behind the line that it is one."""
    ends = [word.end for word in line.words] or [one.end for one in line.joints]
    for one in line.invocations:
        ends += [one.path_end, *(use.end for use in one.flags), *(word.end for word in one.operands)]
    last = max(ends, default=0)
    rest = line.text[last:]
    if line.invocations and rest.lstrip().startswith("#") and rest[0].isspace():
        start = last + len(rest) - len(rest.lstrip())
        end = len(line.text.rstrip())
        yield Note(start, end, "operand", "comment", line.text[start:end], "message/shell.comment")


def _dashes(line: Line, notes: Sequence[Note]) -> Iterator[Note]:
    """Explain `--` where it ends the options: elsewhere it is a value, and has a note already."""
    for word in line.words:
        told = any(note.start <= word.start < note.end for note in notes)
        if word.text == _END_OF_OPTIONS and line.invocations and not told:
            yield Note(word.start, word.end, "operand", word.text, word.text, "message/explain.dashes")
