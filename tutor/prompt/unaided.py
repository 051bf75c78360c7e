"""Tells whether a line was typed key by key: without completion, a suggestion, arrow-up or paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer


class Unaided:
    """Watches one buffer."""

    def __init__(self, buffer: Buffer) -> None:
        self._length, self._alone = 0, True
        buffer.on_text_changed += self._changed

    def take(self) -> bool:
        """Tell whether the line that has just been entered was typed alone, and begin with the next."""
        alone, self._length, self._alone = self._alone, 0, True
        return alone

    def _changed(self, buffer: Buffer) -> None:
        """Look how much was added: a key adds one character, more at once come from elsewhere."""
        length = len(buffer.text)
        if not length:
            self._alone = True
        elif length > self._length + 1:
            self._alone = False
        self._length = length
