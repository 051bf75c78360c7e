from __future__ import annotations

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tutor.prompt.answering import Answers

KEYS = frozenset("123?")


def answers(typed: str, seconds: float) -> list[str | None]:
    """Give the answers to two questions; `seconds` pass between two looks at the clock."""
    now = iter(range(100))
    ask = Answers(lambda: next(now) * seconds)
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(typed)
        return [ask("answer> ", KEYS) for _ in range(2)]


def test_a_digit_is_an_answer_by_itself() -> None:
    assert answers("12", 0.1) == ["1", "2"]


def test_an_enter_from_habit_answers_nothing() -> None:
    assert answers("1\r2", 0.1) == ["1", "2"]


def test_an_enter_after_a_pause_is_an_answer() -> None:
    assert answers("1\r", 5) == ["1", ""]


@pytest.mark.parametrize("word", ["docker ps", "-p 80:80"])
def test_a_typed_answer_ends_with_enter(word: str) -> None:
    assert answers(f"1{word}\r", 0.1) == ["1", word]
