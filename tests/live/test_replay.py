"""Past sittings at a real terminal: played, stepped back, and run again with one planted difference."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.live.test_prompt import surroundings
from tests.support.daemon import live_daemon
from tests.support.learner import Learner
from tests.support.terminal import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = (
    r"docker run --rm busybox printf"
    r" '\033]0;EVIL\007\033]8;;http://evil.example/\033\\link\033]8;;\033\\\033[?1000h\n'"
)
LINES = (
    "docker run -d --name web -e DB_PASSWORD=hunter22 busybox sleep 600",
    "docker run -d --name web busybox sleep 600",
    "docker exec web echo planted",
    HOSTILE,
    "docker stop -t 0 web",
)
WORDS = {
    "en": {"line": "line {} of", "conflict": "exists already", "end": "the end", "right": "You were right"},
    "ko": {"line": "중 {}번째", "conflict": "이미 있어서", "end": "끝\n", "right": "맞았습니다"},
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a home whose journal has one sitting, typed at a real prompt."""
    folder = tmp_path_factory.mktemp("replay")
    with live_daemon("replay") as docker:
        docker.need("busybox")
        words = [*docker.prefix, sys.executable, "-m", "tutor"]
        learner = Learner(words, surroundings(folder, docker.host), str(folder))
        for line in LINES:
            learner.type_line(line, 60)
        talk(learner)
        learner.type_line("/sessions")
        assert re.search(r"^\| 1 .* 6 +1$", learner.text, re.MULTILINE)
        learner.send("\x04")
        learner.read_all(20)
        learner.close()
    return folder


def talk(learner: Learner) -> None:
    """Talk to a shell in a container, as people do."""
    mark = learner.mark()
    learner.send("docker run -it --rm busybox sh\r")
    learner.wait("# $", since=mark)
    learner.send("echo spoken-$((40+2))\r")
    learner.wait("spoken-42", since=mark)
    learner.send("exit\r")
    learner.ready()


def watch(home: Path, *words: str, lang: str = "en", rows: int = 24, columns: int = 80) -> Screen:
    argv = [sys.executable, "-m", "tutor", "replay", "1", "--lang", lang, *words]
    return Screen(argv, surroundings(home, "unix:///nobody"), str(home), rows, columns)


def at(screen: Screen, what: str, seconds: float = 15) -> str:
    """Wait until the screen shows a text, and give the screen."""
    import time

    end = time.monotonic() + seconds
    while what not in (shown := "\n".join(screen.display)):
        assert time.monotonic() < end, f"no {what!r}; the screen:\n{shown}"
        screen._read(0.05)
    return shown


def leave(screen: Screen) -> None:
    screen.send("q")
    screen.read_all(10)
    assert screen.close() == 0


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_it_plays_steps_back_and_jumps_to_the_error(home: Path, lang: str) -> None:
    words = WORDS[lang]
    screen = watch(home, "--speed", "16", lang=lang)
    assert words["line"].format(6) in at(screen, words["end"], 30)
    screen.send("\x1b[H")
    at(screen, words["line"].format(1))
    screen.send("e")
    at(screen, words["line"].format(2))
    shown = at(screen, words["conflict"])  # the explanation is drawn last
    assert 'The container name "/web" is alrea' in shown
    screen.send("\x1b[C")
    at(screen, "tutor> docker exec web echo planted\nplanted\n")
    screen.send("\x1b[D")
    assert "docker exec" not in at(screen, words["conflict"])
    leave(screen)


def test_the_language_is_the_one_of_now(home: Path) -> None:
    screen = watch(home)
    screen.send(" e")
    at(screen, WORDS["en"]["conflict"])
    screen.send("l")
    at(screen, WORDS["ko"]["conflict"])
    leave(screen)


def test_a_conversation_is_played_with_its_bytes(home: Path) -> None:
    screen = watch(home)
    screen.send(" \x1b[F")
    at(screen, "line 6 of")
    assert "docker run -it" in at(screen, "spoken-42").partition("spoken-42")[0]  # drawn from above downwards
    leave(screen)


def test_a_wide_window_has_the_explanation_beside_and_a_small_one_below(home: Path) -> None:
    screen = watch(home, rows=30, columns=130)
    screen.send(" \x1b[H")
    at(screen, "line 1 of")
    screen.send("n")
    shown = at(screen, "exists already").splitlines()
    row = next(row for row in shown if "exists already" in row)
    assert row[80] == "|"
    screen.child.setwinsize(24, 80)
    screen._screen.resize(24, 80)
    at(screen, "-" * 70)
    screen.child.setwinsize(10, 40)
    screen._screen.resize(10, 40)
    screen.send("p")
    at(screen, "line 1 of")
    leave(screen)


def test_what_a_container_printed_stays_in_its_box(home: Path) -> None:
    screen = watch(home)
    screen.send(" \x1b[F")
    at(screen, "line 6 of")
    screen.send("pp")
    at(screen, "line 4 of")
    leave(screen)
    assert b"\x1b]" not in screen._raw
    assert b"\x1b[?1000h" not in screen._raw


def test_a_prediction_comes_before_the_output(home: Path) -> None:
    screen = watch(home, "--predict")
    shown = at(screen, "with which exit code")
    assert "Unable to find image" not in shown
    screen.send("1")
    at(screen, WORDS["en"]["right"])
    screen.send("n")
    at(screen, "docker ps -a show of web")
    screen.send("4")
    at(screen, "other way: It runs: Up.")
    leave(screen)


def rerun(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "tutor", "replay", *words, "--lang", "en", "--rerun"]
    env = {**surroundings(home, "unix:///nobody"), "SECRET_1": "hunter22"}
    return subprocess.run(
        argv, env=env, cwd=home, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=200
    )


def verdicts(told: str) -> list[str]:
    """Give what was said of each line: as it was, differs, not run."""
    return re.findall(r"^\| (as it was|differs|not run) +\d+\. ", told, re.MULTILINE)


def test_a_script_from_a_sitting_runs_as_it_was_and_a_planted_difference_is_found(home: Path) -> None:
    exported = [sys.executable, "-m", "tutor", "replay", "1", "--script", "course.sh"]
    assert (
        subprocess.run(exported, env=surroundings(home, "unix:///nobody"), cwd=home, check=False).returncode
        == 0
    )
    done = rerun(home, "course.sh", "--strict")
    assert verdicts(done.stdout) == ["as it was"] * 6 + ["not run"], done.stdout
    assert done.returncode == 0

    script = (home / "course.sh").read_text()
    (home / "course.sh").write_text(script.replace("#> planted", "#> something else"))
    done = rerun(home, "course.sh", "--strict")
    assert done.returncode == 1
    assert verdicts(done.stdout).count("differs") == 1
    assert re.search(
        r"differs +4\. docker exec web echo planted\n\| output\n\| then +something else\n\| now +planted",
        done.stdout,
    )
    assert rerun(home, "course.sh").returncode == 0  # not strict: it only tells


def test_a_sitting_without_its_secret_differs_with_the_reason_from_the_bank(home: Path) -> None:
    done = rerun(home, "1", "--strict")
    assert done.returncode == 1
    assert verdicts(done.stdout) == [
        "not run",
        "differs",
        "as it was",
        "as it was",
        "as it was",
        "not run",
    ], done.stdout


def test_a_person_is_asked_for_what_was_masked(home: Path) -> None:
    argv = [sys.executable, "-m", "tutor", "replay", "1", "--lang", "en", "--rerun", "--strict"]
    screen = Screen(argv, surroundings(home, "unix:///nobody"), str(home))
    screen.wait(r"DB_PASSWORD=\*{8}: ", 60)
    screen.send("hunter22\r")
    screen.wait(r"as it was +5\.", 120)
    screen.wait("# $")
    screen.send("echo spoken-$((40+2))\rexit\r")
    screen.read_all(60)
    assert verdicts(screen.text) == ["as it was"] * 6
    assert "hunter22" not in screen.text
    assert screen.close() == 0


def test_the_prompt_plays_the_last_sitting(home: Path) -> None:
    argv = [sys.executable, "-m", "tutor"]
    learner = Learner(argv, surroundings(home, "unix:///nobody"), str(home))
    mark = learner.mark()
    learner.send("/replay\r")
    learner.wait("line 1 of 6", since=mark)
    learner.send("q")
    learner.ready()
    learner.close()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Give a home and a daemon on which its only sitting was held; the daemon is still there."""
    folder = tmp_path_factory.mktemp("here")
    with live_daemon("replay-here") as docker:
        docker.need("busybox")
        typed = ("run --name cat busybox echo hello", "exec cat true", "ps -aq -f name=cat")
        lines = "".join(f"docker {line}\n" for line in typed) + "ls /\n"
        argv = [*docker.prefix, sys.executable, "-m", "tutor"]
        env = surroundings(folder, docker.host)
        subprocess.run(argv, input=lines, env=env, cwd=folder, capture_output=True, text=True, check=False)
        yield folder, docker.host


def again_here(place: tuple[Path, str], *words: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "tutor", "replay", *words, "--lang", "en", "--rerun", "--here", "--strict"]
    env = surroundings(place[0], place[1])
    return subprocess.run(
        argv, env=env, cwd=place[0], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=200
    )


def test_here_the_daemon_of_now_is_asked_and_what_is_left_of_then_shows(here: tuple[Path, str]) -> None:
    done = again_here(here, "1")
    assert verdicts(done.stdout) == ["differs", "as it was", "as it was", "not run"], done.stdout
    assert "on the daemon that you use now" in done.stdout
    assert re.search(r"error\n\| then +\(nothing\)\n\| now .*Conflict", done.stdout)
    assert "exists already" in done.stdout
    assert done.returncode == 1


def test_a_line_that_does_not_end_is_stopped_and_the_next_one_runs(here: tuple[Path, str]) -> None:
    script = "docker run --rm busybox sleep 600\nsleep 601\ndocker version -f '{{.Server.Os}}'\n#> linux\n"
    (here[0] / "hangs.sh").write_text(script)
    done = again_here(here, "hangs.sh", "--limit", "3")
    assert verdicts(done.stdout) == ["differs", "differs", "as it was"], done.stdout
    assert done.stdout.count("did not end within 3 s") == 2
    assert re.search(r"how long it took\n\| then .*\n\| now +> 3 s", done.stdout)
    assert done.returncode == 1
