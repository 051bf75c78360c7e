"""A line that does not end is ended, with the programs that it has started; one that ends is left alone."""

from __future__ import annotations

import signal
import subprocess

import pytest

from tutor.replay import patience
from tutor.replay.patience import within


def test_what_does_not_end_gets_a_ctrl_c() -> None:
    with within(0.1) as time:
        subprocess.Popen(["sleep", "600"]).wait()
    assert time.late


def test_a_program_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_AGAIN", 0.1)
    before = signal.signal(signal.SIGINT, lambda *_: None)  # as while a program of the host runs
    try:
        with within(0.1) as time:
            stubborn = subprocess.Popen(
                ["sh", "-c", "trap '' INT TERM; sleep 600 & wait; sleep 600; sleep 600"]
            )
            assert stubborn.wait() == -signal.SIGKILL
    finally:
        signal.signal(signal.SIGINT, before)
    assert time.late


def test_what_was_there_before_goes_on() -> None:
    with subprocess.Popen(["sleep", "600"]) as mine:
        with within(0.1):
            subprocess.Popen(["sleep", "600"]).wait()
        assert mine.poll() is None
        mine.kill()


def test_what_ends_in_time_is_not_disturbed() -> None:
    with within(60) as time:
        subprocess.run(["true"], check=True)
    assert not time.late


def test_a_ctrl_c_of_the_learner_is_not_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt), within(60):
        signal.raise_signal(signal.SIGINT)
