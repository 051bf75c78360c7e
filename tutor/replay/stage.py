"""Keeps a terminal in step with a player, whichever way the player moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.replay.tape import USUAL
from tutor.replay.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.replay.player import Player
    from tutor.replay.tape import Frame, Step

_MUCH: Final = 48 << 10  # characters; of more at once only the end is drawn, for the rest scrolls away unseen


class Stage:
    """The terminal as it was at the place of the player."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self._at, self._fed = -1, 0
        self.terminal = Terminal(*USUAL)

    def follow(self, player: Player) -> Terminal:
        """Draw what the player shows, and give the terminal."""
        if player.at != self._at or player.shown < self._fed:
            if not self._goes_on(player):
                self.terminal = self._before(player.at)
            self._begin(player.step)
            self._at, self._fed = player.at, 0
        self._feed(player.step.frames[self._fed : player.shown])
        self._fed = player.shown
        return self.terminal

    def _goes_on(self, player: Player) -> bool:
        """Tell whether the next line follows what is on the screen already."""
        return player.at == self._at + 1 and self._at >= 0 and self._fed == len(self._steps[self._at].frames)

    def _before(self, at: int) -> Terminal:
        """Draw as many of the lines before as fill the screen; none depends on those before it."""
        size = self._steps[at].size
        first, filled = at, 0
        while first > 0 and filled < 2 * size[1]:
            first -= 1
            filled += self._steps[first].printed.count("\n") + 1
        self.terminal = Terminal(*self._steps[first].size)
        for step in self._steps[first:at]:
            self._begin(step)
            self._feed(step.frames)
        return self.terminal

    def _begin(self, step: Step) -> None:
        if self.terminal.size != step.size:
            self.terminal.resize(*step.size)
        self.terminal.feed(step.echo)

    def _feed(self, frames: Sequence[Frame]) -> None:
        for frame in frames:
            if frame.size:
                self.terminal.resize(*frame.size)
        text = "".join(frame.text for frame in frames)
        if len(text) > _MUCH:
            text = text[text.find("\n", len(text) - _MUCH) + 1 :]
        self.terminal.feed(text)
