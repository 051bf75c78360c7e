"""Keeps what one line prints, as it prints it, in bounded space and with the secrets masked.

The first HEAD bytes are kept, and the last TAIL bytes; what lies between is counted and dropped. What was
printed reaches the disk within INTERVAL seconds, so a killed program loses no more than that.
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

from tutor.journal.mask import Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.journal.mask import Masker
    from tutor.model import Stream

HEAD = TAIL = 256 << 10  # bytes
BATCH = 64 << 10  # bytes that are written at once
INTERVAL = 0.25  # seconds
GRAIN = 0.02  # seconds: what follows closer than this belongs to the same chunk
PIECE = 4 << 10  # bytes of the largest chunk

Size = tuple[int, int]


class Keep(Protocol):
    """Puts recorded output on the disk."""

    def keep_output(self, turn: int, chunks: Sequence[Chunk], tail: bool, total: int, dropped: int) -> None:
        """Keep chunks; those of the tail replace the tail kept before."""

    def keep_resize(self, turn: int, at: float, size: Size) -> None:
        """Keep a new (rows, columns)."""


@dataclass(frozen=True, slots=True)
class World:
    """What the journal needs of the world, so that a test can hand in another.

    `clock` gives seconds, `now` the date, `size` the terminal's (rows, columns), `later` does something then.
    """

    clock: Callable[[], float]
    now: Callable[[], datetime]
    size: Callable[[], Size]
    later: Callable[[float, Callable[[], None]], object]


def real_world() -> World:
    """Give the world as it is."""
    return World(time.monotonic, lambda: datetime.now(UTC), _terminal_size, Alarm())


def _terminal_size() -> Size:
    try:
        columns, rows = os.get_terminal_size(1)
    except OSError:
        return 0, 0
    return rows, columns


class Alarm:
    """Does things later, in the order in which they were asked for, on one thread.

    A `threading.Timer` starts a thread each, which takes longer than the daemon's answer to a short line.
    """

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[float, Callable[[], None]]] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def __call__(self, seconds: float, do: Callable[[], None]) -> None:
        """Do it after `seconds`, or later if what was asked for before takes longer."""
        self._waiting.put((time.monotonic() + seconds, do))
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while True:
            due, do = self._waiting.get()
            time.sleep(max(0, due - time.monotonic()))
            do()


class Recorder:
    """Records one turn. Any thread may write."""

    def __init__(self, turn: int, keep: Keep, masker: Masker, world: World) -> None:
        self._turn, self._keep, self._masker, self._world = turn, keep, masker, world
        self._lock = threading.RLock()
        self._begun = world.clock()
        self._size = world.size()
        self._window: deque[Chunk] = deque()  # printed, and not yet on the disk for good
        self._held = self._fresh = 0  # bytes in the window, bytes since the last flush
        self._total = self._headed = self._cut = 0  # bytes printed, kept as head, fallen out of the window
        self._waiting = self._closed = False

    def write(self, stream: Stream, data: bytes) -> None:
        """Keep `data`, but not what is typed (`in`): a program that reads a password does not show it."""
        if stream == "in" or not data:
            return
        with self._lock:
            if self._closed:
                return
            at = self._world.clock() - self._begun
            if not self._appended(at, stream, data):
                self._resize(at)
                for start in range(0, len(data), PIECE):
                    self._add(at, stream, data[start : start + PIECE])
            if not self._waiting:
                self._waiting = True
                self._world.later(INTERVAL, self._flush)

    def close(self) -> None:
        """Keep all that is left."""
        with self._lock:
            if not self._closed:
                self._write(last=True)
            self._closed = True

    @property
    def _heading(self) -> bool:
        return self._headed < HEAD

    def _resize(self, at: float) -> None:
        size = self._world.size()
        if size != self._size:
            self._size = size
            self._keep.keep_resize(self._turn, at, size)

    def _appended(self, at: float, stream: Stream, data: bytes) -> bool:
        """Put a little more into the last chunk if it belongs there, as nearly all that is printed does."""
        if not self._window:
            return False
        last = self._window[-1]
        if last.stream != stream or at - last.at >= GRAIN or len(last.data) + len(data) > PIECE:
            return False
        last.data.extend(data)
        self._count(len(data))
        return True

    def _add(self, at: float, stream: Stream, data: bytes) -> None:
        self._window.append(Chunk(at, stream, bytearray(data)))
        self._count(len(data))
        if self._heading and self._fresh >= BATCH:
            self._write(last=False)
        if not self._heading:
            self._trim(TAIL + self._masker.reach)

    def _count(self, size: int) -> None:
        self._total += size
        self._held += size
        self._fresh += size

    def _trim(self, size: int) -> None:
        while self._window and self._held - len(self._window[0].data) > size:
            gone = len(self._window.popleft().data)
            self._held -= gone
            self._cut += gone

    def _flush(self) -> None:
        with self._lock:
            self._waiting = False
            if not self._closed and self._fresh:
                self._write(last=False)

    def _write(self, last: bool) -> None:
        self._fresh = 0
        ready, waiting = self._masker.chunks(self._window, last)
        if self._heading:
            self._headed += sum(len(chunk.data) for chunk in ready)
            self._window = deque(waiting)
            self._held = sum(len(chunk.data) for chunk in waiting)
            self._keep.keep_output(self._turn, ready, False, self._total, 0)
        else:
            kept = self._whole(ready)
            dropped = self._cut + sum(len(chunk.data) for chunk in ready[: len(ready) - len(kept)])
            self._keep.keep_output(self._turn, kept, True, self._total, dropped)

    def _whole(self, chunks: Sequence[Chunk]) -> Sequence[Chunk]:
        """Leave out the beginning of a window that was cut: it may be the second half of a secret."""
        doubtful = self._masker.reach if self._cut else 0
        for index, chunk in enumerate(chunks):
            if doubtful <= 0:
                return chunks[index:]
            doubtful -= len(chunk.data)
        return ()
