"""Looks at the goals of a lesson through the daemon and the journal: at once, thoroughly, or in a thread."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from tutor.errors import DockerError
from tutor.lessons import requests
from tutor.lessons.check import check, took
from tutor.lessons.hints import clues
from tutor.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tutor.daemon.connection import Connection
    from tutor.journal import Turn
    from tutor.lessons.hints import Clue
    from tutor.lessons.model import Goal, Unmet
    from tutor.lessons.world import World
    from tutor.model import Invocation, Status
    from tutor.session import Session
    from tutor.workplace import Workplace

AT_ONCE: Final = 0.3
"""Seconds that a page or a program in a container may take right after a line; what is slower is awaited."""
THOROUGH: Final = 2.0
"""Seconds that it may take when the learner asks, and in the background."""


class Looking:
    """What a lesson knows of the world: `used` are the commands docker took, `answers` go by goal."""

    def __init__(self, session: Session, workplace: Workplace) -> None:
        self._session, self._parts, self._workplace = session, session.parts, workplace
        self.used: list[Invocation] = []
        self.answers: dict[str, str] = {}

    def recall(self, turns: Iterable[int]) -> None:
        """Take up the lines of an earlier sitting."""
        self.used = [one for turn in turns for one, sent in self.commands(turn) if sent]

    def quick(self, goals: Collection[Goal]) -> Mapping[str, Unmet | None]:
        """Look at goals; those that nobody answers for are left out."""
        found: dict[str, Unmet | None] = {}
        world = self._world(self._parts.daemon(), AT_ONCE) if goals else None
        for goal in goals:
            with suppress(DockerError):
                found[goal.id] = check(goal, cast("World", world))
        return found

    def thorough(self, goals: Collection[Goal]) -> Mapping[str, Unmet | None]:
        """Look at goals and take the time it needs.

        Raises: DockerError if the daemon does not answer.
        """
        world = self._world(self._parts.daemon(), THOROUGH)
        return {goal.id: check(goal, world) for goal in goals}

    def clues(self, goals: Sequence[Goal]) -> Sequence[Clue]:
        """Give the hints that follow from the state; none where the daemon does not answer."""
        try:
            return clues(goals, self._world(self._parts.daemon(), THOROUGH))
        except DockerError:
            return ()

    def again(self, goals: Sequence[Goal]) -> Collection[str]:
        """Give the goals that hold by now; in a thread, and with a connection of its own."""
        from tutor import daemon

        try:
            with closing(daemon.connect(timeout=THOROUGH)) as connection:
                world = self._world(connection, THOROUGH)
                return [goal.id for goal in goals if check(goal, world) is None]
        except DockerError:
            return ()

    def _world(self, connection: Connection, patience: float) -> World:
        from tutor.daemon.world import DaemonWorld

        return DaemonWorld(connection, Path(self._workplace.folder or "."), self.used, self.answers, patience)

    def commands(self, turn: int) -> Iterator[tuple[Invocation, bool]]:
        """Give the commands that a line sent, as the journal has them, and whether docker took each."""
        from tutor import language, plugins

        journal, bank = self._parts.journal(), self._parts.bank
        for one in (*journal.numbered([turn]), *journal.parts(turn)):
            if text := one.line if one.kind == "docker" else requests.as_line(one.line):
                line = language.read(text, bank, self._session.surroundings())
                line = plugins.adopt_all(line, bank, self._parts.host.env)
                sent = one.status == "begun" or took(_outcome(one))
                yield from ((invocation, sent) for invocation in line.invocations)


def _outcome(turn: Turn) -> Outcome:
    return Outcome(cast("Status", turn.status), turn.exit_code or 0, turn.error)
