"""A learner in a lesson, with the real session and journal; the world is one that the test sets up."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from tests.test_session import Sheet
from tutor import schooling
from tutor.bank import load
from tutor.daemon.errors import UnreachableError
from tutor.engine import Engine
from tutor.journal import Journal
from tutor.later import Later
from tutor.news import News
from tutor.parts import Parts
from tutor.practice import Practice
from tutor.session import Session
from tutor.settings import Settings
from tutor.shell.host import Host
from tutor.tell import Teller

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from tutor.model import Invocation, Lang

TINY = Path(__file__).parent / "course" / "90-tiny"


class World:
    """What the tiny lesson asks about: containers with their state, and programs that succeed inside."""

    def __init__(self) -> None:
        self.states: dict[str, str] = {}
        self.succeeds: set[str] = set()
        self.silent = False
        self.used: Sequence[Invocation] = ()
        self.answers: dict[str, str] = {}

    def container(self, name: str) -> dict[str, Any] | None:
        if self.silent:
            raise UnreachableError("Cannot connect")
        state = self.states.get(name)
        running = state == "running"
        facts = {"Status": state, "Running": running, "Paused": False, "ExitCode": 0}
        return {"Name": f"/{name}", "Id": name, "State": facts} if state else None

    def run_inside(self, container: str, command: Sequence[str]) -> object:
        return SimpleNamespace(exit_code=int(container not in self.succeeds), output="")


class Room:
    """Sit in a lesson: `types` lines, `world` is what they seem to have led to."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch, lang: Lang = "en", agrees: bool = True) -> None:
        patch.setenv("DOCKER_HOST", f"unix://{home}/nobody.sock")
        patch.setenv("DOCKER_TUTOR_HOME", str(home))
        patch.chdir(home)
        shutil.copytree(TINY, home / "course" / "90-tiny", dirs_exist_ok=True)
        self.world, self.asked, self.sheet = World(), list[str](), Sheet()
        patch.setattr("tutor.daemon.world.DaemonWorld", self._seen)
        self.journal = Journal.open(home / "journal.db")
        self._agrees = agrees
        bank = load()
        self.session = Session(
            Parts(
                bank=bank,
                tell=Teller(bank, lang, self.sheet),
                settings=Settings(),
                home=home,
                host=Host(os.environ, home / "shim"),
                stdin=-1,
                engine=Engine(lambda: Practice(os.environ["DOCKER_HOST"]), os.environ),
                journal=Later(lambda: self.journal),
                news=News(),
                ask=self._ask,
            )
        )

    def types(self, line: str) -> str:
        """Type a line and give what was told; what is no `/word` runs on the host and changes nothing."""
        start = len(self.sheet.data)
        self.session.take_block(line)
        return " ".join(self.sheet.data[start:].decode().replace("\n|", " ").split())

    def begins(self, exam: bool = False) -> str:
        start = len(self.sheet.data)
        assert schooling.start(self.session, "90-tiny", here=True, exam=exam)
        return " ".join(self.sheet.data[start:].decode().replace("\n|", " ").split())

    def _seen(self, *given: Any) -> World:
        _, _, self.world.used, self.world.answers, _ = given
        return self.world

    def _ask(self, question: str) -> bool:
        self.asked.append(question)
        return self._agrees
