"""Terminals for tests: what is written is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.model import Stream


class Kept:
    """Keeps every write."""

    def __init__(self) -> None:
        self.writes: list[bytes] = []

    def write(self, data: bytes | memoryview, /) -> object:
        self.writes.append(bytes(data))
        return None

    def flush(self) -> object:
        return None

    @property
    def data(self) -> bytes:
        return b"".join(self.writes)


class Pipes:
    """A terminal that is none; `stdin` is a descriptor or -1."""

    def __init__(self, stdin: int = -1, tty: bool = False, size: tuple[int, int] = (0, 0)) -> None:
        self.stdin, self._tty, self._size = stdin, tty, size
        self.out, self.err = Kept(), Kept()

    def is_tty(self, stream: Stream) -> bool:
        return self._tty

    def size(self) -> tuple[int, int]:
        return self._size
