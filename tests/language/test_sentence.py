"""What is a question and what is a command, both ways."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tutor.language import Surroundings, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.bank.load import Bank
    from tutor.model import Line

ASKED = Path(__file__).parents[1] / "ask"
PROGRAMS = frozenset(
    "ls cat grep find which who make mount bash mysql tar link git vim time mkdir".split()  # noqa: SIM905
)
QUESTIONS = [
    one for lang in ("ko", "en") for one in tomllib.loads((ASKED / f"{lang}.toml").read_text("utf-8"))
]


@pytest.fixture
def at_prompt(bank: Bank) -> Callable[[str], Line]:
    surroundings = Surroundings({}, "/home/me", "/home/me", PROGRAMS)
    return lambda text: read(text, bank, surroundings)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_a_question(at_prompt: Callable[[str], Line], question: str) -> None:
    assert at_prompt(question).kind == "question"


@pytest.mark.parametrize(
    "line",
    [
        "docker ps", "docker --help", "docker -v", "help run", "inspect web", "top", "history",
        "docker run alpine echo this is a test", "run alpine echo what is it",
        "docker exec web echo 이미지를 찾을 수 없어요",
        "docker run --rm alpine sh -c 'echo 안녕하세요 여러분'",
        "docker run -e NAME=한글 alpine env", "docker run ubuntu ls the", "docker rm a b c",
        "docker rename old new", "docker stop all", "docker start code", "docker stop web db cache",
        "docker search 우분투", "docker volume create 데이터", "docker network connect app-net web",
        "docker build -t app .", "docker contianer run x", "rnu -it alpine", "strat web", "imges",
        "dokcer ps", "docker list images", "docker delete container x", "docker create network web",
        "docker rm image x", "docker images ls", "docker 겨ㅜ alpine", "애찯ㄱ ㅔㄴ", "ㅔㄴ -a",
        "docker ps -a | grep my", "A=b docker ps", "time docker ps",
        "ls 바탕화면", "cd 문서", "mkdir 새 폴더",
        "echo 안녕하세요 여러분 반가워요", "echo this is a test of the thing", "cat 보고서.txt",
        "grep 컨테이너가 로그", 'git commit -m "fix the bug in my code"',
        "git add what is new in the app", "make all", "ls my docs", "which docker",
        "find . -name x", "vim notes", "exit 3", "exit", "docker exec stopped ls", "docker attach nothing",
    ],
)  # fmt: skip
def test_a_command_is_no_question(at_prompt: Callable[[str], Line], line: str) -> None:
    assert at_prompt(line).kind != "question"
