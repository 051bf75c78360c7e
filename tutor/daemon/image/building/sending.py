"""Tell how much of a context has been sent or fetched."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from tutor.daemon.image.bar import bar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

_EVERY: Final = 512 * 1024
_SECONDS: Final = 0.1


def told(
    pieces: Iterable[bytes],
    what: str,
    tell: Callable[[bytes], object],
    *,
    live: bool,
    total: int = 0,
    width: int = 0,
) -> Generator[bytes, None, None]:
    """Pass `pieces` on and tell the bytes so far: now and then if `live`, and at the end.

    `total` is the size if it is known, in bytes, and `width` that of the terminal.
    """
    done = shown = 0
    since = float("-inf")
    every = min(_EVERY, total // 100) if total else _EVERY

    def text() -> bytes:
        drawn = bar({"current": done, "total": total}, width)
        return f"{what} {drawn}\r{'' if drawn else chr(10)}".encode()

    try:
        for piece in pieces:
            done += len(piece)
            yield piece
            if live and done - shown > every and time.monotonic() - since >= _SECONDS:
                shown, since = done, time.monotonic()
                tell(text())
    finally:
        tell(text() + b"\r\n")
