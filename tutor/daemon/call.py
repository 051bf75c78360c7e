"""What a verb is given to do its work."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.daemon.config import Config
    from tutor.daemon.connection import Connection
    from tutor.model import Invocation, Terminal


@dataclass(frozen=True, slots=True)
class Call:
    """One line on its way to the daemon.

    `still` tells, after the learner agreed to a prune, whether it would take just what was shown.
    """

    invocation: Invocation
    terminal: Terminal
    connection: Connection
    config: Config
    still: Callable[[], bool] = lambda: True

    def say(self, text: str) -> None:
        """Write one line to standard output."""
        self.terminal.out.write(f"{text}\n".encode("utf-8", "surrogateescape"))

    def warn(self, text: str) -> None:
        """Write one line to standard error."""
        self.terminal.err.write(f"{text}\n".encode("utf-8", "surrogateescape"))

    @property
    def debug(self) -> bool:
        """Tell whether the line asks the docker command to tell of its own work (`-D`)."""
        switches = [use.value.data for use in self.invocation.globals if use.name == "debug"]
        return bool(switches and switches[-1])

    @property
    def default_platform(self) -> str:
        """Give the platform that the environment asks for, or ""."""
        return os.environ.get("DOCKER_DEFAULT_PLATFORM", "")
