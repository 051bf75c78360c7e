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


def test_a_question_is_a_question(at_prompt: Callable[[str], Line]) -> None:
    assert [question for question in QUESTIONS if at_prompt(question).kind != "question"] == []


@pytest.mark.parametrize(
    "line",
    [
        "docker ps", "docker --help", "docker -v", "help run", "inspect web", "top", "history",
        "docker run alpine echo this is a test", "run alpine echo what is it",
        "docker exec web echo 이미지를 찾을 수 없어요", "docker run [옵션] [이미지이름] [명령어]",
        "docker run -d -p 호스트포트: 컨테이너포트 이미지명", "docker start {내가 정한 실행이름 }",
        "docker rm 컨테이너명  # 컨테이너를 삭제합니다", "docker cp 원본경로 컨테이너명 대상경로",
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


@pytest.mark.parametrize(
    "question",
    [
        "why does my container stop at once?", "why does my container stop",
        "my container keeps restarting", "run a container in the background", "stop all my containers",
        "how do i see the logs", "logs of my container are empty", "port 8080 is already used",
        "remove all the images i do not need", "what is a volume", "start my container again please",
        "volume data is gone", "image is too big", "network between two containers", "pull is very slow",
        "build does not see my changes", "exec into a running container", "container exits with code 1",
        "can't connect to mysql", "cannot delete the image", "is docker running?", "where are my files",
        "open port 80", "save my work", "difference between run and start", "restart after reboot",
        "kill a container that hangs", "login to docker hub fails", "push to my registry is denied",
        "compose up does not rebuild", "show me running containers", "i forgot the password",
        "help me with volumes", "컨테이너 왜 멈춰요", "컨테이너가 바로 꺼져요", "포트가 안 열려요",
        "이미지 지우는 법", "run이랑 start 차이", "볼륨 뭐예요", "docker logs 가 비어 있어요",
        "stop 이 너무 오래 걸려요", "network 만드는 방법",
        "exec 로 들어가려면", "컨테이너 목록", "데이터가 다 없어짐", "mysql 접속 안됨", "images 용량 줄이기",
        "prune 하면 뭐가 지워지나요",
    ],
)  # fmt: skip
def test_a_sentence_that_begins_like_a_command_is_a_question(
    at_prompt: Callable[[str], Line], question: str
) -> None:
    assert at_prompt(question).kind == "question"


@pytest.mark.parametrize(
    "line",
    [
        "docker rnu nginx", "docekr ps", "dokcer run -it ubuntu bash", "docker pss", "docker imagse",
        "docker conatiner ls", "docker ps-a", "dockerps -a", "docker run-d nginx", "docker run -d ngnix",
        "run -d -p 8080:80 ngnix", "docker strat web", "docker stpo web", "docker exce -it web bash",
        "docker exec -ti web bsh", "docker log web", "docker lgos -f web", "docker rm web db cache",
        "docker rmi ngnix:latest", "docker volumes ls", "docker volume creat data", "docker netwrok ls",
        "docker network crate app", "docker bulid -t app .", "docker build -t app", "docker comopse up -d",
        "docker-compose up -d", "docker compose upp", "docker inspct web", "docker image list",
        "docker container list", "docker start my-app", "docker stop my_db", "psa", "iamges",
        "logs -f web", "exce web sh", "docker run --name my-app -d nginx", "docker run -it --rm alpine",
        "docker restart web again", "docker kill -9 web", "docker system prun", "dcoker info",
        "docker vesrion", "docker login hub", "docker pull nginx latest", "애찯ㄱ ㅔㄴ", "애찯ㄱ 게 -ㅇ",
        "docker ㅔㄴ", "sudo docker pss",
    ],
)  # fmt: skip
def test_a_mistyped_command_is_no_question(at_prompt: Callable[[str], Line], line: str) -> None:
    assert at_prompt(line).kind != "question"
