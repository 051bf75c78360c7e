"""Keeps in the journal what `docker-tutor forward` runs, under the prompt's line that called it, if any."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tutor import settings
from tutor.model import Line
from tutor.runner import SESSION, TURN

if TYPE_CHECKING:
    from tutor.forward import Done
    from tutor.journal import Recorder
    from tutor.model import Invocation, Outcome


def watch(invocation: Invocation) -> tuple[Recorder, Done]:
    """Begin a row for the command; give what records its output, and what ends the row."""
    from tutor.journal import Journal

    journal = Journal.open(settings.home(os.environ) / "journal.db")
    session, parent = (int(os.environ.get(name) or 0) for name in (SESSION, TURN))
    journal.join(session, parent or None, os.getppid())
    turn = journal.begin(Line(invocation.line, "docker", (invocation,)))

    def done(outcome: Outcome) -> None:
        journal.finish(turn, outcome)
        journal.close()

    return journal.recorder(turn), done
