"""A tar stream of the daemon as a file that can only go forward, without a copy of what is large."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.daemon.raw import Raw

_BUFFER = 1 << 20


class Reader:
    """What `tarfile` wants of a file; tells how much has been read."""

    def __init__(self, answer: Raw, told: Callable[[int], None]) -> None:
        self._answer, self._told = answer, told
        self._view = memoryview(bytearray(_BUFFER))
        self._start = self._end = self._place = 0

    def read(self, size: int) -> bytes:
        """Give `size` bytes, fewer only at the end."""
        pieces = []
        while size and (piece := self._piece(size)):
            pieces.append(bytes(piece))
            size -= len(piece)
        return b"".join(pieces)

    def peek(self, size: int) -> bytes:
        """Give the next `size` bytes without going on; fewer at the end."""
        while self._end - self._start < size and self._more():
            pass
        return bytes(self._view[self._start : min(self._end, self._start + size)])

    def copy(self, descriptor: int, size: int) -> int:
        """Write `size` bytes to a file; give how many were missing at the end."""
        while size and (piece := self._piece(size)):
            size -= len(piece)
            while piece:
                piece = piece[os.write(descriptor, piece) :]
        return size

    def tell(self) -> int:
        """Give the place in the stream."""
        return self._place

    def seek(self, place: int) -> int:
        """Go forward to a place.

        Raises: OSError for a place that has gone by.
        """
        if place < self._place:
            raise OSError("a stream cannot go back")
        while place > self._place and self._piece(place - self._place):
            pass
        return self._place

    def drain(self) -> None:
        """Read to the end."""
        while self._piece(_BUFFER):
            pass

    def _piece(self, size: int) -> memoryview:
        """Give what has come, at most `size` bytes; empty at the end. It is good until the next call."""
        if self._start == self._end:
            self._more()
        piece = self._view[self._start : min(self._end, self._start + size)]
        self._start += len(piece)
        self._place += len(piece)
        return piece

    def _more(self) -> int:
        """Read behind what is there, from the beginning of the buffer; give how much came."""
        left = bytes(self._view[self._start : self._end])
        self._view[: len(left)] = left
        count = self._answer.read_into(self._view[len(left) :])
        self._start, self._end = 0, len(left) + count
        self._told(count)
        return count
