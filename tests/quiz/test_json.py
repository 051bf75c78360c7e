"""A quiz of lines: the same seed asks the same, in both languages, and only what was answered is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tutor import cli
from tutor.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path


class Program:
    """docker-tutor with a home of its own."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch, out: pytest.CaptureFixture[str]) -> None:
        self.home, self._patch, self._out = home, patch, out
        patch.setenv("DOCKER_TUTOR_HOME", str(home))

    def quiz(self, *answers: str, lang: str = "en", more: tuple[str, ...] = ()) -> dict[str, Any]:
        self._patch.setattr("sys.stdin", [f"{answer}\n" for answer in answers])
        assert cli.run(["quiz", "--json", "--seed", "5", "--count", "3", "--lang", lang, *more]) == 0
        found: dict[str, Any] = json.loads(self._out.readouterr().out)
        return found

    def kept(self) -> list[str]:
        journal = Journal.open(self.home / "journal.db", env={})
        log = [f"{one.card} {one.rating}" for one in journal.reviews.log()]
        journal.close()
        return log


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, monkeypatch, capsys)


def test_without_answers_the_questions_are_told_and_nothing_is_kept(program: Program) -> None:
    told = program.quiz()
    assert told["count"] == len(told["questions"]) == 3
    assert all(one["right"] is None and one["ask"] and one["why"] for one in told["questions"])
    assert program.kept() == []


def test_the_right_answers_that_were_told_are_right(program: Program) -> None:
    told = program.quiz()
    done = program.quiz(*(one["answer"] for one in told["questions"]), lang="ko")
    assert done["right"] == 3
    assert [one["card"] for one in done["questions"]] == [one["card"] for one in told["questions"]]
    assert all(one["due"] for one in done["questions"])
    assert program.kept() == [f"{one['card']} easy" for one in told["questions"]]


def test_cramming_keeps_nothing(program: Program) -> None:
    told = program.quiz("", "", "", more=("--cram",))
    assert [one["right"] for one in told["questions"]] == [False] * 3
    assert program.kept() == []
