"""The long form of a line's notes, and the concepts behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.explain.notes import explain, flag_owners
from tutor.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank.load import Bank
    from tutor.model import Invocation


def more(invocation: Invocation, bank: Bank) -> tuple[Note, ...]:
    """Give every note, each followed by its long form where the bank has one, then the concepts."""
    return (*_long(invocation, bank), *_concepts(invocation, bank))


def _long(invocation: Invocation, bank: Bank) -> Iterator[Note]:
    told: set[str] = set()
    for note in explain(invocation, bank):
        yield note
        key = _more_key(note, invocation, bank)
        if key not in told and bank.has(key):
            told.add(key)
            yield note._replace(key=key)


def _more_key(note: Note, invocation: Invocation, bank: Bank) -> str:
    if note.kind == "command":
        return f"command/{note.name}/more"
    owners = (
        command
        for command, use in flag_owners(invocation, bank)
        if (use.name, use.start) == (note.name, note.start)
    )
    return f"{note.kind}/{next(owners, invocation.command)}/{note.name}/more"


def _concepts(invocation: Invocation, bank: Bank) -> Iterator[Note]:
    at = invocation.path_end
    for name in bank.command(invocation.command).concepts:
        if bank.has(f"concept/{name}"):
            yield Note(at, at, "concept", name, "", f"concept/{name}")
