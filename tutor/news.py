"""What the parts report from any thread, kept until the learner can be told."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tutor.model import Slots


class News:
    """Call it to report: a message's key with its slots. `on_report` is then called in the same thread."""

    def __init__(self) -> None:
        self.on_report: Callable[[], object] = lambda: None
        self._waiting: SimpleQueue[tuple[str, Slots]] = SimpleQueue()

    def __call__(self, key: str, /, **slots: str) -> None:
        """Report something."""
        self._waiting.put((key, slots))
        self.on_report()

    def __iter__(self) -> Iterator[tuple[str, Slots]]:
        """Give what was reported and not yet told."""
        while True:
            try:
                yield self._waiting.get_nowait()
            except Empty:
                return
