"""What the journal gives back: sittings and turns as they were kept, with the parts of the model in them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tutor.model import Caution, Change, Diagnosis, Note, Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from tutor.journal.redact import Redacted
    from tutor.model import FlagUse, Invocation, Line, Operand

    Clean = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session. `lines` were typed in it, of which `errors` failed; `daemon` is the daemon's version."""

    id: int
    uid: str
    kind: str
    started: datetime
    ended: datetime | None
    lang: str
    name: str
    note: str
    host: str
    version: str
    columns: int
    rows: int
    lines: int = 0
    errors: int = 0
    tags: tuple[str, ...] = ()
    daemon: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One line's whole trip. `status` is `begun` until it ends, then the outcome's.

    `invocations` are what docs/journal.md says; parse `line` for more. `answered` is None where nothing was
    asked.
    """

    id: int
    session: int
    parent: int | None
    line: str
    kind: str
    command: str
    status: str
    exit_code: int | None
    error: str
    started: datetime
    ended: datetime | None
    seconds: float
    columns: int
    rows: int
    answered: bool | None = None
    invocations: tuple[Mapping[str, Any], ...] = ()
    notes: tuple[Note, ...] = ()
    cautions: tuple[Caution, ...] = ()
    changes: tuple[Change, ...] = ()
    diagnosis: Diagnosis | None = None
    output_bytes: int = 0
    dropped_bytes: int = 0
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """What a turn consists of before it runs, clean and ready to be kept."""

    line: str
    kind: str
    command: str
    invocations: str
    notes: str
    cautions: str
    typed: str | None = None
    flags: tuple[tuple[str, str, str], ...] = field(default=())


def begun(
    line: Line, notes: tuple[Note, ...], cautions: tuple[Caution, ...], redacted: Redacted, clean: Clean
) -> Begun:
    """Give the kept form of a line and of what was said about it."""
    place = redacted.place
    return Begun(
        redacted.text,
        line.kind,
        line.invocations[0].command if line.invocations else "",
        _json([_invocation(one, place) for one in line.invocations], clean),
        _json([_note(one, place) for one in notes], clean),
        _json([_caution(one) for one in cautions], clean),
        # With the Korean layout on, no mask would fit over a secret.
        (line.typed or None) if redacted.text == line.text else None,
        tuple((one.command, use.name, clean(use.value.raw)) for one in line.invocations for use in one.flags),
    )


def ended(outcome: Outcome, diagnosis: Diagnosis | None, clean: Clean) -> dict[str, object]:
    """Give the columns that the end of a turn fills."""
    changes = [
        {"kind": one.kind, "action": one.action, "name": one.name, "id": one.id, "detail": dict(one.detail)}
        for one in outcome.changes
    ]
    return {
        "status": outcome.status,
        "exit_code": outcome.exit_code,
        "error": clean(outcome.error),
        "changes": _json(changes, clean),
        "seconds": outcome.seconds,
        "diagnosis": diagnosis.id if diagnosis else None,
        "diagnosis_slots": _json(dict(diagnosis.slots), clean) if diagnosis else None,
        "tries": _json(diagnosis.tries, clean) if diagnosis else None,
    }


def sitting(row: sqlite3.Row) -> Sitting:
    """Give a session from its row."""
    return Sitting(
        **{name: _plain(name, row[name]) for name in row.keys() if name not in {"pid", "pid_started"}}  # noqa: SIM118 - a row iterates over its values
    )


def turn(row: sqlite3.Row, brief: bool = False) -> Turn:
    """Give a turn from its row; `brief` leaves out the notes, which are most of it."""
    names = (
        "id session parent line kind command status exit_code started ended seconds columns rows error typed"
    )
    slots, tries = _read(row["diagnosis_slots"], {}), _read(row["tries"], [])
    return Turn(
        **{name: _plain(name, row[name]) for name in names.split()},
        answered=None if row["answered"] is None else bool(row["answered"]),
        invocations=tuple(_read(row["invocations"], [])),
        notes=() if brief else tuple(Note(**one) for one in _read(row["notes"], [])),
        cautions=tuple(
            Caution(**{**one, "objects": tuple(one["objects"])}) for one in _read(row["cautions"], [])
        ),
        changes=tuple(Change(**one) for one in _read(row["changes"], [])),
        diagnosis=Diagnosis(row["diagnosis"], slots, tuple(tries)) if row["diagnosis"] else None,
        output_bytes=row["output_bytes"],
        dropped_bytes=row["dropped_bytes"],
    )


def _plain(name: str, value: Any) -> Any:
    if name in {"started", "ended"}:
        return value and datetime.fromisoformat(value)
    if name == "tags":
        return tuple(_read(value, []))
    if value is None and name not in {"parent", "exit_code"}:
        return 0 if name in {"columns", "rows", "seconds"} else ""
    return value


def listed(texts: Iterable[str], clean: Clean) -> str:
    """Give the kept form of a list of texts, each once."""
    return _json(list(dict.fromkeys(texts)), clean)


def _json(value: object, clean: Clean) -> str:
    return json.dumps(_clean(value, clean), ensure_ascii=False, separators=(",", ":"))


def _read(text: str | None, empty: Any) -> Any:
    return empty if text is None else json.loads(text)


def _clean(value: Any, clean: Clean) -> Any:
    """Clean every text in a structure, but not the names of its fields."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: _clean(one, clean) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one, clean) for one in value]
    return value


def _invocation(one: Invocation, place: Callable[[int], int]) -> dict[str, object]:
    problem = one.problem
    return {
        "command": one.command,
        "spelled": one.spelled,
        "globals": [_use(use, place) for use in (*one.globals, *one.outer)],
        "flags": [_use(use, place) for use in one.flags],
        "operands": [_use(operand, place) for operand in one.operands],
        "problem": problem and {"code": problem.code, "text": problem.text, "exit_code": problem.exit_code},
    }


def _use(one: FlagUse | Operand, place: Callable[[int], int]) -> dict[str, object]:
    return {
        "name": one.name,
        "kind": one.value.kind,
        "form": one.value.form,
        "value": one.value.raw,
        "start": place(one.start),
        "end": place(one.end),
    }


def _note(note: Note, place: Callable[[int], int]) -> dict[str, object]:
    return {
        "start": place(note.start),
        "end": place(note.end),
        "kind": note.kind,
        "name": note.name,
        "value": note.value,
        "key": note.key,
        "slots": dict(note.slots),
    }


def _caution(one: Caution) -> dict[str, object]:
    return {
        "code": one.code,
        "slots": dict(one.slots),
        "objects": list(one.objects),
        "level": one.level,
        "asked_by_docker": one.asked_by_docker,
    }
