"""Ends a line that does not end by itself, as a learner would: with Ctrl-C, and then harder."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_AGAIN: Final = 1.0  # seconds until Ctrl-C is pressed once more
_HARDER: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)


class Late:
    """Tells whether the time was over before the line was."""

    def __init__(self) -> None:
        self.late = False
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._before = _children()

    def wait(self, seconds: float) -> None:
        """Wait, then press Ctrl-C until the line is over."""
        if self._over.wait(seconds):
            return
        for number in count():
            with self._lock:
                if self._over.is_set():
                    return
                self.late = True
                self._press(_HARDER[min(number, len(_HARDER) - 1)])
            if self._over.wait(_AGAIN):
                return

    def _press(self, harder: signal.Signals) -> None:
        """Interrupt the line, and the programs that it has started: they may hear of no Ctrl-C."""
        for child in _children() - self._before:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, harder)
        main = threading.main_thread().ident
        if main is not None:
            signal.pthread_kill(main, signal.SIGINT)

    def over(self) -> None:
        """Press no more. The last Ctrl-C may still be on its way."""
        try:
            with self._lock:
                self._over.set()
        except KeyboardInterrupt:
            self._over.set()
            if not self.late:
                raise


@contextlib.contextmanager
def within(seconds: float) -> Iterator[Late]:
    """Let what follows take so many seconds; to be called in the main thread."""
    late = Late()
    waiting = threading.Thread(target=late.wait, args=(seconds,), daemon=True)
    waiting.start()
    try:
        yield late
    except KeyboardInterrupt:
        if not late.late:
            raise
    finally:
        late.over()


def _children() -> set[int]:
    """Give the programs that this one has started and that run."""
    found: set[int] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found |= {int(word) for word in task.read_text("ascii").split()}
    return found
