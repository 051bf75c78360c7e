"""`/same` at the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.lines import read_line
from tests.test_session import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody.sock")
    return Desk(tmp_path, dry=True)


def said(desk: Desk, line: str) -> str:
    desk.sheet.data = b""
    desk.types(line)
    return " ".join(desk.told.replace("|", "").split())


def test_two_lines_stand_on_both_sides_of_slashes(desk: Desk) -> None:
    assert said(desk, "/same ps -a // docker container ls --all") == "Both lines ask Docker for the same."
    assert "Only the second line has `--all`." in said(desk, "/same ps // ps -a")


def test_one_line_is_compared_with_the_last_one(desk: Desk) -> None:
    desk.session.last = read_line('docker run -e "A=two  words" nginx')
    assert said(desk, "/same run --env 'A=two  words' nginx:latest") == "Both lines ask Docker for the same."
    assert "Only the second line" in said(desk, "/same run -d -e 'A=two  words' nginx")


def test_without_lines_it_says_how_it_is_used(desk: Desk) -> None:
    assert "// container ls --all" in said(desk, "/same")
    assert "// container ls --all" in said(desk, "/same ps")


def test_a_url_is_no_place_to_cut(desk: Desk) -> None:
    line = "docker build https://example.com/app.git"
    assert "Both lines" in said(desk, f"/same {line} // {line}")
