"""What is said about a line of a tape, in one language: the language of now, not the one of then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.bank import Bank
    from tutor.journal import Turn
    from tutor.model import Lang, Note


@dataclass(frozen=True, slots=True)
class Told:
    """Texts of the bank, with backticks around code. `notes` pair the words typed with what they mean.

    `order` is the order of events, `error` what went wrong and what to do, `tries` lines to type next.
    """

    notes: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    tries: tuple[str, ...] = ()


def told(turn: Turn, bank: Bank, lang: Lang) -> Told:
    """Put everything that was said about a line into words."""
    from tutor.screen.after import change_texts

    notes = notes_of(turn, bank)
    said = [(one, _say(bank, one.key, lang, one.slots)) for one in notes]
    error = diagnosed(turn, bank, lang)
    return Told(
        tuple((_typed(turn.line, one), text) for one, text in said if one.kind != "order"),
        tuple(text for one, text in said if one.kind == "order"),
        tuple(_say(bank, one.key, lang, one.slots) for one in turn.cautions if bank.has(one.key)),
        tuple(change_texts(bank, lang, turn.changes)),
        error,
        turn.diagnosis.tries if turn.diagnosis and error else (),
    )


def diagnosed(turn: Turn, bank: Bank, lang: Lang) -> tuple[str, ...]:
    """Give what went wrong, why, and what to do; nothing where the bank knows nothing of it any more."""
    found = turn.diagnosis
    if found is None or not bank.has(f"error/{found.id}/what"):
        return ()
    return tuple(
        _say(bank, f"error/{found.id}/{part}", lang, found.slots) for part in ("what", "why", "next")
    )


def notes_of(turn: Turn, bank: Bank) -> Sequence[Note]:
    """Give the notes that were kept; or where the bank has changed since, those of now."""
    if all(bank.has(one.key) for one in turn.notes) and turn.notes:
        return turn.notes
    from tutor import language
    from tutor.explain import explain

    line = language.read(turn.line, bank, language.Surroundings())
    return tuple(note for one in line.invocations for note in explain(one, bank))


def _say(bank: Bank, key: str, lang: Lang, slots: object) -> str:
    return " ".join(bank.say(key, lang, slots).split())  # type: ignore[arg-type]


def _typed(line: str, note: Note) -> str:
    if MASK in note.value:
        return f"{note.slots.get('flag', '')} {note.value}".strip()
    typed = " ".join(line[note.start : note.end].replace("\\\n", " ").split())
    cluster = note.kind == "flag" and typed and not typed.startswith(("-", "'", '"'))
    return f"-{typed}" if cluster else typed
