"""What the learner did, as far as cards are made from it: plain data, the newest first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from tutor.journal.rows import Turn
    from tutor.model import Change, Slots

_LONGEST: Final = 100
"""Characters of a line that a question shows."""
_NAME: Final = re.compile(r"[a-zA-Z][\w.-]{1,11}")


@dataclass(frozen=True, slots=True)
class Deed:
    """One docker line that has ended, secrets masked.

    `at` is when it was typed, in the learner's own time zone. `diagnosis` is the entry of the error catalogue
    that fitted, with its `slots` and `tries`; "" where nothing went wrong or nothing fitted.
    """

    turn: int
    line: str
    command: str
    at: datetime | None = None
    flags: tuple[str, ...] = ()
    status: str = "ok"
    exit_code: int | None = 0
    error: str = ""
    diagnosis: str = ""
    slots: Slots = field(default_factory=dict)
    tries: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def went_well(self) -> bool:
        """Tell whether the line did what it says; Ctrl-C is a usual end."""
        return self.status in ("ok", "interrupted")


@dataclass(frozen=True, slots=True)
class Past:
    """The learner's lines, the newest first."""

    deeds: tuple[Deed, ...] = ()

    def of(self, turn: int) -> Deed | None:
        """Give the line with this number."""
        return next((deed for deed in self.deeds if deed.turn == turn), None) if turn else None

    @property
    def names(self) -> Mapping[str, str]:
        """The newest name of each kind of object that the learner made, of those that read well."""
        made = [change for deed in self.deeds for change in deed.changes if change.action == "create"]
        return {one.kind: one.name for one in reversed(made) if _NAME.fullmatch(one.name)}


def remember(turns: Iterable[Turn]) -> Past:
    """Take from turns of the journal, in any order, what cards are made from."""
    deeds = [_deed(turn) for turn in turns if _is_of_use(turn)]
    return Past(tuple(sorted(deeds, key=lambda deed: -deed.turn)))


def _is_of_use(turn: Turn) -> bool:
    """Tell whether a question could show the line: one docker command, not too long, and it has ended."""
    short = len(turn.line) <= _LONGEST and "\n" not in turn.line
    return turn.kind == "docker" and len(turn.invocations) == 1 and short and turn.status != "begun"


def _deed(turn: Turn) -> Deed:
    found = turn.diagnosis
    return Deed(
        turn=turn.id,
        line=turn.line.strip(),
        command=turn.command,
        at=turn.started.astimezone(),
        flags=tuple(dict.fromkeys(use["name"] for use in turn.invocations[0]["flags"])),
        status=turn.status,
        exit_code=turn.exit_code,
        error=turn.error,
        diagnosis=found.id if found else "",
        slots=found.slots if found else {},
        tries=found.tries if found else (),
        changes=turn.changes,
    )
