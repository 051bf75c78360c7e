"""The command line without a prompt: explain, commands, content check, doctor."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tutor import cli

# docker-py leaves the socket of a dial that failed to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("DOCKER_TUTOR_HOME", str(tmp_path))
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody.sock")


def test_explain_prints_one_object_with_places_in_the_line(capfd: pytest.CaptureFixture[str]) -> None:
    line = "docker run -d -p 8080:80 --name cat --bogus nginx"
    assert cli.run(["explain", "--json", "--lang", "ko", "--", *line.split()]) == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["line"], told["lang"], told["command"]) == (line, "ko", "container run")
    parts = {
        note["name"]: line[note["start"] : note["end"]] for note in told["notes"] if note["kind"] == "flag"
    }
    assert parts == {"detach": "-d", "publish": "-p 8080:80", "name": "--name cat"}
    assert line[slice(*told["unknown"][0])] == "--bogus"
    assert all(set(note) == {"start", "end", "kind", "name", "value", "text"} for note in told["notes"])


def test_explain_imports_nothing_that_is_slow_and_not_needed() -> None:
    program = [sys.executable, "-X", "importtime", "-m", "tutor", "explain", "--", "docker", "run", "nginx"]
    imported = subprocess.run(program, check=True, capture_output=True, text=True).stderr
    modules = {line.rpartition("|")[2].strip() for line in imported.splitlines()}
    assert "tutor.explain.notes" in modules
    assert not modules & {
        "click",
        "dataclasses",
        "inspect",
        "rich.console",
        "docker",
        "prompt_toolkit",
        "sqlite3",
    }


def test_explain_says_what_docker_refuses_and_which_line_was_meant(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["explain", "--lang", "en", "--", "docker -it run ubuntu"]) == 0
    shown = capfd.readouterr().out
    assert "unknown shorthand flag: 'i' in -it" in shown
    assert "docker run -it ubuntu" in shown
    assert cli.run(["explain", "--json", "--lang", "ko", "--", "docker rm"]) == 0
    (error,) = json.loads(capfd.readouterr().out)["errors"]
    assert error["error"].startswith("docker: 'docker rm' requires at least 1 argument")
    assert error["tries"] == ["docker ps -a"]
    assert "이름" in error["text"]


def test_explain_says_what_a_line_opens_to_others(capfd: pytest.CaptureFixture[str]) -> None:
    line = "docker run -d -p 3306:3306 -v /etc:/host:rw --privileged mysql:8.4"
    assert cli.run(["explain", "--json", "--lang", "en", "--", line]) == 0
    told = {note["name"]: note["value"] for note in json.loads(capfd.readouterr().out)["notes"]}
    assert told["S009"] == "/etc"
    assert told["S012"] == "-p 3306:3306 (MySQL)"
    assert "S011" not in told  # the note of the option says it
    assert cli.run(["explain", "--lang", "en", "--", "docker run -p 5432:5432 postgres:17"]) == 0
    assert "every address" in capfd.readouterr().out


def test_explain_speaks_the_language_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    cli.run(["--lang", "ko", "explain", "--", "docker images"])
    assert "이미지" in capfd.readouterr().out
    cli.run(["explain", "--", "docker images"])
    assert "images" in capfd.readouterr().out


def test_explain_takes_the_options_of_the_line_without_dashes_in_front(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["explain", "docker", "ps", "-a"]) == 0
    assert "-a" in capfd.readouterr().out


def test_every_command_is_listed_with_its_flags(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["commands", "--json"]) == 0
    known = {one["command"]: one for one in json.loads(capfd.readouterr().out)}
    assert "run" in known["container run"]["aliases"]
    assert known["container run"]["forwarded"] is True
    publish = next(flag for flag in known["container run"]["flags"] if flag["name"] == "publish")
    assert publish == {"name": "publish", "short": "p", "value": "port", "forwarded": True}
    up = known["compose up"]
    assert (up["forwarded"], up["plugin"]) == (True, "compose")
    assert {"name": "detach", "short": "d", "value": "switch", "forwarded": True} in up["flags"]


def test_the_doctor_speaks_about_the_daemon_that_is_missing(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["doctor"]) == 0
    assert "nobody.sock" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("argv", "code"), [(["--version"], 0), (["--help"], 0), (["nosuch"], 2), (["explain"], 2)]
)
def test_the_exit_code_tells_whether_the_call_was_right(argv: list[str], code: int) -> None:
    assert cli.run(argv) == code


def test_ask_prints_answers_with_lines_to_try(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "--lang", "ko", "--json", "포트", "여는", "방법"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["question"], told["lang"]) == ("포트 여는 방법", "ko")
    assert any("-p 8080:80" in line for answer in told["answers"] for line in answer["tries"])
    assert cli.run(["ask", "what", "is", "-p"]) == 0
    assert "--publish" in capfd.readouterr().out


def test_ask_says_so_where_nothing_answers(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "zxqv"]) == 1
    told = capfd.readouterr().out
    assert "I have nothing about that" in told
    assert "/help container" in told
    assert cli.run(["ask", "--json", "zxqv"]) == 1
    told = json.loads(capfd.readouterr().out)
    assert (told["answers"], told["nearest"][0]) == ([], "concept/container")


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [("docker ps -a", "docker container ls --all", 0), ("docker ps", "docker ps -a", 1), ("ps -x", "ps", 2)],
)
def test_compare_tells_by_its_exit_code(
    first: str, second: str, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["compare", first, second]) == code
    assert capfd.readouterr().out.startswith("| ")


def test_compare_prints_what_differs_in_the_language_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    lines = ["docker run -d -p 80:8080 nginx", "docker run -p 8080:80 nginx"]
    assert cli.run(["compare", *lines, "--json", "--lang", "ko"]) == 1
    told = json.loads(capfd.readouterr().out)
    assert told["same"] is False
    assert [(one["what"], one["a"], one["b"]) for one in told["differences"]] == [
        ("--detach", "", ""),
        ("--publish", "80:8080", "8080:80"),
    ]
    assert "첫째 줄" in told["differences"][1]["text"]


def test_compare_says_why_a_line_cannot_be_read(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["compare", "docker ps", "docker run --naem cat nginx", "--json"]) == 2
    told = json.loads(capfd.readouterr().out)
    assert (told["same"], told["differences"]) == (False, [])
    assert "unknown flag: --naem" in told["error"]
