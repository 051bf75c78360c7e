"""`/doctor` at the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.test_session import Desk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_doctor_looks_at_the_daemon_of_the_prompt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody.sock")
    desk = Desk(tmp_path, dry=True)
    desk.types("/doctor")
    assert f"- Docker daemon: none answers at unix://{tmp_path}/nobody.sock" in desk.told
