"""Where a replay stands and how it moves: by time, by line, to the next error. Pure: no clock, no screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.replay.foresee import foresee

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.replay.foresee import Foresight
    from tutor.replay.tape import Frame, Step

SPEEDS: Final = (0.25, 0.5, 1.0, 1.5, 2.0, 4.0, 8.0, 16.0)
IDLE: Final = 2.0  # seconds that a pause may last at most
READ: Final = 0.4  # seconds for which a line stands before its output


@dataclass(frozen=True, slots=True)
class Timed:
    """A step on the tape's own clock: when its line appears, when each frame does, when it is over."""

    begin: float
    frames: tuple[tuple[float, Frame], ...]
    end: float


def timeline(steps: Sequence[Step], idle: float = IDLE) -> tuple[Timed, ...]:
    """Put steps one after the other; no pause is longer than `idle` seconds."""
    timed: list[Timed] = []
    now = 0.0
    for step in steps:
        begin = now = now + min(step.pause, idle)
        frames: list[tuple[float, Frame]] = []
        now += min(READ, idle)
        before = 0.0
        for frame in step.frames:
            now += min(max(0.0, frame.at - before), idle)
            before = max(before, frame.at)
            frames.append((now, frame))
        now += min(max(0.0, step.turn.seconds - before), idle)
        timed.append(Timed(begin, tuple(frames), now))
    return tuple(timed)


class Player:
    """Plays steps. `at` is the place of the step, `shown` how many of its frames are shown.

    `stepping` stops at the end of each line; `predicting` also before the output, until `predict` was called.
    """

    def __init__(
        self,
        steps: Sequence[Step],
        *,
        speed: float = 1.0,
        idle: float = IDLE,
        stepping: bool = False,
        predicting: bool = False,
    ) -> None:
        self.steps, self.speed = steps, speed
        self.stepping, self.predicting = stepping or predicting, predicting
        self.at, self.shown, self.playing = 0, 0, bool(steps)
        self.foresights = foresee(steps) if predicting else ()
        self.guesses: dict[int, int] = {}
        self._times = timeline(steps, idle)
        self._now = self._times[0].begin if steps else 0.0
        self._ask()

    @property
    def step(self) -> Step:
        """Give the step that is shown."""
        return self.steps[self.at]

    @property
    def complete(self) -> bool:
        """Tell whether all of the step is shown."""
        return (
            not self.asking and self.shown == len(self.step.frames) and self._now >= self._times[self.at].end
        )

    @property
    def asking(self) -> bool:
        """Tell whether a prediction is waited for."""
        return self.predicting and self.at not in self.guesses

    @property
    def over(self) -> bool:
        """Tell whether the last step has been shown to its end."""
        return self.at == len(self.steps) - 1 and self.complete

    @property
    def score(self) -> tuple[int, int]:
        """Give how many predictions were right, and how many there were."""
        right = sum(self.foresights[at].right == guess for at, guess in self.guesses.items())
        return right, len(self.guesses)

    def pass_time(self, seconds: float) -> None:
        """Let time pass; while it is paused nothing happens."""
        if not self.playing:
            return
        self._now += seconds * self.speed
        while self._catch_up() and self.playing and self.at + 1 < len(self.steps):
            if self._now < self._times[self.at + 1].begin:
                return
            self._enter(self.at + 1)
        if self.over:
            self.playing = False

    def toggle(self) -> None:
        """Pause or go on; at the end of all, begin again."""
        if self.over:
            self._enter(0)
            self._now = self._times[0].begin
            self.playing = not self.asking
        elif not self.asking:
            going_on = not self.playing and self.stepping and self.complete
            self.playing = not self.playing
            if going_on:
                self._enter(self.at + 1)
                self._now = self._times[self.at].begin

    def predict(self, choice: int) -> bool:
        """Take a guess, the place of an answer; tell whether it is right, and play on."""
        self.guesses[self.at] = choice
        self.playing = True
        return choice == self.foresight.right

    @property
    def foresight(self) -> Foresight:
        """Give what is asked of the step, where predictions are."""
        return self.foresights[self.at]

    def go(self, at: int) -> None:
        """Go to a line: to its beginning while playing, else to its end."""
        self._enter(max(0, min(at, len(self.steps) - 1)))
        self._now = self._times[self.at].begin
        if not self.playing and not self.asking:
            self.finish()

    def finish(self) -> None:
        """Show the rest of the line at once."""
        if not self.asking:
            self._now = max(self._now, self._times[self.at].end)
            self.shown = len(self.step.frames)

    def next(self) -> None:
        """Go to the next line; what is not shown of the last one is shown."""
        if self.at + 1 < len(self.steps):
            self.go(self.at + 1)
        else:
            self.finish()

    def previous(self) -> None:
        """Go to the line before."""
        self.go(self.at - 1)

    def next_error(self, backwards: bool = False) -> bool:
        """Go to the next line that went wrong, with all that it printed; tell whether there is one."""
        ahead = range(self.at - 1, -1, -1) if backwards else range(self.at + 1, len(self.steps))
        found = next((at for at in ahead if self.steps[at].failed), None)
        if found is None:
            return False
        self.playing = False
        self.go(found)
        return True

    def faster(self, by: int = 1) -> None:
        """Take the next higher speed, or the next lower one for -1."""
        if by > 0:
            self.speed = next((one for one in SPEEDS if one > self.speed), SPEEDS[-1])
        else:
            self.speed = next((one for one in reversed(SPEEDS) if one < self.speed), SPEEDS[0])

    def visible(self) -> Iterator[Frame]:
        """Give the frames of the step that are shown."""
        return iter(self.step.frames[: self.shown])

    def _enter(self, at: int) -> None:
        self.at, self.shown = at, 0
        self._ask()

    def _ask(self) -> None:
        if self.steps and self.asking:
            self.playing = False

    def _catch_up(self) -> bool:
        """Show the frames whose time has come; tell whether the step is over and the next one may begin."""
        timed = self._times[self.at]
        while self.shown < len(timed.frames) and timed.frames[self.shown][0] <= self._now:
            self.shown += 1
        if self._now < timed.end:
            return False
        if self.stepping:
            self._now, self.playing = timed.end, False
        return True
