"""The real program at a real terminal, with nobody answering as the daemon."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.terminal import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
Open = "Callable[..., Screen]"


@pytest.fixture
def open_prompt(tmp_path: Path) -> Iterator[Callable[..., Screen]]:
    opened: list[Screen] = []

    def start(*argv: str, **env: str) -> Screen:
        usual = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "SHELL": "/bin/sh",
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
            "DOCKER_TUTOR_HOME": str(tmp_path / "state"),
            "DOCKER_HOST": f"unix://{tmp_path}/nobody.sock",
        }
        screen = Screen([sys.executable, "-m", "tutor", *argv], env={**usual, **env}, cwd=str(tmp_path))
        opened.append(screen)
        screen.wait("tutor>")
        return screen

    yield start
    for screen in opened:
        screen.close()


def enter(screen: Screen, text: str, pattern: str) -> None:
    """Type a line, wait for what it should lead to and for the next prompt."""
    mark = screen.mark()
    screen.send(f"{text}\r")
    end = screen.wait(pattern, since=mark).end()
    screen.wait("tutor>", since=end)


def press_until(screen: Screen, key: str, pattern: str) -> None:
    """Press a key again and again, as a person does until something happens, at most for some seconds."""
    for _ in range(50):
        screen.send(key)
        with contextlib.suppress(AssertionError):
            screen.wait("(?!)", seconds=0.2)  # never there: only look
        if any(re.search(pattern, row) for row in screen.display):
            return
    raise AssertionError(f"{pattern!r} did not appear:\n" + "\n".join(screen.display))


def test_a_line_is_explained_and_what_docker_says_is_shown(open_prompt: Callable[..., Screen]) -> None:
    screen = open_prompt(LC_ALL="ko_KR.UTF-8")
    enter(screen, "docker stop my-cat", "Cannot connect to the Docker daemon")
    assert "my-cat` 컨테이너" in screen.text or "my-cat 컨테이너" in screen.text


def test_the_prompt_comes_although_the_daemon_hangs(
    open_prompt: Callable[..., Screen], tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "silent.sock"))
        silent.listen()
        screen = open_prompt(DOCKER_HOST=f"unix://{tmp_path}/silent.sock")
        enter(screen, "echo here", "^here")
        screen.send("docker stop ")  # asks the daemon for names, which must not hold the keys up
        screen.send("my-cat")
        screen.wait("my-cat")
        for line in (
            "",
            "\x15docker pull cat",
            "docker run -d cat",
            "docker volume rm cat",
        ):
            mark = screen.mark()
            screen.send(f"{line}\r")
            screen.wait(r"\| docker \S+ ", since=mark)
            screen.send("\x03")
            enter(screen, "echo back", "^back")  # one Ctrl-C was enough


def test_ctrl_c_ends_a_shell_line_whose_docker_waits_for_a_daemon(
    open_prompt: Callable[..., Screen], tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "silent.sock"))
        silent.listen()
        screen = open_prompt(DOCKER_HOST=f"unix://{tmp_path}/silent.sock")
        screen.send("(echo begun; exec docker rm cat) && ls\r")  # before it forks, bash may lose a signal
        screen.wait("^begun")
        screen.send("\x03")
        enter(screen, "echo back", "^back")


def test_an_unfinished_line_asks_for_more(open_prompt: Callable[..., Screen]) -> None:
    screen = open_prompt()
    screen.send("echo one \\\r")
    enter(screen, "two", "^one two")
    screen.send("echo 'one\r")
    enter(screen, "two'", "^one\ntwo")


def test_a_pasted_block_runs_as_pasted(open_prompt: Callable[..., Screen]) -> None:
    screen = open_prompt()
    screen.paste("# 한글 주석\n$ echo one \\\n  two\n\necho three | tr a-z A-Z\n")
    enter(screen, "", "^one two\n(?s:.*)^THREE")


DOCKERFILE = """FROM debian:12
# it's a comment, with a lone quote
RUN apt-get update && \\
    apt-get install -y curl

COPY . $HOME
CMD ["sh", "-c", "echo `date`; docker ps"]
"""


def test_a_pasted_dockerfile_is_one_line_and_stands_on_the_disk_as_pasted(
    open_prompt: Callable[..., Screen], tmp_path: Path
) -> None:
    screen = open_prompt()
    screen.paste(f"$ cat > Dockerfile <<'EOF'\n{DOCKERFILE}EOF\necho the next line\n")
    enter(screen, "", "^the next line")
    assert (tmp_path / "Dockerfile").read_text() == DOCKERFILE
    with closing(sqlite3.connect(tmp_path / "state" / "journal.db")) as journal:
        assert journal.execute("SELECT kind FROM turns").fetchall() == [("shell",), ("host",)]


def test_a_here_document_is_typed_line_by_line(open_prompt: Callable[..., Screen], tmp_path: Path) -> None:
    screen = open_prompt()
    for line in ("cat > greeting <<EOF", "hello $((1 + 1))", ""):
        screen.send(f"{line}\r")
    enter(screen, "EOF", "tutor>")
    enter(screen, "echo done", "^done")
    assert (tmp_path / "greeting").read_text() == "hello 2\n\n"


def test_ctrl_c_clears_and_twice_tells_how_to_leave(open_prompt: Callable[..., Screen]) -> None:
    screen = open_prompt()
    screen.send("docker rm -f everything\x03")
    mark = screen.mark()
    screen.send("\x03")
    screen.wait("Ctrl-D", since=mark)
    enter(screen, "echo fine", "^fine")
    assert "Cannot connect" not in screen.text


def test_ctrl_c_ends_a_host_program_and_keeps_the_prompt(open_prompt: Callable[..., Screen]) -> None:
    screen = open_prompt()
    screen.send("sh -c 'echo begun; exec sleep 60'\r")
    screen.wait("^begun")
    mark = screen.mark()
    screen.send("\x03")
    screen.wait("tutor>", since=mark)
    enter(screen, "echo fine", "^fine")


def test_cd_and_export_last(open_prompt: Callable[..., Screen]) -> None:
    screen = open_prompt()
    screen.send("cd / && export CAT=톰캣\r")  # and what is typed ahead is not lost
    enter(screen, "pwd; echo $CAT", "^/\n톰캣")


def test_the_arrow_brings_back_lines_of_this_and_of_earlier_sessions(
    open_prompt: Callable[..., Screen],
) -> None:
    first = open_prompt()
    enter(first, "echo earlier", "^earlier")
    first.send("\x04")
    first.child.expect_exact(__import__("pexpect").EOF, timeout=10)
    second = open_prompt()
    enter(second, "echo now", "^now")
    press_until(second, "\x1b[A", "> echo now$")
    press_until(second, "\x1b[A", "> echo earlier$")
    enter(second, "", "^earlier")


def test_flags_are_completed_with_their_meaning(open_prompt: Callable[..., Screen]) -> None:
    screen = open_prompt("--lang", "ko")
    screen.send("docker run --publ")
    screen.wait("--publish .*-p  .*포트를")


def test_the_language_can_be_changed_and_stays(open_prompt: Callable[..., Screen]) -> None:
    first = open_prompt()
    enter(first, "/lang ko", "한국어")
    first.send("\x04")
    assert "명령을 입력하세요" in open_prompt().text


@pytest.mark.parametrize(
    ("answer", "result"), [("ㅛ", "Cannot connect"), ("ㅜ", "Not run"), ("\x03", "Not run")]
)
def test_a_risky_line_asks_in_either_keyboard_layout(
    open_prompt: Callable[..., Screen], answer: str, result: str
) -> None:
    screen = open_prompt()
    screen.send("docker run --privileged busybox\r")
    screen.wait(r"\[y/N\]")
    enter(screen, answer, result)


def test_ctrl_d_leaves_only_from_an_empty_line(open_prompt: Callable[..., Screen]) -> None:
    screen = open_prompt()
    enter(screen, "echo ok!\x1b[D\x04", "^ok\n")
    screen.send("\x04")
    screen.child.expect_exact(__import__("pexpect").EOF, timeout=10)
    screen.child.wait()
    assert screen.child.exitstatus == 0


def test_the_first_line_of_help_fits_the_screen(open_prompt: Callable[..., Screen]) -> None:
    for lang in ("ko", "en"):
        display = open_prompt("--lang", lang).display
        assert "Ctrl-D" in display[0]


def shows(screen: Screen, text: str) -> None:
    """Wait until the screen shows a text; of a line that changes only what differs is written."""
    end = time.monotonic() + 30
    while text not in "\n".join(screen.display):
        assert time.monotonic() < end, "\n".join(screen.display)
        screen.watch(0.1)


def test_the_korean_layout_is_recognised_shown_and_run(open_prompt: Callable[..., Screen]) -> None:
    screen = open_prompt(LC_ALL="ko_KR.UTF-8")
    screen.send("애찯ㄱ ㅔㄴ")
    shows(screen, "한글 자판: Enter를 누르면 docker ps 실행")  # before Enter
    enter(screen, " -ㅁ", "Cannot connect to the Docker daemon")
    assert "이렇게 읽었습니다: docker ps -a" in " ".join("\n".join(screen.display).split())
    press_until(screen, "\x1b[A", r"tutor> docker ps -a$")  # arrow-up gives what was meant


def test_the_korean_layout_is_completed(open_prompt: Callable[..., Screen]) -> None:
    screen = open_prompt(LC_ALL="ko_KR.UTF-8")
    screen.send("애ㅊ")
    press_until(screen, "\t", "tutor> docker")
    screen.send(" ㅔㄴ --ㅜㅐ-")
    press_until(screen, "\t", "tutor> docker ㅔㄴ --no-trunc")
    mark = screen.mark()
    screen.send("\r")
    screen.wait("docker ps --no-trunc", since=mark)
