"""How much is said about what a learner knows already, and what a line has taught.

A part of a line is explained in full at first, in a short line after some correct uses, and later not at
all. Used wrongly, or forgotten in a quiz, it is new again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.explain import refusals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tutor.model import Detail, Diagnosis, FlagUse, Invocation, Line, Note, Outcome, Verbosity

FULL: Final = 3
"""Correct uses after which a short line is enough."""
SHORT: Final = 8
"""Correct uses after which nothing is said."""
_FADING: Final = frozenset(("command", "flag", "operand", "order"))
_WRONG: Final = (
    "message/explain.bad-value",
    *(f"message/filters.{reason}" for reason in ("key", "number", "port", "value")),
)
_TOKEN = re.compile(r"[\w.-]{2,}")


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a line has shown of its writer: units used correctly, and parts because of which it failed.

    A part stands for the units of all forms of its value: `flag/container run/publish`.
    """

    learnt: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


def unit(note: Note) -> str:
    """Give what is learnt of a note: its text, all steps of an order together; "" where nothing fades.

    Another form of a value has another text, and is something new.
    """
    if note.kind not in _FADING or note.key.startswith("message/"):
        return ""
    return note.key.rpartition("/")[0] if note.kind == "order" else note.key


def units(notes: Iterable[Note]) -> tuple[str, ...]:
    """Give what can be learnt of notes, each once."""
    return tuple(dict.fromkeys(found for note in notes if (found := unit(note))))


def details(notes: Iterable[Note], uses: Mapping[str, int], verbosity: Verbosity) -> Mapping[str, Detail]:
    """Tell how much to say of each note, by its key; `uses` are correct uses by unit. Others are full."""
    return {note.key: _detail(uses.get(one, 0), verbosity) for note in notes if (one := unit(note))}


def shown(notes: Iterable[Note], verbosity: Verbosity) -> tuple[Note, ...]:
    """Give the notes to show: without explanations where they are off, but never without what is wrong."""
    return tuple(note for note in notes if verbosity != "off" or note.kind not in _FADING or _is_wrong(note))


def _is_wrong(note: Note) -> bool:
    return note.key.startswith(_WRONG) or refusals.tells(note)


def _detail(uses: int, verbosity: Verbosity) -> Detail:
    if verbosity != "auto":
        return "short" if verbosity == "short" else "full"
    if uses < FULL:
        return "full"
    return "short" if uses < SHORT else "none"


def lesson(line: Line, notes: Sequence[Note], outcome: Outcome, diagnosis: Diagnosis | None) -> Lesson:
    """Tell what a line that has ended shows of its writer.

    Ctrl-C is a usual end. An error of the program in a container says nothing.
    """
    if outcome.status in ("ok", "interrupted"):
        return Lesson(learnt=units(notes))
    problem = next((one.problem for one in line.invocations if one.problem), None)
    if problem:
        at_fault = [note for note in notes if note.start < problem.end and problem.start < note.end]
    elif outcome.status == "failed" and diagnosis and outcome.error:
        at_fault = [note for note in notes if _is_named(note, outcome.error)]
    else:
        return Lesson()
    failed = tuple(dict.fromkeys(part for note in at_fault if (part := _part(note, line))))
    return Lesson(failed=failed or units(note for note in notes if note.kind == "command"))


def _part(note: Note, line: Line) -> str:
    """Give a part without the form of its value; a value that nobody understands has no form."""
    if note.kind == "flag":
        commands = ((name, use) for one in line.invocations for name, use in _uses(one))
        found = (name for name, use in commands if (use.name, use.start) == (note.name, note.start))
        return next((f"flag/{name}/{note.name}" for name in found), "")
    return "/".join(unit(note).split("/")[:3])


def _uses(one: Invocation) -> Iterator[tuple[str, FlagUse]]:
    yield from (("docker", use) for use in one.globals)
    yield from ((one.command.partition(" ")[0], use) for use in one.outer)
    yield from ((one.command, use) for use in one.flags)


def _is_named(note: Note, error: str) -> bool:
    """Tell whether an error speaks of the value of a flag or an operand."""
    if note.kind not in ("flag", "operand"):
        return False
    return bool(set(_TOKEN.findall(note.value)) & set(_TOKEN.findall(error)))
