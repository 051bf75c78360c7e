"""A person at a terminal: a real pty, a real screen (pyte), keys typed one after another."""

from __future__ import annotations

import re
import time
from itertools import islice
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS, COLUMNS = 24, 80


class Screen:
    """Run a program at a terminal of `columns` x `rows` and look at it as a person does.

    `text` is everything the program wrote, without escape sequences; `display` what the screen shows now.
    """

    def __init__(
        self, argv: Sequence[str], env: Mapping[str, str], cwd: str, rows: int = ROWS, columns: int = COLUMNS
    ) -> None:
        self._screen = pyte.HistoryScreen(columns, rows, history=100_000, ratio=0.5)
        self._screen.write_process_input = self._answer
        self._stream = pyte.ByteStream(self._screen)
        self._raw = b""
        self.child = pexpect.spawn(
            argv[0], list(argv[1:]), env=dict(env), cwd=cwd, dimensions=(rows, columns), timeout=None
        )
        self.child.delaybeforesend = None

    def _answer(self, data: str) -> None:
        """Send what a terminal answers by itself (the cursor's place)."""
        self.child.send(data)

    def _read(self, seconds: float) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self._raw += data
        self._stream.feed(data)
        return True

    @property
    def display(self) -> list[str]:
        """Give the rows of the screen as they are now."""
        return [row.rstrip() for row in self._screen.display]

    @property
    def cells(self) -> list[list[pyte.screens.Char]]:
        """Give the rows of the screen cell by cell; the second cell of a wide character is empty."""
        lines, columns = range(self._screen.lines), range(self._screen.columns)
        return [[self._screen.buffer[y][x] for x in columns] for y in lines]

    @property
    def row(self) -> int:
        """Give the row where the cursor is, counted from the first one that ever was on the screen."""
        return len(self._screen.history.top) + self._screen.cursor.y

    def rows(self, since: int) -> list[str]:
        """Give the rows from one on, also those that have left the screen above, down to the cursor's."""
        gone = len(self._screen.history.top)
        above = [self._row(line) for line in islice(self._screen.history.top, since, None)]
        here = self._screen.display[max(0, since - gone) : self._screen.cursor.y + 1]
        return [*above, *(row.rstrip() for row in here)]

    def _row(self, line: Mapping[int, pyte.screens.Char]) -> str:
        return "".join(line[column].data for column in range(self._screen.columns)).rstrip()

    def watch(self, seconds: float) -> bool:
        """Look at the screen for a while; tell whether something was written."""
        before = len(self._raw)
        self._read(seconds)
        return len(self._raw) > before

    def watch_for(self, seconds: float) -> None:
        """Look at the screen for all of this time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._read(left):
            pass

    @property
    def text(self) -> str:
        """Give everything written so far, without escape sequences and carriage returns."""
        plain = re.sub(rb"\x1b\[[0-9;?>=]*[A-Za-z]|\x1b\][^\x07]*\x07|\x1b[()=>78][AB0]?", b"", self._raw)
        return plain.decode("utf-8", "replace").replace("\r", "")

    def mark(self) -> int:
        """Give the present end of `text`, to look only at what comes after."""
        return len(self.text)

    def wait(self, pattern: str, seconds: float = 30, since: int = 0) -> re.Match[str]:
        """Wait until `pattern` appears in what was written after `since`.

        Raises: AssertionError with the screen if it does not within `seconds`.
        """
        end = time.monotonic() + seconds
        while True:
            found = re.compile(pattern, re.MULTILINE).search(self.text, since)
            if found:
                return found
            if time.monotonic() > end or not self._read(0.1):
                shown = "\n".join(self.display)
                raise AssertionError(f"{pattern!r} did not appear in {seconds} s; the screen:\n{shown}")

    def read_all(self, seconds: float) -> None:
        """Read until the program ends.

        Raises: AssertionError if it does not within `seconds`.
        """
        end = time.monotonic() + seconds
        while self._read(0.1):
            assert time.monotonic() < end, "still running; the screen:\n" + "\n".join(self.display)

    def send(self, keys: str) -> None:
        """Type `keys` as they are."""
        self.child.send(keys)

    def paste(self, text: str) -> None:
        """Paste `text` as a terminal does (bracketed paste)."""
        self.child.send(f"\x1b[200~{text}\x1b[201~")

    def close(self) -> int:
        """Hang up and give the exit status (negative: the signal)."""
        if self.child.isalive():
            self.child.close(force=True)
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)
