"""`docker-tutor map` where there is nothing to draw, and what `/map` remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tutor import cli

if TYPE_CHECKING:
    from pathlib import Path

# docker-py leaves the socket of a dial that failed to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.mark.parametrize(("lang", "said"), [("ko", "응답하지 않아"), ("en", "does not answer")])
def test_a_daemon_that_is_down_is_told_in_the_learners_language(
    lang: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DOCKER_TUTOR_HOME", str(tmp_path))
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody.sock")
    assert cli.run(["map", "--lang", lang]) == 1
    assert said in capfd.readouterr().out
