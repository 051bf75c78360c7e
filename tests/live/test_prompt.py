"""What the prompt promises, sentence by sentence, at a real terminal against a real daemon."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).parents[2]
LOCALES = {"ko": "ko_KR.UTF-8", "en": "C.UTF-8"}
Sit = "Callable[..., Learner]"


@pytest.fixture(scope="module")
def docker() -> Iterator[LiveDaemon]:
    with live_daemon("prompt") as daemon:
        daemon.need("hello-world", "busybox")
        for image in ("hello-world", "busybox"):
            daemon.docker("pull", "-q", image)
        yield daemon
        daemon.run_in("docker rm -fv $(docker ps -aq)")


def surroundings(folder: Path, host: str, lang: str = "en") -> dict[str, str]:
    return {
        **os.environ,
        "DOCKER_HOST": host,
        "DOCKER_TUTOR_HOME": str(folder / "home"),
        "DOCKER_CONFIG": str(folder / "config"),
        "LC_ALL": LOCALES[lang],
        "SHELL": "/bin/sh",
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def sit(docker: LiveDaemon, tmp_path: Path) -> Iterator[Callable[..., Learner]]:
    """Give what opens a prompt; `lang` and variables may be chosen."""
    sitting: list[Learner] = []

    def start(*argv: str, lang: str = "en", **env: str) -> Learner:
        words = [*docker.prefix, sys.executable, "-m", "tutor", *argv]
        learner = Learner(words, {**surroundings(tmp_path, docker.host, lang), **env}, str(tmp_path))
        sitting.append(learner)
        return learner

    yield start
    for learner in sitting:
        learner.close()


def answer(learner: Learner, line: str, question: str, keys: str, meanwhile: Callable[[], object]) -> str:
    """Type a line that asks, do something else, then answer; give what was written after that."""
    mark = learner.mark()
    learner.send(f"{line}\r")
    learner.wait(question, since=mark)
    meanwhile()
    learner.send(keys)
    learner.enter()
    learner.ready()
    return learner.text[mark:]


def plain(shown: str) -> str:
    """Join the lines of the tutor's own words."""
    return re.sub(r"\s*\n\|?\s*", " ", shown)


def test_a_pull_that_brought_nothing_is_not_called_a_change(sit: Callable[..., Learner]) -> None:
    shown = sit().type_line("docker pull busybox")
    assert "Status: Image is up to date" in shown
    assert "| changed" not in shown


@pytest.mark.parametrize("line", ["docker container prune", "docker container prune -f"])
def test_a_prune_takes_what_was_shown_or_nothing(
    sit: Callable[..., Learner], docker: LiveDaemon, line: str
) -> None:
    docker.docker("create", "--name", "shown", "busybox")
    learner = sit()
    try:
        late = lambda: docker.docker("create", "--name", "late", "busybox")  # noqa: E731
        assert "has changed since the list" in plain(answer(learner, line, r"\[y/N\]", "y", late))
        assert set(docker.docker("ps", "-a", "--format", "{{.Names}}").split()) >= {"shown", "late"}
        answer(learner, line, r"\[y/N\]", "y", lambda: None)
        assert not {"shown", "late"} & set(docker.docker("ps", "-a", "--format", "{{.Names}}").split())
    finally:
        docker.run_in("docker rm -f shown late")


def test_forward_never_asks(docker: LiveDaemon, tmp_path: Path) -> None:
    docker.docker("run", "-d", "--name", "unasked", "busybox", "sleep", "600")
    words = [sys.executable, "-m", "tutor", "forward", "--", "docker", "rm", "-f", "unasked"]
    done = docker.run_in(words, env=surroundings(tmp_path, docker.host), stdin=subprocess.DEVNULL)
    assert (done.stdout, done.stderr, done.returncode) == ("unasked\n", "", 0)


def test_live_names_fit_the_command(sit: Callable[..., Learner], docker: LiveDaemon) -> None:
    docker.docker("run", "-d", "--name", "awake", "busybox", "sleep", "600")
    docker.docker("create", "--name", "asleep", "busybox")
    docker.docker("network", "create", "cat-net")
    learner = sit()
    try:
        for typed, offered, other in (
            ("docker stop a", "awake", "asleep"),
            ("docker start a", "asleep", "awake"),
            ("docker rmi hello", "hello-world", "busybox"),
            ("docker network connect cat", "cat-net", "awake"),
            ("docker network connect cat-net aw", "awake", "bridge"),
        ):
            mark = learner.mark()
            learner.send(f"{typed}\t")
            learner.wait(offered, since=mark)
            assert other not in learner.text[mark:]
            learner.send("\x15\x03")
            learner.ready()
    finally:
        docker.run_in("docker rm -f awake asleep; docker network rm cat-net")


def test_a_container_has_the_terminal_and_gives_it_back(
    sit: Callable[..., Learner], docker: LiveDaemon
) -> None:
    learner = sit()
    before = learner.type_line("stty -a")
    try:
        learner.send("docker run -it --name tty busybox sh\r")
        learner.wait("/ # ")
        learner.child.setwinsize(33, 101)
        learner.send("sleep 1; stty size\r")  # the new size arrives by its own request
        learner.wait("^33 101")
        learner.child.setwinsize(24, 80)
        learner.send("\x10\x11")
        learner.ready()
        assert docker.docker("inspect", "-f", "{{.State.Running}}", "tty") == "true"
        mark = learner.mark()
        learner.send("docker exec -it --detach-keys ctrl-x,x tty sh\r")
        learner.wait("/ # ", since=mark)
        learner.send("\x18x")
        learner.wait("You left with the detach keys", since=mark)
        learner.ready()
        assert modes(learner.type_line("stty -a")) == modes(before)
    finally:
        docker.run_in("docker rm -f tty")


def modes(shown: str) -> str:
    """Give what stty prints, without what the prompt draws around it."""
    return shown[shown.index("speed ") : shown.index("extproc")]


def test_ctrl_c_ends_the_watching_of_a_log_at_once(sit: Callable[..., Learner], docker: LiveDaemon) -> None:
    docker.docker("run", "-d", "--name", "talker", "busybox", "sh", "-c", "echo begun; sleep 600")
    learner = sit()
    try:
        learner.send("docker logs -f talker\r")
        learner.wait("^begun")
        learner.send("\x03")
        learner.ready(5)
        assert docker.docker("inspect", "-f", "{{.State.Running}}", "talker") == "true"
    finally:
        docker.run_in("docker rm -f talker")


@pytest.mark.parametrize(
    ("lang", "line", "said"),
    [
        ("en", "docker run --rm --network nothing busybox", "There is no network"),  # 125
        ("en", "docker run --rm busybox /etc", "126"),
        ("ko", "docker run --rm busybox no-such", "127"),
        ("ko", "docker run --rm busybox sh -c 'exit 137'", "137"),
        ("en", "docker run --rm busybox sh -c 'exit 143'", "143"),
        ("en", "docker rm no-such | cat", "There is no container no-such"),
        ("ko", "docker start no-such && echo yes", "no-such 컨테이너가 없습니다"),
        ("en", "dokcer ps -q", "docker ps -q"),
    ],
)
def test_what_went_wrong_is_explained(sit: Callable[..., Learner], lang: str, line: str, said: str) -> None:
    shown = sit(lang=lang).type_line(line)
    explained = plain(shown[shown.rindex(line) + len(line) :])
    assert said in explained


def test_a_killed_program_loses_no_line_and_keeps_no_secret(
    sit: Callable[..., Learner], docker: LiveDaemon, tmp_path: Path
) -> None:
    first, other = sit(), sit()
    try:
        secrets = "-e MYSQL_ROOT_PASSWORD=hunter2cats -e API_KEY='keyofthecats'"
        first.send(f"docker run {secrets} --name cut busybox sh -c 'echo begun; sleep 60'\r")
        first.wait("^begun")
        assert "keyofthecats" in other.type_line("docker exec cut env")
        os.kill(first.child.pid, signal.SIGKILL)
        again = sit()
        assert "cut off while it ran: docker run" in plain(again.type_line("echo hello"))
        kept = [file for file in (tmp_path / "home").rglob("*") if file.is_file()]
        assert any(file.name.startswith("journal.db") for file in kept)
        for file in kept:
            assert not re.search(b"hunter2cats|keyofthecats", file.read_bytes()), file
            assert file.name == "docker" or not file.stat().st_mode & 0o077
    finally:
        docker.run_in("docker rm -f cut")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_lines_from_a_pipe_end_with_the_last_exit_code(docker: LiveDaemon, tmp_path: Path, lang: str) -> None:
    lines = "docker pull busybox\ndocker run --rm busybox sh -c 'exit 5'\n"
    done = unattended(docker, surroundings(tmp_path, docker.host, lang), input=lines)
    assert done.returncode == 5
    assert {"ko": "종료 코드 5번", "en": "ended with code 5"}[lang] in plain(done.stdout)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_nobody_at_the_terminal_gets_a_demonstration(docker: LiveDaemon, tmp_path: Path, lang: str) -> None:
    env = surroundings(tmp_path, docker.host, lang)
    done = unattended(docker, env, stdin=subprocess.DEVNULL)
    assert done.returncode == 0
    assert "Hello from Docker!" in done.stdout
    assert {"ko": "흔한 실수", "en": "typical mistake"}[lang] in done.stdout
    assert docker.docker("ps", "-aq", "--filter", "name=hello-demo") == ""


def unattended(
    docker: LiveDaemon, env: Mapping[str, str], **options: object
) -> subprocess.CompletedProcess[str]:
    return docker.run_in([sys.executable, "-m", "tutor"], env=dict(env), **options)


def test_a_practice_daemon_comes_with_the_first_prompt_and_goes_with_the_last(
    sit: Callable[..., Learner],
) -> None:
    # A short path, so that the daemon's sockets are in there too (tutor/practice/paths.py).
    with tempfile.TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True) as kit:
        learner = sit("--practice", DOCKER_TUTOR_KIT=kit)
        shown = plain(learner.type_line("docker run --rm hello-world"))
        assert "Hello from Docker!" in shown
        assert "busybox" not in learner.type_line("docker images")  # which the other daemon has
        learner.send("\x04")
        learner.read_all(30)
        gone = (not left_of(Path(kit)) or threading.Event().wait(0.1) for _ in range(100))
        assert any(gone), left_of(Path(kit))


def test_a_practice_daemon_that_cannot_start_is_not_replaced_by_another(
    sit: Callable[..., Learner], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    learner = sit("--practice", DOCKER_TUTOR_KIT=str(tmp_path / "file" / "kit"))
    assert "did not start" in plain(learner.type_line("docker ps -a"))


def left_of(folder: Path) -> list[str]:
    """Give the processes and the mounts that name a folder."""
    processes = subprocess.run(["ps", "-eo", "args"], check=True, capture_output=True, text=True).stdout
    mounts = Path("/proc/self/mounts").read_text()
    return [line for line in (processes + mounts).splitlines() if f"{folder}/" in line]


def test_the_korean_layout_runs_what_was_meant(sit: Callable[..., Learner], docker: LiveDaemon) -> None:
    docker.docker("create", "--name", "layout", "busybox")
    try:
        learner = sit(lang="ko")
        shown = learner.type_line("애찯ㄱ ㅔㄴ -ㅁ")
        assert "이렇게 읽었습니다: docker ps -a" in plain(shown)
        assert re.search(r"CONTAINER ID .*\n(?s:.*)layout", shown)
        learner.type_line("그 ㅣ묘ㅐㅕㅅ")
        assert "layout" not in docker.docker("ps", "-a", "--format", "{{.Names}}")
    finally:
        docker.run_in("docker rm -f layout")


@pytest.mark.parametrize(("lang", "hidden"), [("ko", "설명을 생략했습니다"), ("en", "not explained again")])
def test_what_is_known_is_explained_less_and_less(
    sit: Callable[..., Learner], lang: str, hidden: str
) -> None:
    learner = sit(lang=lang)
    shown = [learner.type_line("docker ps -a -n 1").count("\n| ") for _ in range(9)]
    assert shown[0] > shown[-1]
    assert shown == sorted(shown, reverse=True)
    assert hidden in plain(learner.type_line("docker ps -a -n 1"))
    learner.type_line("docker ps --bogus")  # used wrongly: the command is explained again
    assert learner.type_line("docker ps -a -n 1").count("\n| ") > shown[-1]
