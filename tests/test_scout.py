"""Looking at the daemon for explanations: quick, and never in the way."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest

from tests.support.lines import read_line
from tests.test_session import Desk
from tutor import scout
from tutor.model import Change, Known, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
LINE = "docker run -d -p 8080:80 -v data:/data --cpus 2 nginx"


@pytest.fixture
def hanging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Give a desk whose daemon takes every request and never answers."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "hangs.sock"))
        server.listen(64)
        monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/hangs.sock")
        monkeypatch.chdir(tmp_path)
        desk = Desk(tmp_path / "home")
        desk.session.parts.engine.found()
        yield desk


@pytest.mark.parametrize("line", [LINE, "docker rm web", "docker rmi web"])
def test_a_daemon_that_hangs_holds_no_explanation_up(hanging: Desk, line: str) -> None:
    begin = time.monotonic()
    known = scout.before(read_line(line), hanging.session.parts)
    assert time.monotonic() - begin < 2  # one answer is waited for; the rest is for a machine under load
    assert (known.images, known.containers, known.cpus) == ({}, (), 0)


def test_a_daemon_that_is_still_being_found_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody.sock")
    parts = Desk(tmp_path / "home").session.parts
    assert scout.before(read_line(LINE), parts) == Known(folders=frozenset({"data"}))
    assert not parts.engine.found.ready


def test_a_line_for_another_daemon_is_not_looked_up_on_this_one(hanging: Desk) -> None:
    begin = time.monotonic()
    scout.before(read_line("docker -H tcp://there:2375 rm web"), hanging.session.parts)
    assert time.monotonic() - begin < scout.PATIENCE / 2


def test_the_next_line_about_a_container_ends_the_watch_over_it(hanging: Desk) -> None:
    parts = hanging.session.parts
    parts.watched |= {"web", "db"}
    scout.before(read_line("docker stop web"), parts)
    assert parts.watched == {"db"}


@pytest.mark.parametrize("line", ["docker images", "docker stop web", "docker ps -a", "docker run nginx"])
def test_most_lines_are_not_looked_after(hanging: Desk, line: str) -> None:
    begin = time.monotonic()
    outcome = Outcome("ok", 0, changes=(Change("container", "start", "web"),))
    assert scout.after(read_line(line), outcome, Known(), hanging.session.parts) is None
    assert time.monotonic() - begin < scout.PATIENCE / 2
    assert not hanging.session.parts.watched
