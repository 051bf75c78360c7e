"""What a part of a line is easily taken for: other values, options of the same family, confusable commands.

Each rival is the line with that one part changed, a line that docker takes and that means something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.explain import edits, explain
from tutor.quiz.reading import filled, in_its_place, invocation, mean_the_same, read, typed, use_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.bank import Bank
    from tutor.bank.facts import Flag
    from tutor.model import FlagUse, Invocation, Line, Note
    from tutor.quiz.ask.desk import Asked

_OBJECTS: Final = ("container", "image", "volume", "network")


def note_of(line: Invocation, flag: str, bank: Bank) -> Note | None:
    """Give what is said of a flag on a line, or of the command where `flag` is empty."""
    kind = "flag" if flag else "command"
    notes = (note for note in explain(line, bank) if note.kind == kind and (not flag or note.name == flag))
    return next((note for note in notes if not note.key.startswith("message/")), None)


def notes(asked: Asked) -> Iterator[Note]:
    """Give what is said of rivals of the unit."""
    for line, flag in _lines(asked):
        found = note_of(line.invocations[0], flag, asked.desk.bank)
        if found:
            yield found


def values(asked: Asked) -> Iterator[str]:
    """Give other values for the flag of the unit, each with another meaning."""
    use = asked.use
    for template in asked.desk.stock.values(use.value.kind) if use else ():
        value = filled(template, asked.slots)
        text = edits.with_value(asked.invocation, use, value) if use and value else ""
        if text and _other(text, asked):
            yield value


def _lines(asked: Asked) -> Iterator[tuple[Line, str]]:
    """Give rival lines, each with the flag that is to be explained in it."""
    for text, flag in _flags(asked, asked.use) if asked.use else _commands(asked):
        line = _other(text, asked)
        if line:
            yield line, flag


def _commands(asked: Asked) -> Iterator[tuple[str, str]]:
    for member in asked.desk.stock.rivals(asked.unit):
        yield filled(member.line, _same_names(asked)), ""


def _flags(asked: Asked, use: FlagUse) -> Iterator[tuple[str, str]]:
    for value in values(asked):
        yield edits.with_value(asked.invocation, use, value), use.name
    for text, flag in _others(asked, use):
        yield in_its_place(asked.invocation, use, text), flag


def _same_names(asked: Asked) -> Mapping[str, str]:
    """Give names to fill other commands in with.

    A line about one object lends its name to all kinds: else it would tell the right answer.
    """
    named = [
        one.value for one in asked.invocation.operands if one.value.kind.removesuffix("_name") in _OBJECTS
    ]
    alike = dict.fromkeys(_OBJECTS, named[0].raw) if len(named) == 1 else {}
    return {**asked.slots, **alike}


def _others(asked: Asked, use: FlagUse) -> Iterator[tuple[str, str]]:
    """Give other flags with values for them: the confusable ones, else those that take the same."""
    if asked.unit in asked.desk.stock.members:
        for member in asked.desk.stock.rivals(asked.unit):
            sample = invocation(filled(member.line, asked.slots), asked.desk.bank)
            other = use_of(sample, member.unit.flag) if sample else None
            if sample and other:
                yield typed(sample, other), other.name
        return
    command = asked.desk.bank.command(asked.unit.command)
    own = command.flags.get(use.name)
    for flag in command.flags.values() if own else ():
        if own and _is_alike(flag, own):
            yield (
                f"--{flag.name}" + ("" if use.value.kind == "switch" else f" {_value(asked, use)}"),
                flag.name,
            )


def _is_alike(flag: Flag, own: Flag) -> bool:
    in_use = (
        not flag.hidden and not flag.deprecated and not flag.needs and flag.name not in (own.name, "help")
    )
    return in_use and (flag.value, flag.type) == (own.value, own.type)


def _value(asked: Asked, use: FlagUse) -> str:
    """Give the value as typed, with its quotes."""
    text = typed(asked.invocation, use)
    return text[text.rfind(use.value.raw) :] if use.value.raw and use.value.raw in text else use.value.raw


def _other(text: str, asked: Asked) -> Line | None:
    """Read a line that docker takes and that asks for something else."""
    line = read(text, asked.desk.bank) if text else None
    return line if line and not mean_the_same(line, asked.line, asked.desk.bank) else None
