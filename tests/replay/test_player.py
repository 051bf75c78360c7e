"""A replay moves by time, by line and to errors, and knows what it has shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.replay.tapes import usual
from tutor.replay.player import SPEEDS, Player, timeline

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.replay.tape import Tape


@pytest.fixture
def past(tmp_path: Path) -> Tape:
    return usual(tmp_path).tape()


def test_time_shows_the_output_when_it_came(past: Tape) -> None:
    player = Player(past.steps)
    player.pass_time(0.3)
    assert (player.at, player.shown) == (0, 0)
    player.pass_time(0.7)
    assert (player.at, player.shown) == (0, 1)
    assert [frame.text for frame in player.visible()] == ["69d7630ce733\r\n"]


def test_it_plays_to_the_end_and_stops(past: Tape) -> None:
    player = Player(past.steps, idle=2)
    for _ in range(1000):
        player.pass_time(0.05)
    assert player.over
    assert not player.playing
    player.toggle()
    assert (player.at, player.shown, player.playing) == (0, 0, True)


def test_no_pause_is_longer_than_the_idle_limit(past: Tape) -> None:
    third = timeline(past.steps, 2.0)[2]
    first, second = (at for at, _ in third.frames)
    assert second - first == pytest.approx(2.0)
    slow = timeline(past.steps, 100.0)[2]
    assert slow.frames[1][0] - slow.frames[0][0] == pytest.approx(9.0)


def test_twice_the_speed_takes_half_the_time(past: Tape) -> None:
    player = Player(past.steps, speed=2.0)
    player.pass_time(0.5)
    assert player.shown == 1


def test_back_and_forth_by_line(past: Tape) -> None:
    player = Player(past.steps)
    player.toggle()
    player.next()
    player.next()
    assert (player.at, player.shown) == (2, 2)
    player.previous()
    assert (player.at, player.shown, player.complete) == (1, 1, True)
    player.previous()
    player.previous()
    assert player.at == 0


def test_while_it_plays_a_line_is_shown_from_its_beginning(past: Tape) -> None:
    player = Player(past.steps)
    player.next()
    assert (player.at, player.shown, player.playing) == (1, 0, True)


def test_it_jumps_to_errors_in_both_directions(past: Tape) -> None:
    player = Player(past.steps)
    assert player.next_error()
    assert (player.at, player.complete, player.playing) == (1, True, False)
    assert player.next_error()
    assert player.at == 3
    assert not player.next_error()
    assert player.at == 3
    assert player.next_error(backwards=True)
    assert player.at == 1


def test_stepping_stops_after_each_line(past: Tape) -> None:
    player = Player(past.steps, stepping=True)
    player.pass_time(100)
    assert (player.at, player.playing, player.complete) == (0, False, True)
    player.toggle()
    player.pass_time(100)
    assert (player.at, player.playing, player.complete) == (1, False, True)


def test_a_prediction_is_asked_before_the_output(past: Tape) -> None:
    player = Player(past.steps, predicting=True)
    player.pass_time(100)
    assert (player.at, player.shown, player.asking) == (0, 0, True)
    player.finish()
    player.toggle()
    assert (player.shown, player.playing) == (0, False)
    assert player.predict(player.foresight.right)
    player.pass_time(100)
    assert player.complete
    player.next()
    assert player.asking
    assert not player.predict(player.foresight.right + 1)
    assert player.score == (1, 2)
    player.previous()
    assert not player.asking  # it was predicted already


def test_the_speed_has_a_highest_and_a_lowest_step(past: Tape) -> None:
    player = Player(past.steps)
    for _ in SPEEDS:
        player.faster()
    assert player.speed == SPEEDS[-1]
    for _ in SPEEDS:
        player.faster(-1)
    assert player.speed == SPEEDS[0]
