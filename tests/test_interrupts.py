"""Ctrl-C is never lost."""

from __future__ import annotations

import signal
import socket
import sys
import time

import pytest

from tutor import interrupts

_PATIENCE = 10  # seconds that the wait lasts by itself


class _Cleared:
    """Something that is interrupted as it is cleared away."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def _clear_and_wait() -> None:
    """Wait as for a daemon that does not answer."""
    one, other = socket.socketpair()
    with one, other:
        one.settimeout(_PATIENCE)
        _Cleared()
        one.recv(1)


def test_ctrl_c_while_something_is_cleared_away_is_not_lost(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
    interrupts.keep()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        _clear_and_wait()
    assert time.monotonic() - start < _PATIENCE / 2, "it came only after the wait was over"
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
