"""What is asked before a line's output is shown, and that the answer is what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.replay.tapes import CONFLICT, Past
from tests.support.lines import real_bank
from tutor.model import Change
from tutor.replay.foresee import foresee

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.replay.foresee import Foresight

REFUSED = 'Error response from daemon: cannot remove container "web": container is running'


def change(action: str, name: str = "web", **detail: str) -> Change:
    return Change("container", action, name, "1" * 64, detail)


@pytest.fixture
def asked(tmp_path: Path) -> tuple[Foresight, ...]:
    past = Past(tmp_path)
    past.types("docker run -d --name web nginx", changes=[change("create"), change("start")])
    past.types("docker run -d --name web nginx", code=125, error=CONFLICT)
    past.types("docker rm web", code=1, error=REFUSED)
    past.types("docker run --name job busybox false", code=1, changes=[change("die", "job", exit_code="1")])
    past.types("docker kill web", changes=[change("die", exit_code="137")])
    past.types("docker start web", changes=[change("start")])
    past.types("docker stop web", changes=[change("stop")])
    past.types("docker rm web", changes=[change("destroy")])
    past.types("docker start web", code=1, error="Error response from daemon: No such container: web")
    past.types("docker ps -a")
    past.types("docker rmi nope", code=1, error="Error response from daemon: No such image: nope:latest")
    return foresee(past.tape().steps)


def right(one: Foresight) -> str:
    key, slots = one.choices[one.right]
    return " ".join((key, *slots.values()))


def test_the_answer_is_what_was_recorded(asked: tuple[Foresight, ...]) -> None:
    assert [(one.ask, right(one)) for one in asked] == [
        ("guess-exit", "guess-code 0"),
        ("guess-listed", "listed-up"),  # the one that has the name
        ("guess-listed", "listed-up"),
        ("guess-listed", "listed-exited-code 1"),
        ("guess-listed", "listed-exited-code 137"),
        ("guess-listed", "listed-up"),
        ("guess-listed", "listed-exited"),
        ("guess-listed", "listed-gone"),
        ("guess-listed", "listed-gone"),
        ("guess", "guess-yes"),
        ("guess", "guess-no"),
    ]


def test_every_answer_has_words_and_is_there_once(asked: tuple[Foresight, ...]) -> None:
    for lang in ("en", "ko"):
        for one in asked:
            texts = [real_bank().say(f"message/replay.{key}", lang, slots) for key, slots in one.choices]
            assert len(set(texts)) == len(texts) <= 4
            assert real_bank().say(f"message/replay.{one.ask}", lang, one.slots)


def test_a_line_that_was_interrupted_or_names_two_is_only_asked_whether_it_works(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.types("docker create --name a nginx", changes=[change("create", "a")])
    past.types("docker rm a b", changes=[change("destroy", "a"), change("destroy", "b")])
    assert [one.ask for one in foresee(past.tape().steps)] == ["guess-listed", "guess"]
