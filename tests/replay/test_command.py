"""`docker-tutor sessions` and `docker-tutor replay` without a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.journal.support import on_disk
from tests.replay.tapes import Past, usual
from tutor import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., tuple[int, str]]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """Call docker-tutor and give its exit code and what it wrote; two sittings are there."""
    monkeypatch.setenv("DOCKER_TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    usual(tmp_path / "home").journal.close()
    second = Past(tmp_path / "home")
    second.hand.seconds = 86400.0
    second.types("docker network create cat-net")
    second.journal.close()

    def call(*words: str) -> tuple[int, str]:
        code = cli.run(words)
        return code, capfd.readouterr().out

    return call


def found(call: Call, *words: str) -> list[int]:
    return [one["id"] for one in json.loads(call("sessions", "--json", *words)[1])]


def test_sittings_are_listed(call: Call) -> None:
    code, told = call("sessions")
    assert code == 0
    first, second = (line.split() for line in told.splitlines()[1:3])
    assert (first[1], first[5:7]) == ("1", ["5", "2"])
    assert (second[1], second[5:7]) == ("2", ["1", "0"])


@pytest.mark.parametrize(
    ("wanted", "sittings"),
    [
        ((), [1, 2]),
        (("--text", "cat-net"), [2]),
        (("--command", "run"), [1]),
        (("--command", "docker container run"), [1]),
        (("--flag", "-d"), [1]),
        (("--flag", "--name"), [1]),
        (("--flag", "publish"), []),
        (("--error", "No such container"), [1]),
        (("--since", "2026-03-02"), [2]),
        (("--until", "2026-03-01 23:00"), [1]),
        (("--since", "2026-03-05"), []),
    ],
)
def test_sittings_are_found_by_what_was_typed(
    call: Call, monkeypatch: pytest.MonkeyPatch, wanted: tuple[str, ...], sittings: list[int]
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    assert found(call, *wanted) == sittings


def test_a_date_that_is_none_is_refused(call: Call) -> None:
    code, told = call("sessions", "--since", "tuesday")
    assert (code, "tuesday" in told) == (1, True)


def test_a_sitting_has_a_name_a_note_and_tags(call: Call) -> None:
    call("sessions", "name", "2", "nets")
    call("sessions", "note", "2", "try")
    code, told = call("sessions", "tag", "2", "network", "monday")
    assert code == 0
    assert "nets #network #monday try" in told
    assert found(call, "--text", "monday") == [2]
    call("sessions", "tag", "2")
    assert found(call, "--text", "monday") == []


def test_a_number_that_is_not_there_is_refused(call: Call) -> None:
    for words in (("sessions", "name", "7", "x"), ("sessions", "delete", "7", "--yes"), ("replay", "7")):
        code, told = call(*words)
        assert (code, "7" in told) == (1, True)


def test_deleting_asks_and_nobody_there_means_no(call: Call) -> None:
    assert call("sessions", "delete", "1")[0] == 1
    assert found(call) == [1, 2]


def test_a_sitting_is_deleted_without_a_trace(call: Call, tmp_path: Path) -> None:
    assert b"CONTAINER ID" in on_disk(tmp_path / "home")
    assert call("sessions", "delete", "1", "--secure", "--yes")[0] == 0
    assert found(call) == [2]
    assert b"CONTAINER ID" not in on_disk(tmp_path / "home")


@pytest.mark.parametrize(("lang", "says"), [("en", "There is no container"), ("ko", "컨테이너가 없습니다")])
def test_without_a_terminal_a_sitting_is_written_out_in_the_language_of_now(
    call: Call, lang: str, says: str
) -> None:
    code, told = call("replay", "1", "--lang", lang)
    assert code == 0
    assert told.count("tutor> ") == 5
    assert "Error response from daemon: No such container: nope\n" in told
    assert says in told
    assert "\x1b" not in told


def test_the_last_sitting_is_the_newest(call: Call) -> None:
    assert "cat-net" in call("replay")[1]


def test_files_are_written(call: Call, tmp_path: Path) -> None:
    code, told = call(
        "replay", "1", "--cast", "a.cast", "--html", "a.html", "--script", "a.sh", "--markdown", "a.md"
    )
    assert code == 0
    assert all(name in told for name in ("a.cast", "a.html", "a.sh", "a.md"))
    assert (tmp_path / "a.sh").stat().st_mode & 0o100
    assert json.loads((tmp_path / "a.cast").read_text().splitlines()[0])["version"] == 2
    code, told = call("replay", "1", "--cast", "no/such/folder.cast")
    assert (code, "no/such/folder.cast" in told) == (1, True)


def test_a_script_that_is_not_there_is_told(call: Call) -> None:
    code, told = call("replay", "nothing.sh", "--rerun", "--strict")
    assert (code, "nothing.sh" in told) == (1, True)
