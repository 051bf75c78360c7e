"""Ctrl-C is never lost."""

from __future__ import annotations

import signal
import sys
import time

import pytest

from tutor import interrupts


class _Cleared:
    """Something that is interrupted as it is cleared away."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def _clear_and_wait() -> None:
    end = time.monotonic() + 10
    _Cleared()
    while time.monotonic() < end:
        pass


def test_ctrl_c_while_something_is_cleared_away_is_not_lost(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
    interrupts.keep()
    with pytest.raises(KeyboardInterrupt):
        _clear_and_wait()
    assert "Traceback" not in capsys.readouterr().err


def test_other_faults_while_something_is_cleared_away_are_still_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reported: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", reported.append)
    interrupts.keep()

    class Faulty:
        def __del__(self) -> None:
            raise ValueError

    Faulty()
    assert len(reported) == 1
