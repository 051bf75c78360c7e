"""The map at a real terminal and a real daemon: what is there, what a line changed, the SVG in Chromium."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tests.live.test_prompt import surroundings
from tests.support.browser import browser
from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = {
    "en": {
        "exited": "exited, code 3",
        "running": "- running",
        "spare": "no container uses",
    },
    "ko": {
        "exited": "종료됨, 코드 3",
        "running": "- 실행 중",
        "spare": "쓰지 않는 볼륨",
    },
}


@pytest.fixture(scope="module")
def docker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveDaemon]:
    """Give a daemon with a container on two networks, a volume, a bind mount, and one that has ended."""
    folder = tmp_path_factory.mktemp("bound")
    with live_daemon("map") as daemon:
        daemon.need("busybox")
        daemon.docker("pull", "-q", "busybox")
        for name in ("front", "back"):
            daemon.docker("network", "create", name)
        daemon.docker("volume", "create", "spare")
        run = ("run", "-d", "--network", "back")
        daemon.docker(*run, "--name", "db", "-v", "wp_db:/data", "busybox", "sleep", "900")
        daemon.docker(
            *run, "-p", "8080:80", "-v", f"{folder}:/www:ro", "--name", "site", "busybox", "sleep", "900"
        )
        daemon.docker("network", "connect", "front", "site")
        daemon.run_in("docker run --name once busybox sh -c 'exit 3'")
        yield daemon


def rows(learner: Learner) -> list[str]:
    return [row for row in learner.display if row.startswith("|")]


@pytest.mark.parametrize("columns", [80, 60])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_line_changes_something_and_the_map_marks_it(
    docker: LiveDaemon, tmp_path: Path, lang: str, columns: int
) -> None:
    docker.docker("start", "db")
    env = {**surroundings(tmp_path, docker.host, lang), "NO_COLOR": "1"}
    words = [*docker.prefix, sys.executable, "-m", "tutor"]
    learner = Learner(words, env, str(tmp_path), columns=columns, rows=70)
    learner.type_line("/map")
    before = rows(learner)
    shown = "\n".join(before)
    assert all(cell_len(row) < columns for row in before)
    for text in ("8080 -> 80", "== back", "== front", "wp_db", "/www:ro", "spare", "| db "):
        assert text in shown
    assert WORDS[lang]["exited"] in shown
    assert WORDS[lang]["spare"] in shown
    assert "~ " not in shown
    learner.type_line("docker stop -t 0 db")
    learner.type_line("/map spare")  # does not show it, so the next map does
    mark = learner.mark()
    learner.type_line("/map")
    after = learner.text[mark:]
    assert "~ db" in after
    assert WORDS[lang]["running"] in after
    assert "~ site" not in after
    mark = learner.mark()
    learner.type_line("/map")
    assert "~ db" not in learner.text[mark:]
    assert "`nope`" in learner.type_line("/map nope")
    learner.close()


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_svg_opens_in_a_browser_and_asks_for_nothing(
    docker: LiveDaemon, tmp_path: Path, lang: str
) -> None:
    file = tmp_path / "map.svg"
    argv = [sys.executable, "-m", "tutor", "map", "--lang", lang, "--svg", str(file), "all"]
    done = docker.run_in(argv, env=surroundings(tmp_path, docker.host, lang))
    assert done.returncode == 0, done.stderr
    with browser() as page:
        page.open(file)
        assert page.run("document.querySelectorAll('rect.box').length") == 3
        texts = "[...document.querySelectorAll('text')].map(one => one.textContent)"
        assert {"8080 -> 80", "site", "db", "once", WORDS[lang]["exited"]} <= set(page.run(texts))
        # Every text lies within the drawing, whatever font the machine has.
        right = "one => one.getBoundingClientRect().right"
        room = f"({right})(document.documentElement)"
        assert page.run(f"[...document.querySelectorAll('text')].map({right}).every(one => one <= {room})")
        assert page.requests == [file.as_uri()]
        assert page.errors == []


def test_a_swarm_shows_its_nodes_and_how_many_replicas_run(docker: LiveDaemon, tmp_path: Path) -> None:
    docker.docker("swarm", "init", "--advertise-addr", "127.0.0.1")
    docker.docker("service", "create", "-q", "--name", "web", "--replicas", "2", "busybox", "sleep", "900")
    argv = [sys.executable, "-m", "tutor", "map", "--lang", "en", "web"]
    shown = docker.run_in(argv, env=surroundings(tmp_path, docker.host)).stdout
    docker.docker("service", "scale", "-d", "web=3")
    everything = docker.run_in([*argv[:-1], "all"], env=surroundings(tmp_path, docker.host)).stdout
    docker.docker("swarm", "leave", "--force")
    assert "| 2 of 2 replicas" in shown
    assert "(manager, leader)" in everything
    assert "of 3 replicas" in everything
