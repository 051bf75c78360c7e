"""A terminal with nobody at it: as little work as possible between the program and the clock.

`tests.support.terminal` draws a screen, and that takes time of its own.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS, COLUMNS = 40, 120
WHERE, HERE = b"\x1b[6n", b"\x1b[%d;1R" % ROWS  # the last row, as on every screen that is full
PATIENCE = 60.0


class Keyboard:
    """Runs a program at a terminal of its own; `with` ends it."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], cwd: str) -> None:
        self._own, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            argv, env=env, cwd=cwd, stdin=inner, stdout=inner, stderr=inner, start_new_session=True
        )
        os.close(inner)
        self._seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._own)

    def press(self, keys: bytes) -> float:
        """Press keys, and give the moment."""
        self._seen = b""
        os.write(self._own, keys)
        return time.perf_counter()

    def see(self, *texts: bytes) -> float:
        """Wait until the texts were written one after another, and give the moment.

        Raises: AssertionError if they are not within a minute.
        """
        end = time.perf_counter() + PATIENCE
        while not self._all_in_order(texts):
            assert time.perf_counter() < end, self._seen
            if select.select([self._own], [], [], 1)[0]:
                self._seen += self._read()
        return time.perf_counter()

    def rest(self, seconds: float) -> None:
        """Read what comes without looking at it."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0 and select.select([self._own], [], [], left)[0]:
            self._read()

    def _read(self) -> bytes:
        data = os.read(self._own, 65536)
        if WHERE in data:
            os.write(self._own, HERE)
        return data

    def _all_in_order(self, texts: Sequence[bytes]) -> bool:
        at = 0
        for text in texts:
            found = self._seen.find(text, at)
            if found < 0:
                return False
            at = found + len(text)
        return True
