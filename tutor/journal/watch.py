"""Keeps what `docker-tutor forward` does, a process for each command, without a word to anyone."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from tutor.journal.journal import Journal
from tutor.model import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tutor.console import Recorder
    from tutor.model import Invocation, Outcome, Stream


class Nothing:
    """Record nothing: the prompt's line that this command is part of records what the learner sees."""

    def write(self, stream: Stream, data: bytes) -> None:
        """Drop `data`."""


def watcher(
    path: Path | None = None, env: Mapping[str, str] = os.environ
) -> Callable[[Invocation], tuple[Recorder, Callable[[Outcome], None]]]:
    """Give what `forward_main` tells of its command."""

    def watch(invocation: Invocation) -> tuple[Recorder, Callable[[Outcome], None]]:
        journal = Journal.open(path, env=env)
        session, parent = _number(env, "DOCKER_TUTOR_SESSION"), _number(env, "DOCKER_TUTOR_TURN")
        journal.join(session or 0, parent, os.getppid())
        turn = journal.begin(Line(invocation.line, "docker", (invocation,)))

        def done(outcome: Outcome) -> None:
            journal.finish(turn, outcome)
            journal.close()

        return (Nothing() if parent else journal.recorder(turn)), done

    return watch


def _number(env: Mapping[str, str], name: str) -> int | None:
    with contextlib.suppress(KeyError, ValueError):
        return int(env[name])
    return None
