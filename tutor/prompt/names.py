"""Live names for completion, fetched in the background, so that no key ever waits for the daemon."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.daemon.names import NameKind

PATIENCE = 1.0


class Names:
    """Names by kind (`container_running`, `image`, ...), as they were after the last line.

    `fetch` may hang or fail: then there are no names. A completion waits `PATIENCE` seconds.
    """

    def __init__(self, fetch: Callable[[NameKind], Sequence[str]]) -> None:
        self._fetch = fetch
        self._lock = threading.Lock()
        self._known: dict[str, tuple[str, ...]] = {}
        self._asked: dict[str, threading.Event] = {}

    def __call__(self, kind: NameKind) -> tuple[str, ...]:
        """Give the names of a kind; called from the completion's own thread."""
        with self._lock:
            answered = self._asked.get(kind)
            if answered is None:
                answered = self._asked[kind] = threading.Event()
                # A daemon thread: one that hangs must not keep the program from ending.
                threading.Thread(target=self._ask, args=(kind, answered, self._known), daemon=True).start()
            known = self._known
        answered.wait(PATIENCE)
        return known.get(kind, ())

    def forget(self) -> None:
        """Ask again at the next completion: a line has run."""
        with self._lock:
            self._known, self._asked = {}, {}

    def _ask(self, kind: NameKind, answered: threading.Event, known: dict[str, tuple[str, ...]]) -> None:
        try:
            names = tuple(self._fetch(kind))
        except Exception:  # a daemon that is away is no reason to disturb a learner who types
            names = ()
        known[kind] = names  # of the generation that asked: a late answer is forgotten with it
        answered.set()
