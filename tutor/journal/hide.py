"""Takes secrets out of what the notes of a line show: they stand on a screen that others may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.journal.redact import secrets
from tutor.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.model import Note


def hide(notes: Sequence[Note], text: str) -> tuple[Note, ...]:
    """Mask the secrets of the line `text` in the notes about the words that hold them.

    Elsewhere the same word may be no secret (`-e DB_PASSWORD=tomcat tomcat`); only a password within an
    address is masked there too.
    """
    found = [(piece.text, *piece.span) for piece in secrets(text) if piece.text]
    return tuple(_hidden(note, found) for note in notes) if found else tuple(notes)


def _hidden(note: Note, found: Sequence[tuple[str, int, int]]) -> Note:
    for secret, start, end in found:
        whole = note.start <= start and end <= note.end and note.kind in {"flag", "operand", "caution"}
        old, new = (secret, MASK) if whole else (f":{secret}@", f":{MASK}@")
        slots = {name: value.replace(old, new) for name, value in note.slots.items()}
        note = note._replace(value=note.value.replace(old, new), slots=slots)
    return note
