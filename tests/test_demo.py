"""The demonstration without a daemon: everything is explained, nothing is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.test_session import Desk
from tutor import demo

if TYPE_CHECKING:
    from pathlib import Path

# docker-py leaves the socket of a dial that failed to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def test_without_a_daemon_the_demonstration_explains_and_ends_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody.sock")
    desk = Desk(tmp_path)
    assert demo.play(desk.session) == 0
    assert desk.notebook.printed == b""
    assert len(desk.notebook.begun) == len(demo.STEPS)
    assert "tutor> docker run --name hello-demo hello-world" in desk.told
    assert "answer> 4" in desk.told
    assert "Right." in desk.told
