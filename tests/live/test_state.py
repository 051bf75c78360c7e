"""What is said of the daemon's state after a line, and by `/why`, at a real terminal and a real daemon."""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.live.test_prompt import plain, surroundings
from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.learner import Learner
from tests.support.terminal import COLUMNS
from tutor import daemon as stage
from tutor.daemon import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def docker() -> Iterator[LiveDaemon]:
    with live_daemon("state") as daemon:
        daemon.need("busybox")
        daemon.docker("pull", "-q", "busybox")
        yield daemon


@pytest.fixture
def sit(docker: LiveDaemon, tmp_path: Path) -> Iterator[Callable[..., Learner]]:
    sitting: list[Learner] = []

    def start(lang: str = "en") -> Learner:
        env = surroundings(tmp_path, docker.host, lang)
        sitting.append(Learner([*docker.prefix, sys.executable, "-m", "tutor"], env, str(tmp_path)))
        return sitting[-1]

    yield start
    for learner in sitting:
        learner.close()
    docker.run_in("docker rm -fv $(docker ps -aq)")


@pytest.mark.parametrize(
    ("lang", "said", "hidden"),
    [
        ("en", "has ended already, with code 3", "list is empty"),
        ("ko", "종료 코드 3번으로", "목록은 비었지만"),
    ],
)
def test_a_container_that_ends_at_once_is_told_above_the_prompt(
    sit: Callable[..., Learner], lang: str, said: str, hidden: str
) -> None:
    learner = sit(lang)
    learner.type_line("docker run -d --name brief busybox sh -c 'echo no config; exit 3'")
    learner.wait(said)
    learner.wait("no config")
    learner.ready()
    assert hidden in plain(learner.type_line("docker ps"))
    report = plain(learner.type_line("/why"))
    assert "no config" in report
    assert "docker logs brief" in report


def test_a_container_that_the_next_line_stops_has_not_ended_by_itself(sit: Callable[..., Learner]) -> None:
    learner = sit()
    learner.type_line("docker run -d --name mine busybox sleep 600")
    learner.type_line("docker stop -t 0 mine")
    learner.type_line("docker ps -a")
    assert "has ended already" not in plain(learner.text)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "no program there answers"), ("ko", "응답하는 프로그램이 없습니다")]
)
def test_a_port_on_which_nobody_listens(sit: Callable[..., Learner], lang: str, said: str) -> None:
    learner = sit(lang)
    learner.type_line("docker run -d --name deaf -p 8080:8080 busybox sleep 600")
    assert said in plain(learner.type_line("curl -s localhost:8080"))
    assert "docker port deaf" in learner.text


@pytest.mark.parametrize(("lang", "said"), [("en", "is gone too"), ("ko", "함께 사라졌습니다")])
def test_what_was_written_outside_volumes_goes_with_the_container(
    sit: Callable[..., Learner], lang: str, said: str
) -> None:
    learner = sit(lang)
    learner.type_line("docker run --name writer busybox sh -c 'echo hi > /data.txt'")
    shown = plain(learner.type_line("docker rm writer"))
    assert said in shown
    assert "/data.txt" in shown
    learner.type_line("docker run --name reader busybox ls /")
    assert said not in plain(learner.type_line("docker rm reader"))


def test_a_loop_of_restarts_and_a_failing_check_are_seen_in_the_list(
    sit: Callable[..., Learner], docker: LiveDaemon
) -> None:
    docker.docker("run", "-d", "--restart", "always", "--name", "loop", "busybox", "false")
    learner = sit()
    end = time.monotonic() + 20
    while "over and over" not in plain(shown := learner.type_line("docker ps")):
        assert time.monotonic() < end, shown
    docker.docker("rm", "-f", "loop")
    check = ("--health-cmd", "echo not ready; false", "--health-interval", "1s", "--health-retries", "1")
    docker.docker("run", "-d", "--name", "sick", *check, "busybox", "sleep", "600")
    while "health check fails" not in plain(shown := learner.type_line("docker ps")):
        assert time.monotonic() < end, shown
    assert "not ready" in plain(learner.type_line("/why sick"))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_why_tells_the_state_of_a_container_within_the_screen(
    sit: Callable[..., Learner], docker: LiveDaemon, lang: str
) -> None:
    docker.run_in("docker run --name full -p 8081:80 -v keep:/data busybox sh -c 'echo last words; exit 137'")
    shown = sit(lang).type_line("/why full")
    for fact in (
        "137",
        "last words",
        "8081 -> 80/tcp",
        "keep -> /data",
        "sh -c",
        "SIGKILL",
        "docker logs full",
    ):
        assert fact in shown, fact
    assert all(len(line.encode("euc-kr", "replace")) < COLUMNS for line in shown.split("\n") if "|" in line)


def test_why_explains_the_last_error_of_a_shell_line_too(sit: Callable[..., Learner]) -> None:
    learner = sit()
    learner.type_line("docker start no-such | cat")
    shown = plain(learner.type_line("/why"))
    assert "No such container: no-such" in shown
    assert "docker ps -a" in shown


@pytest.mark.parametrize(("lang", "said"), [("en", "from the journal alone"), ("ko", "기록에 남은 것만")])
def test_why_works_from_the_journal_when_the_daemon_is_gone(
    sit: Callable[..., Learner], lang: str, said: str
) -> None:
    learner = sit(lang)
    learner.type_line("docker run --name port -p 8082:80 busybox sh -c 'exit 7'")
    learner.type_line("export DOCKER_HOST=unix:///tmp/nobody-there.sock")
    shown = plain(learner.type_line("/why"))
    assert said in shown
    assert "docker run --name port" in shown
    assert "7" in shown


def test_looking_before_and_after_costs_next_to_nothing(
    docker: LiveDaemon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_HOST", docker.host)

    def once() -> float:
        begin = time.perf_counter()
        connection = stage.connect(timeout=0.3)
        look.listed(connection)
        look.images(["busybox", "no-such"], connection)
        connection.close()
        return time.perf_counter() - begin

    assert statistics.median(once() for _ in range(9)) < 0.03
