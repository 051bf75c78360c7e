"""The help that a step gives, from vague to concrete, with a pause for a thought between. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAUSE: Final = 15.0
"""Seconds from one hint to the next where nothing was tried in between."""
T = TypeVar("T")


@dataclass(slots=True)
class Ladder(Generic[T]):
    """The rungs of one step that were given so far. `clock` gives seconds."""

    clock: Callable[[], float]
    given: list[T] = field(default_factory=list)
    _last: float | None = None

    def tried(self) -> None:
        """Take note that a line was tried: the next hint may come at once."""
        self._last = None

    def next(self, rungs: Sequence[T]) -> T | float | None:
        """Give the first rung that was not given yet, or the seconds until it is; None when all were.

        The rungs may be others than the last time: some follow from the state.
        """
        left = [rung for rung in rungs if rung not in self.given]
        if not left:
            return None
        waited = PAUSE if self._last is None else self.clock() - self._last
        if waited < PAUSE:
            return PAUSE - waited
        self._last = self.clock()
        self.given.append(left[0])
        return left[0]
