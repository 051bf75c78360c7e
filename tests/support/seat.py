"""A learner's seat for lessons: runs lines as the prompt does, at its own terminal, and checks goals.

A program of its own, in the network namespace of a daemon: `python -m tests.support.seat SOCKET`. It reads
one JSON object a line from the socket and answers each with one: `run`, `check`, `read`, `lend`, `look`,
`back`.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor import start
from tutor.daemon.world import DaemonWorld
from tutor.journal.lessons import Run
from tutor.lessons import files
from tutor.lessons.check import check, took
from tutor.lessons.goals.answer import value
from tutor.looking import Looking
from tutor.session import Session
from tutor.tidying import Tidying
from tutor.workplace import Workplace

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.model import Invocation, Line, Outcome


class Watched(Session):
    """A session that keeps how each line ended, and the commands that Docker took."""

    def __init__(self, parts: Any) -> None:
        super().__init__(parts)
        self.used: list[Invocation] = []
        self.ends: list[dict[str, Any]] = []

    def trip(self, line: Line) -> Outcome:
        outcome = super().trip(line)
        if took(outcome):
            self.used += line.invocations
        self.ends.append(
            {"line": line.text, "status": outcome.status, "code": outcome.exit_code, "kind": line.kind}
        )
        return outcome


class Noting:
    """Keeps what lines have made, as the prompt does in a lesson; nothing is told."""

    verbosity, exam, over = None, False, False

    def __init__(self, session: Session) -> None:
        parts = session.parts
        now = parts.now().isoformat()
        number = parts.journal().lessons.begin(
            Run(0, "played", False, now, None, "open", "", "", "", 0.0, ())
        )
        self.tidying = Tidying(parts, number)
        self._looking = Looking(session, Workplace(parts))

    def before(self, line: Line, turn: int) -> None:
        """Look at what there is."""
        self.tidying.before(line, turn)

    def after(self, line: Line, outcome: Outcome, turn: int) -> None:
        """Keep what the line has made."""
        del outcome
        sent = line.invocations if line.kind == "docker" else [one for one, _ in self._looking.commands(turn)]
        self.tidying.after(sent, turn)


class Seat:
    """What the other side may ask for."""

    def __init__(self) -> None:
        self.session = Watched(start.parts(start.Wishes(lang="en"), 0))
        self.session.parts.ask = lambda question: True  # a learner who agrees to what a line would lose
        self._marks = [(0, dict(os.environ), str(Path.cwd()))]

    def run(self, text: str) -> list[dict[str, Any]]:
        """Run a line or a pasted block; tell how each of its lines ended."""
        self.session.ends = []
        self.session.take_block(text)
        return self.session.ends

    def lend(self, env: dict[str, str]) -> None:
        """Give variables that lines may name from now on."""
        self._marks[0][1].update(env)

    def note(self) -> None:
        """Begin a lesson: from now on what lines make is kept."""
        session: Any = self.session
        session.teaching = Noting(self.session)

    def clean(self) -> list[str]:
        """Remove what was made in the lesson, as the prompt does; tell what was not removed."""
        noting: Any = self.session.teaching
        return [f"{key}: {error}" for key, error in noting.tidying.clean(noting.tidying.there())]

    def look(self) -> int:
        """Remember where the learner stands, for `back`."""
        self._marks.append((len(self.session.used), dict(os.environ), str(Path.cwd())))
        return len(self._marks) - 1

    def back(self, mark: int, folder: str = "") -> None:
        """Forget later commands, and stand where the learner stood then; or in another folder."""
        used, env, place = self._marks[mark]
        del self.session.used[used:]
        os.environ.clear()
        os.environ.update(env)
        os.chdir(folder or place)

    def check(
        self, lesson: str, offline: bool, goals: list[str], answers: dict[str, str], folder: str
    ) -> Any:
        """Check goals; give for each None, or why it does not hold."""
        found = files.load(Path(lesson), offline)
        connection = self.session.parts.daemon()
        world = DaemonWorld(connection, Path(folder), self.session.used, answers)
        try:
            return {goal.id: self._why(goal, world) for goal in found.goals if goal.id in goals}
        finally:
            world.close()

    def read(self, source: str, folder: str) -> str | None:
        """Give what the daemon says is the right answer."""
        return value(source, DaemonWorld(self.session.parts.daemon(), Path(folder)))

    def _why(self, goal: Goal, world: DaemonWorld) -> Any:
        unmet = check(goal, world)
        if unmet is None:
            return None
        key = unmet.message(goal)
        bank = self.session.parts.bank
        said = [
            bank.say(f"message/{key}", lang, unmet.slots)
            for lang in ("ko", "en")
            if bank.has(f"message/{key}")
        ]
        return {"because": unmet.because, "key": key, "said": said}


def main(path: str) -> None:
    """Serve until the other side leaves."""
    seat = Seat()
    with socket.socket(socket.AF_UNIX) as channel:
        channel.connect(path)
        for line in channel.makefile("r"):
            wish = json.loads(line)
            try:
                answer = {"is": getattr(seat, wish.pop("do"))(**wish)}
            except Exception as error:  # told on the other side
                answer = {"failed": f"{type(error).__name__}: {error}"}
            channel.sendall(json.dumps(answer).encode() + b"\n")


if __name__ == "__main__":
    main(sys.argv[1])
