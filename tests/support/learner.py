"""A learner at the prompt: types or pastes lines, waits for the prompt, reads what was said."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.support.terminal import COLUMNS, ROWS, Screen
from tutor.tell import SIGN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_OPENS, _CLOSES = b"\x1b[?2004h", b"\x1b[?2004l"  # a prompt takes pastes as such, as long as it reads a line


class Learner(Screen):
    """Sit at the prompt of docker-tutor."""

    def __init__(
        self, argv: Sequence[str], env: Mapping[str, str], cwd: str, columns: int = COLUMNS, rows: int = ROWS
    ) -> None:
        super().__init__(argv, env, cwd, rows, columns)
        self.ready(60)

    def ready(self, seconds: float = 60) -> None:
        """Wait until the prompt is there and empty.

        Raises: AssertionError with the screen if it is not within `seconds`.
        """
        end = time.monotonic() + seconds
        while not self.at_prompt():
            assert time.monotonic() < end, "no prompt; the screen:\n" + "\n".join(self.display)
            assert self._read(0.05), "the program ended; the screen:\n" + "\n".join(self.display)

    def type_line(self, line: str, seconds: float = 120) -> str:
        """Type a line and Enter; give what was written until the prompt came back."""
        return self._enter(lambda: self.send(line), seconds)

    def paste_block(self, block: str, seconds: float = 240) -> str:
        """Paste a block as a terminal does, then Enter; give what was written until the prompt came back."""
        return self._enter(lambda: self.paste(block), seconds)

    def _enter(self, give: object, seconds: float) -> str:
        start = self.mark()
        assert callable(give)
        give()
        self._settle()
        self.enter()
        self.ready(seconds)
        return self.text[start:]

    def type_keys(self, line: str, paste: bool = False) -> None:
        """Type or paste a line and Enter, and wait for nothing but that it was taken."""
        self.paste(line) if paste else self.send(line)
        self._settle()
        self.enter()

    def _settle(self) -> None:
        """Read until what was typed stands on the screen."""
        before = -1
        while before != len(self._raw):
            before = len(self._raw)
            self._read(0.1)

    def enter(self) -> None:
        """Press Enter and wait until it was taken, so that the prompt seen next is a new one."""
        start, end, reads = len(self._raw), time.monotonic() + 5, self._reads_a_line()
        self.send("\r")
        while reads and self._raw.find(_CLOSES, start) < 0 and time.monotonic() < end:
            self._read(0.05)

    def at_prompt(self) -> bool:
        """Tell whether the prompt is there and empty."""
        self._read(0.01)
        cursor = self._screen.cursor
        row = self._screen.display[cursor.y]
        return self._reads_a_line() and row.rstrip() == SIGN.rstrip() and cursor.x == len(SIGN)

    def _reads_a_line(self) -> bool:
        return self._raw.rfind(_OPENS) > self._raw.rfind(_CLOSES)
