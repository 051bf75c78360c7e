"""Hints come one after another, and not faster than one can think, or try."""

from __future__ import annotations

from tutor.lessons.ladder import PAUSE, Ladder

RUNGS = ("vague", "exact", "line")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_first_hint_comes_at_once_and_the_next_after_a_pause() -> None:
    clock = Clock()
    ladder: Ladder[str] = Ladder(clock)
    assert ladder.next(RUNGS) == "vague"
    clock.now += PAUSE / 3
    assert ladder.next(RUNGS) == PAUSE - PAUSE / 3
    clock.now += PAUSE
    assert ladder.next(RUNGS) == "exact"


def test_a_line_that_was_tried_ends_the_pause() -> None:
    ladder: Ladder[str] = Ladder(Clock())
    ladder.next(RUNGS)
    ladder.tried()
    assert ladder.next(RUNGS) == "exact"


def test_after_the_last_one_there_are_none() -> None:
    ladder: Ladder[str] = Ladder(Clock(), given=list(RUNGS))
    assert ladder.next(RUNGS) is None


def test_a_hint_that_follows_from_the_state_comes_before_those_that_were_left() -> None:
    ladder: Ladder[str] = Ladder(Clock())
    ladder.next(RUNGS)
    ladder.tried()
    assert ladder.next(("no port is published", *RUNGS)) == "no port is published"
