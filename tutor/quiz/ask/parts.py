"""Questions about a line: what a part of it does, which part is missing, the whole from its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.explain import edits, explain
from tutor.quiz.ask.choose import choose, leaks, names
from tutor.quiz.ask.rivals import note_of, notes, values
from tutor.quiz.model import Question, Words
from tutor.quiz.reading import in_its_place, typed
from tutor.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank import Bank
    from tutor.model import FlagUse, Note
    from tutor.quiz.ask.desk import Asked
    from tutor.quiz.model import Card

BLANK: Final = "_____"
"""What stands in a line where something is missing."""


def meaning(card: Card, asked: Asked) -> Question | None:
    """Ask what a flag, or the command, does in the line."""
    note = note_of(asked.invocation, asked.unit.flag, asked.desk.bank)
    if not note:
        return None
    found = choose(_words(note), map(_words, notes(asked)), asked.desk)
    if not found:
        return None
    return Question(
        card,
        Words("message/quiz.ask.meaning", {"part": _part(asked, note)}),
        shown=(Words(code=asked.line.text),),
        choices=found.choices,
        right=found.right,
        why=_why(asked, note),
        hints=tuple(_hints(asked)),
        line=asked.line.text,
    )


def cloze(card: Card, asked: Asked) -> Question | None:
    """Ask for the flag that is missing in the line, or for its value."""
    use, note = asked.use, note_of(asked.invocation, asked.unit.flag, asked.desk.bank)
    if not use or not note:
        return None
    if card.id.endswith("/value"):
        return _cloze_value(card, asked, use, note)
    line = in_its_place(asked.invocation, use, _with_blank(asked, use))
    goal = _words(note)
    if line.count(BLANK) != 1 or leaks([goal], _spellings(asked), asked.desk.bank):
        return None
    return Question(
        card,
        Words("message/quiz.ask.option"),
        shown=(goal, Words(code=line)),
        expected=asked.line.text,
        why=_why(asked, note),
        hints=tuple(_hints(asked)),
        line=asked.line.text,
    )


def _cloze_value(card: Card, asked: Asked, use: FlagUse, note: Note) -> Question | None:
    line, goal = edits.with_value(asked.invocation, use, BLANK), _words(note)
    right = Words(code=use.value.raw)
    found = choose(right, [Words(code=one) for one in values(asked)], asked.desk)
    if not found or line.count(BLANK) != 1 or leaks([goal], [use.value.raw], asked.desk.bank):
        return None
    return Question(
        card,
        Words("message/quiz.ask.value"),
        shown=(goal, Words(code=line)),
        choices=found.choices,
        right=found.right,
        expected=asked.line.text,
        why=_why(asked, note),
        line=asked.line.text,
    )


def write(card: Card, asked: Asked) -> Question | None:
    """Ask for the line of which only the meaning is shown."""
    line, bank = asked.invocation, asked.desk.bank
    said = [note for note in explain(line, bank) if note.kind in ("command", "flag", "operand")]
    places = {note.name for note in said if not note.key.startswith("message/")}
    complete = places >= {use.name for use in line.flags} | {one.name for one in line.operands}
    goal, command = tuple(_goal(said, bank)), f"docker {line.spelled}"
    spelled = [spelled for use in line.flags for spelled in (f"--{use.name}", use.spelling)]
    hidden = not leaks(goal, [*spelled, f"docker {line.command}", command], bank)
    if not complete or not hidden or MASK in asked.line.text:
        return None
    flags = " ".join(dict.fromkeys(f"--{use.name}" for use in line.flags))
    hints = [Words("message/quiz.hint.command", {"command": command})]
    hints += [Words("message/quiz.hint.options", {"options": flags})] if flags else []
    return Question(
        card,
        Words("message/quiz.ask.write"),
        shown=goal,
        expected=asked.line.text,
        why=_why(asked, said[0]),
        hints=tuple(hints),
        line=asked.line.text,
    )


def _goal(notes: Sequence[Note], bank: Bank) -> Iterator[Words]:
    """Say what a line does, without the operands that its command's sentence names."""
    command = [_words(note) for note in notes if note.kind == "command"]
    for note in notes:
        if note.kind != "operand" or not names(command, note.value, bank):
            yield _words(note)


def _words(note: Note) -> Words:
    return Words(note.key, note.slots)


def _part(asked: Asked, note: Note) -> str:
    """Give what is asked about, as typed."""
    if asked.use:
        return typed(asked.invocation, asked.use)
    return asked.line.text[note.start : note.end]


def _with_blank(asked: Asked, use: FlagUse) -> str:
    """Give a flag as typed, its name missing."""
    if use.value.kind == "switch":
        return BLANK
    text = typed(asked.invocation, use)
    at = text.rfind(use.value.raw) if use.value.raw else -1
    quoted = at > 0 and text[at - 1] in "'\""
    return f"{BLANK} {text[at - 1 if quoted else at :]}" if at > 0 else ""


def _spellings(asked: Asked) -> tuple[str, ...]:
    """Give the spellings of the flag asked for."""
    flag = asked.desk.bank.command(asked.unit.command).flags.get(asked.unit.flag)
    short = (f"-{flag.short}",) if flag and flag.short else ()
    return (f"--{asked.unit.flag}", *short)


def _why(asked: Asked, note: Note) -> Words:
    """Give the long form of what is said, else the short one."""
    base = f"{note.kind}/{asked.invocation.command}" + (f"/{note.name}" if note.kind != "command" else "")
    return Words(f"{base}/more", note.slots) if asked.desk.bank.has(f"{base}/more") else _words(note)


def _hints(asked: Asked) -> Iterator[Words]:
    """Give the docker command's own words, then how the option begins."""
    command = asked.desk.bank.command(asked.unit.command)
    flag = command.flags.get(asked.unit.flag)
    told = flag.help if flag else command.help
    slots = {"command": f"docker {asked.invocation.spelled}", "help": " ".join(told.split())}
    yield Words("message/quiz.hint.help", slots)
    if flag:
        yield Words("message/quiz.hint.begins", {"start": f"--{flag.name[:2]}"})
