"""A learner at a real terminal makes mistakes, is quizzed on exactly those, comes back three days later."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
MISTAKES = ("docker run -p 99999:80 nginx", "docker run --nmae cat nginx", "docker imagse")
ANSWER = r"answer>"
OVER = r"\d of \d right\."


@pytest.fixture
def come(tmp_path: Path) -> Iterator[Callable[[float], Learner]]:
    """Sit down at the prompt, so many days after the first time."""
    here: list[Learner] = []

    def sit_down(days: float) -> Learner:
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "SHELL": "/bin/sh",
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "DOCKER_TUTOR_HOME": str(tmp_path / "state"),
            "DOCKER_HOST": f"unix://{tmp_path}/nobody.sock",
        }
        here.append(Learner([sys.executable, "-m", "tests.quiz.later", str(days)], env, str(tmp_path)))
        return here[-1]

    yield sit_down
    for learner in here:
        learner.close()


def rows(home: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home / "state" / "journal.db")) as db:
        return db.execute(query).fetchall()


def give(learner: Learner, keys: str, pattern: str) -> str:
    """Press keys and wait for what they should lead to; give what was shown."""
    mark = learner.mark()
    learner.send(keys)
    learner.wait(pattern, since=mark)
    return learner.text[mark:]


def begin(learner: Learner, line: str) -> str:
    learner.send(line)
    return give(learner, "\r", rf"1/\d[^§]*{ANSWER}")


@pytest.mark.slow
def test_mistakes_come_back_as_questions_and_three_days_later_again(
    come: Callable[[float], Learner], tmp_path: Path
) -> None:
    learner = come(0)
    for line in MISTAKES:
        learner.type_line(line)
    made = {
        f"error/{one[0]}" for one in rows(tmp_path, "SELECT diagnosis FROM turns WHERE diagnosis NOT NULL")
    }
    assert len(made) == len(MISTAKES)

    shown = begin(learner, f"/quiz {len(MISTAKES)} error")
    assert "/3" in shown
    give(learner, "\r", rf"Not yet\.[^§]*2/3[^§]*{ANSWER}")  # asks to be told
    give(learner, "s", rf"3/3[^§]*{ANSWER}")
    give(learner, "\r\r", OVER)  # the first one follows the key that needed none
    learner.ready()
    asked = {one[0] for one in rows(tmp_path, "SELECT subject FROM cards")}
    assert len(asked) == 2
    assert asked < made
    learner.send("\x04")
    learner.read_all(20)

    later = come(3)
    assert "2 cards are due" in later.text or later.wait("2 cards are due")
    shown = begin(later, "/quiz 2")
    assert any(line in shown for line in MISTAKES)
    give(later, "\r", rf"2/2[^§]*{ANSWER}")
    give(later, "\r", OVER)
    later.ready()
    assert rows(tmp_path, "SELECT count(*), count(DISTINCT card) FROM reviews") == [(4, 2)]
    assert {one[0] for one in rows(tmp_path, "SELECT subject FROM cards")} == asked


def test_the_language_changes_in_the_middle_and_ctrl_c_keeps_what_was_answered(
    come: Callable[[float], Learner], tmp_path: Path
) -> None:
    learner = come(0)
    begin(learner, "/quiz 3 write")
    learner.send("/lang ko")
    assert "1/3" in give(learner, "\r", r"한국어로[^§]*답>")
    learner.send("?")
    give(learner, "\r", r"힌트  [^§]*답>")
    give(learner, "\r", r"2/3[^§]*답>")
    give(learner, "\x03", r"1문제 중 0문제")
    learner.ready()
    ((rating, hints),) = rows(tmp_path, "SELECT rating, hints FROM reviews")
    assert rating == "again"
    assert hints == 1
