"""Where answers of the quiz are tried: a practice daemon of its own, empty before and after each answer.

It is started when the first answer needs it, and ends with the sitting. No line reaches another daemon.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tutor.errors import DockerError
from tutor.quiz.model import Verdict, Words
from tutor.quiz.trial import STARTING, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tutor.bank import Bank
    from tutor.daemon.connection import Connection
    from tutor.lessons.model import Goal, Unmet
    from tutor.model import Invocation, Line
    from tutor.practice import Practice
    from tutor.quiz.model import Question

    Ended = subprocess.CompletedProcess[str]

LONGEST: Final = 10.0
"""Seconds for a line that starts a program: by then one in the background has long come back."""
_PATIENCE: Final = 60.0
"""Seconds for any other line; a stop waits 10, a pull for the network."""
_NEEDING: Final = frozenset({"container run", "container create"})
_SETTLED, _STAYS, _AGAIN = 2.5, 1.0, 0.1
"""Seconds until a state is there, and for which it stays: a program that ends at once is no running one."""


def can_start() -> bool:
    """Tell whether a practice daemon can be had here, without starting one."""
    from tutor.practice import install

    return install.advice() is None


class Sandbox:
    """The `Effects` of a sitting. `say` is told what takes time."""

    def __init__(self, bank: Bank, say: Callable[..., None]) -> None:
        self._bank, self._say = bank, say
        self._found: Practice | None = None
        self._pulled: set[str] = set()

    def reached(self, question: Question, line: Line) -> Verdict | None:
        """Run a line, and tell whether the state that a question asks for is there, and what is not."""
        if not question.goals:
            return None
        if why := refusal(line.invocations[0]):
            return Verdict(False, why)
        found = self._daemon()
        if found.daemon is None:
            return None
        with tempfile.TemporaryDirectory(prefix="docker-tutor-quiz-") as folder:
            trial = _Trial(found, self._bank, Path(folder), self._say, self._pulled)
            try:
                return trial.verdict(question, line)
            except DockerError:  # the daemon has ended under us
                return None
            finally:
                trial.end()

    def close(self) -> None:
        """End the daemon, if there is one."""
        if self._found is not None:
            self._found.close()

    def _daemon(self) -> Practice:
        if self._found is None:
            from tutor.practice.find import fresh

            self._say("quiz.trying")
            self._found = fresh(f"quiz-{os.getpid()}", self._say)
            if self._found.daemon is None:
                self._say(self._found.reason, **self._found.slots)
                self._say("quiz.untried-no-daemon")
        return self._found


class _Trial:
    """One answer on the daemon. `pulled` are the images that stay on it for the next one."""

    def __init__(
        self, found: Practice, bank: Bank, folder: Path, say: Callable[..., None], pulled: set[str]
    ) -> None:
        from tutor.daemon.connection import Connection
        from tutor.daemon.endpoint import Endpoint

        self._found, self._bank, self._folder, self._say = found, bank, folder, say
        self._pulled = pulled
        self._connection: Connection = Connection(Endpoint(found.host or ""))

    def verdict(self, question: Question, line: Line) -> Verdict:
        """Prepare, run, look."""
        for text in question.before:
            self._run(self._read(text), _PATIENCE)
        self._fetch(line.invocations)
        limit = LONGEST if line.invocations[0].command in STARTING else _PATIENCE
        ended = self._run(line, limit)
        if ended is None:
            slots = {"seconds": f"{limit:.0f}"}
            return Verdict(False, Words("message/quiz.tried-long", slots))
        refused = _refused(ended)
        lacking = self._look(question.goals) if refused else self._lacking(question.goals)
        if lacking is None:
            return Verdict(True, Words("message/quiz.note.other-way"))
        goal, unmet = lacking
        return Verdict(False, refused or Words(f"message/{unmet.message(goal)}", unmet.slots))

    def _read(self, text: str) -> Line:
        from tutor import meaning
        from tutor.quiz.reading import NOWHERE

        line = meaning.read(text, self._bank, NOWHERE)
        self._fetch(line.invocations)
        return line

    def _fetch(self, lines: Iterable[Invocation]) -> None:
        """Pull what containers are to be made from, so that the time of a line is its own."""
        from tutor.lessons.goals.say import full

        for one in lines:
            images = [each.value.raw for each in one.operands if each.value.kind == "image"]
            if lacking := [image for image in images if self._found.lacks(image)]:
                self._found.build(lacking, self._say)
            for image in images if one.command in _NEEDING else ():
                if not self._has(image):
                    self._words(["pull", "-q", image], _PATIENCE)
                self._pulled.add(full(image))

    def _has(self, image: str) -> bool:
        with suppress(DockerError):
            return bool(self._connection.get(f"/images/{image}/json"))
        return False

    def _run(self, line: Line, limit: float) -> Ended | None:
        words = [word.text for word in line.words]
        return self._words(words[1:] if words[0] == "docker" else words, limit)

    def _words(self, words: Sequence[str], limit: float) -> Ended | None:
        """Forward one command as a program of its own, which can be ended; None if it had to be."""
        assert self._found.daemon is not None
        env = {
            **os.environ,
            "DOCKER_HOST": self._found.host or "",
            "DOCKER_TUTOR_HOME": str(self._folder / "home"),
        }
        env.pop("DOCKER_CONTEXT", None)
        argv = [sys.executable, "-m", "tutor", "forward", "--", "docker", *words]
        work = self._folder / "work"
        work.mkdir(exist_ok=True)
        with suppress(subprocess.TimeoutExpired):
            return self._found.daemon.run(
                argv, env=env, cwd=work, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit
            )
        return None

    def _lacking(self, goals: Sequence[Goal]) -> tuple[Goal, Unmet] | None:
        """Wait until the goals hold and go on to hold; else give one that does not."""
        end = time.monotonic() + _SETTLED
        while (lacking := self._look(goals)) and time.monotonic() < end:
            _wait(_AGAIN)
        if lacking is None:
            _wait(_STAYS)
            lacking = self._look(goals)
        return lacking

    def _look(self, goals: Sequence[Goal]) -> tuple[Goal, Unmet] | None:
        from tutor.daemon.world import DaemonWorld
        from tutor.lessons.check import check

        world = DaemonWorld(self._connection, self._folder / "work")
        try:
            return next(((goal, unmet) for goal in goals if (unmet := check(goal, world))), None)
        finally:
            world.close()

    def end(self) -> None:
        """Remove everything from the daemon."""
        with suppress(DockerError):
            for path in self._there():
                with suppress(DockerError):  # gone with what was removed before
                    self._connection.delete(path, {"force": 1, "v": 1})
        self._connection.close()

    def _there(self) -> Iterator[str]:
        from tutor.lessons.goals.say import full

        get = self._connection.get
        yield from (f"/containers/{one['Id']}" for one in get("/containers/json", {"all": 1}))
        yield from (f"/networks/{one['Id']}" for one in get("/networks") if one["Name"] not in _PREDEFINED)
        yield from (f"/volumes/{one['Name']}" for one in get("/volumes")["Volumes"] or ())
        for one in get("/images/json"):
            names = [name for name in one.get("RepoTags") or () if full(name) not in self._pulled]
            yield from (f"/images/{name}" for name in names or ([] if one.get("RepoTags") else [one["Id"]]))


_PREDEFINED: Final = ("bridge", "host", "none")


def _refused(ended: Ended) -> Words | None:
    """Give docker's own words where it refused the line."""
    from tutor.quiz.ask.failures import shown

    error = shown(ended.stderr)
    if not ended.returncode or "rror" not in error:
        return None
    return Words("message/quiz.tried-refused", {"error": error})


def _wait(seconds: float) -> None:
    threading.Event().wait(seconds)
