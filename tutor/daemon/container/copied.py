"""Tell on a terminal how much `docker cp` has copied."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tutor.daemon.format.units import human_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

_SAVE, _RESTORE, _ERASE, _ERASE_TAIL = "\x1b[s", "\x1b[u", "\x1b[2K", "\x1b[K"
_HIDE, _SHOW = "\x1b[?25l", "\x1b[?25h"
_PAUSE = 0.075


class Copied:
    """Counts bytes while the copy lasts, and says at its end how many they were."""

    def __init__(self, call: Call, header: str, to: str) -> None:
        line = call.invocation
        quiet = line.on("quiet") if line.given("quiet") else not call.terminal.is_tty("out")
        self._err = None if quiet else call.terminal.err
        self._moves = call.terminal.is_tty("err")
        self._header, self._to = header, to
        self._size, self._shown = 0, 0.0

    def __enter__(self) -> Copied:
        if self._moves:
            self._write(
                f"{_SAVE}Preparing to copy...{_HIDE}{_RESTORE}{_ERASE}{self._header}{human_size(0, 3)}"
            )
        return self

    def __exit__(self, *problem: object) -> None:
        if self._moves:
            self._write(f"{_SHOW}{_RESTORE}{_ERASE}")
        self._write(f"Successfully copied {human_size(self._size, 3)} to {self._to}\n")

    def add(self, count: int) -> None:
        """Count bytes; now and then the line is drawn anew."""
        self._size += count
        if self._moves and time.monotonic() - self._shown > _PAUSE:
            self._shown = time.monotonic()
            self._write(f"\x1b[{len(self._header) + 1}G{_ERASE_TAIL}{human_size(self._size, 3)}")

    def counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """Pass the chunks on and count them."""
        for chunk in chunks:
            self.add(len(chunk))
            yield chunk

    def _write(self, text: str) -> None:
        if self._err is not None:
            self._err.write(text.encode("utf-8", "surrogateescape"))
