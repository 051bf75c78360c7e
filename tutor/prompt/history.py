"""The lines that arrow-up brings back: this session's in full, earlier ones from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.history import History, ThreadedHistory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class JournalHistory(History):
    """A view of the journal. It stores nothing: the journal has the line before it runs."""

    def __init__(self, earlier: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._earlier = earlier

    def load_history_strings(self) -> Iterable[str]:
        """Give the earlier lines, most recent first."""
        return reversed(self._earlier())

    def store_string(self, string: str) -> None:
        """Do nothing: see the class."""


class MeantHistory(ThreadedHistory):
    """Brings back lines as they were meant, also those typed with the Korean layout on."""

    def __init__(self, history: History, meant: Callable[[str], str]) -> None:
        super().__init__(history)
        self._meant = meant

    def append_string(self, string: str) -> None:
        """Keep a line for arrow-up."""
        super().append_string(self._meant(string) or string)
