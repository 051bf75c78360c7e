"""Parts that are slow to make: made at first need, or before that in the background."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Later(Generic[T]):
    """Call it to get the part. A failure to make it is raised, and the next call tries again."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[T] = []

    @property
    def ready(self) -> bool:
        """Tell whether the part is there and a call gives it at once."""
        return bool(self._made)

    def __call__(self) -> T:
        """Give the part; Ctrl-C ends the waiting for a thread that makes it."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

    def wait(self, seconds: float) -> bool:
        """Wait for a thread that is making the part; tell whether a call will not have to wait for it."""
        if free := self._lock.acquire(timeout=seconds):
            self._lock.release()
        return free
