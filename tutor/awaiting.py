"""Looks again, in the background, whether goals that take time have come to hold: a server starts."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from tutor.lessons.model import Goal

PERIOD: Final = 1.0
"""Seconds from one look to the next."""
PATIENCE: Final = 120.0
"""Seconds after a line in which its goals are looked at again."""


class Awaiting:
    """Waits for goals of the last line. `look` gives those of its goals that hold; it is called in a thread.

    `report` is called in that thread when some do; `take` gives them in the thread that shows them.
    """

    def __init__(
        self, look: Callable[[Sequence[Goal]], Collection[str]], report: Callable[[], object]
    ) -> None:
        self._look, self._report = look, report
        self._over = threading.Event()
        self._found: set[str] = set()

    def start(self, goals: Sequence[Goal]) -> None:
        """Wait for these goals and no longer for others."""
        self.stop()
        if goals:
            self._over = threading.Event()
            threading.Thread(target=self._wait, args=(tuple(goals), self._over), daemon=True).start()

    def stop(self) -> None:
        """Wait for nothing."""
        self._over.set()
        self._found = set()

    def take(self) -> frozenset[str]:
        """Give the goals that were found to hold since the last call."""
        found, self._found = self._found, set()
        return frozenset(found)

    def _wait(self, goals: Sequence[Goal], over: threading.Event) -> None:
        for _ in range(round(PATIENCE / PERIOD)):
            if over.wait(PERIOD):
                return
            holding = set(self._look(goals))
            if over.is_set():
                return
            if holding:
                self._found |= holding
                self._report()
                goals = [goal for goal in goals if goal.id not in holding]
            if not goals:
                return
