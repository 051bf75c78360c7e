"""Everything that a session is made of, handed in by `__main__` and by tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tutor.bank import Bank
    from tutor.daemon.connection import Connection
    from tutor.journal import Journal
    from tutor.later import Later
    from tutor.settings import Settings
    from tutor.shell.host import Host
    from tutor.tell import Teller

PATIENCE = 0.3  # seconds without a daemon before we say that we wait for it


@dataclass(slots=True)
class Parts:
    """The parts of one sitting. `ask` puts a question to the learner; None where nobody is at a terminal.

    `stdin` is what commands read from, -1 for nothing. With `dry` set, lines are explained and not run.
    """

    bank: Bank
    tell: Teller
    settings: Settings
    home: Path
    host: Host
    stdin: int
    connection: Later[Connection]
    journal: Later[Journal]
    ask: Callable[[str], bool] | None = None
    dry: bool = False

    def daemon(self) -> Connection:
        """Give the connection; say so where it takes a while to find a daemon.

        Raises: DockerError if none can be had.
        """
        if not self.connection.wait(PATIENCE):
            self.tell.say("prompt.waiting")
        return self.connection()

    def reachable(self) -> bool:
        """Tell whether a daemon answers."""
        try:
            return bool(self.daemon().version)
        except DockerError:
            return False
