"""Everything that a session is made of, handed in by `start` and by tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tutor.bank import Bank
    from tutor.daemon.connection import Connection
    from tutor.engine import Engine
    from tutor.journal import Journal
    from tutor.later import Later
    from tutor.news import News
    from tutor.settings import Settings
    from tutor.shell.host import Host
    from tutor.tell import Teller

PATIENCE = 0.3  # seconds without a daemon before we say that we wait for it


@dataclass(slots=True)
class Parts:
    """The parts of one sitting. `ask` puts a question to the learner; None where nobody is at a terminal.

    `answer` reads an answer of a quiz, for which a key of the set is enough; it gives None when the learner
    leaves. `now` is the date that counts for reviews. `stdin` is what commands read from, -1 for nothing.
    With `dry` set, lines are explained and not run.
    `watched` are the containers whose early end would be news. `after_news` is called whenever news are told:
    a lesson takes in then what the background has found.
    """

    bank: Bank
    tell: Teller
    settings: Settings
    home: Path
    host: Host
    stdin: int
    engine: Engine
    journal: Later[Journal]
    news: News
    ask: Callable[[str], bool] | None = None
    answer: Callable[[str, frozenset[str]], str | None] | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    dry: bool = False
    watched: set[str] = field(default_factory=set)
    after_news: Callable[[], object] = lambda: None

    def daemon(self) -> Connection:
        """Give the connection; where finding a daemon takes a while, say so and what is done meanwhile.

        Raises: DockerError if the learner's choice of a daemon contradicts itself.
        """
        if not self.engine.found.wait(PATIENCE):
            self.tell.say("prompt.waiting")
        while not self.engine.found.wait(PATIENCE):
            self.tell_news()
        connection = self.engine.connection()
        self.tell_news()
        return connection

    def agreed(self, question: str, declined: str, cannot: str) -> bool:
        """Put a question to the learner; say `declined` after a no, `cannot` where nobody can be asked."""
        if self.ask is None:
            self.tell.say(cannot)
            return False
        if self.ask(self.tell.text(question)):
            return True
        self.tell.say(declined)
        return False

    def reachable(self) -> bool:
        """Tell whether a daemon answers."""
        try:
            return self.daemon().answers()
        except DockerError:
            return False

    def tell_news(self) -> None:
        """Show what the parts have reported since the last time."""
        for key, slots in (*self.news, *self.engine.news()):
            if key.startswith("error/"):
                self.tell.state(key.removeprefix("error/"), slots)
            else:
                self.tell.say(key, **slots)
        self.after_news()

    def tell_why_not(self) -> None:
        """Show why there is no daemon, and what to type in a terminal to have one."""
        found = self.engine.found()
        if found.host is None:
            self.tell.say(found.reason, **found.slots)
            self.tell.lines(found.commands)
