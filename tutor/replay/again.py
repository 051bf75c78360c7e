"""Builds what a second run needs: a session whose daemon is empty and whose journal is thrown away."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor import start
from tutor.console import Console
from tutor.engine import Engine
from tutor.later import Later
from tutor.replay.rerun import Planned
from tutor.session import Session
from tutor.tell import Teller

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.journal import Journal
    from tutor.model import Lang
    from tutor.replay.export.script import Checked
    from tutor.replay.tape import Tape


class Quiet(Teller):
    """Says what has to be said, and explains no line: that was done the first time."""

    def notes(self, *_: Any) -> None:
        """Say nothing."""

    def end(self, *_: Any) -> None:
        """Say nothing."""

    def state(self, *_: Any) -> None:
        """Say nothing."""


@contextlib.contextmanager
def sitting(lang: Lang, stdin: int, *, here: bool) -> Iterator[Session]:
    """Give a session on a practice daemon with nothing on it, or on the daemon of now."""
    with tempfile.TemporaryDirectory(prefix="docker-tutor-") as folder:
        parts = start.parts(start.Wishes(lang=lang), stdin)
        parts.tell = Quiet(parts.bank, lang, Console(stdin=stdin))
        parts.journal = Later(lambda: _journal(Path(folder)))
        if not here:
            parts.engine = Engine(_fresh(parts.tell), os.environ)
            parts.settings = parts.settings._replace(safety="moderate")
        session = Session(parts)
        try:
            yield session
        finally:
            session.close()


def planned(tape: Tape) -> list[Planned]:
    """Give the lines of a tape; how they went is what is expected."""
    from tutor.replay.differ import result

    return [
        Planned(
            step.turn.line,
            result(step),
            step.turn.answered,
            step.turn.status in ("interrupted", "begun", "refused"),
            step.turn.seconds,
        )
        for step in tape.steps
    ]


def planned_script(lines: Sequence[Checked]) -> list[Planned]:
    """Give the lines of a script. Who runs a script agrees to what it does."""
    return [Planned(one.line, one.expected, answered=True) for one in lines]


def _journal(folder: Path) -> Journal:
    from tutor.journal import Journal

    return Journal.open(folder / "journal.db")


def _fresh(tell: Teller) -> Any:
    from tutor.practice.find import fresh

    return lambda: fresh(f"rerun-{os.getpid()}", tell.say)
