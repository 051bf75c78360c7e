# ruff: noqa: E501
from collections.abc import Callable
from time import perf_counter

import pytest

from tutor.bank.load import Bank
from tutor.language import meant
from tutor.model import Invocation, Line

TypeLine = Callable[..., Line]
Docker = Callable[..., Invocation]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"), ("   ", "empty"), ("# 주석", "empty"),
        ("docker ps", "docker"), ("ps", "docker"), ("images", "docker"), ("container ls", "docker"),
        ("sudo docker ps", "docker"), ("sudo -E docker ps", "docker"), ("imges", "docker"), ("contianer ls", "docker"),
        ("ls wp_db", "host"), ("cd /tmp", "host"), ("export A=b", "host"), ("exit", "host"), ("/bin/ls", "host"),
        ("!ps", "host"), ("sudo ls", "host"), ("./run.sh", "host"),
        ("docker ps | head", "shell"), ("docker rm $(docker ps -aq)", "shell"), ("A=b docker ps", "shell"),
        ("time docker ps", "shell"), ("ls > x", "shell"),
        ("/quiz", "tutor"), ("/lang ko", "tutor"), ("/", "tutor"),
        ("도커가 뭐예요?", "question"), ("컨테이너 지우는 법", "question"), ("how do I stop it", "question"),
        ("what's a volume?", "question"), ("why (port) busy", "question"),
        ("docker: Error response from daemon: Conflict (x).", "question"), ("Status: Downloaded newer image", "question"),
        ("Welcome to the monitor.  Commands end with ;", "question"), ("foo | head", "shell"),
    ],
)  # fmt: skip
def test_lines_are_sorted(type_line: TypeLine, text: str, kind: str) -> None:
    assert type_line(text).kind == kind


def test_docker_wins_over_a_program_of_the_same_name(type_line: TypeLine) -> None:
    assert type_line("ps -a").shadowed == "ps"
    assert type_line("history web").shadowed == "history"
    assert type_line("images").shadowed == ""
    assert type_line("docker ps").shadowed == ""


def test_every_docker_command_of_a_shell_line_is_found_in_its_place(type_line: TypeLine) -> None:
    text = "docker rm $(docker ps -aq) | xargs -n1 docker logs 2>/dev/null && sudo docker run -d nginx > out"
    found = type_line(text).invocations
    assert [one.command for one in found] == [
        "container rm",
        "container ls",
        "container logs",
        "container run",
    ]
    assert [text[one.path_start : one.path_end] for one in found] == [
        "docker rm",
        "docker ps",
        "docker logs",
        "docker run",
    ]
    assert found[3].named("IMAGE") == ("nginx",)
    assert found[3].operands[0].start == text.index("nginx")


def test_the_tutorials_bind_mount_is_one_docker_command(docker: Docker) -> None:
    text = "docker run -d --name wp-db \\\n  -v `pwd`/wp_db:/var/lib/mysql \\\n  mysql:5.7"
    found = docker(text)
    volume = found.uses("volume")[0]
    assert volume.value.slots["source"] == "/home/me/work/wp_db"
    assert text[volume.start : volume.end] == "-v `pwd`/wp_db:/var/lib/mysql"
    assert found.named("IMAGE") == ("mysql:5.7",)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("docker contianer run x", "docker container run x"), ("docker rnu -it x", "docker run -it x"), ("imges", "docker images"), ("strat web", "docker start web"),
        ("docker run --publsh 80:80 nginx", "docker run --publish 80:80 nginx"), ("docker run -rm x", "docker run --rm x"),
        ("docker network crate x", "docker network create x"), ("docker list images", "docker image ls"),
        ("docker delete container x", "docker container rm x"), ("docker ls -a", "docker container ls -a"),
        ("dokcer ps -a", "docker ps -a"), ("docker docker ps", "docker ps"),
        ("ㅇㅐㅊㅏㄷㄱ ps", "docker ps"), ("ㅔㄴ -a", "ps -a"),
        ("docker run --it ubuntu", "docker run -it ubuntu"),
        ("docker run -itrm ubuntu", "docker run -it --rm ubuntu"),
        ("docker run --port 80:80 nginx", "docker run --publish 80:80 nginx"),
        ("docker logs-f web", "docker logs -f web"),
        ("docker ps -format json", "docker ps --format json"),
        ("docker run -port 8080:80 nginx", "docker run --publish 8080:80 nginx"),
        ("docker run --p 80:80 nginx", "docker run -p 80:80 nginx"),
        ("docker run -d-p 8080:80 nginx", "docker run -d -p 8080:80 nginx"),
        ("docker run --nameweb nginx", "docker run --name web nginx"),
        ("docker logs --tail10 web", "docker logs --tail 10 web"),
        ("docker run --cpuset 0,1 ubuntu", "docker run --cpuset-cpus 0,1 ubuntu"),
        ("docker run --mem 1g nginx", "docker run --memory 1g nginx"),
        ("docker run -dp8080:80nginx", "docker run -dp8080:80 nginx"),
        ("docker logs f web", "docker logs -f web"),
        ("docker load app.tar", "docker load -i app.tar"),
        ("docker pull nginx 1.27", "docker pull nginx:1.27"),
        ("docker pull nginx redis", ""),
        ("dockerps", "docker ps"),
        ("도커 run -d nginx", "docker run -d nginx"),
        ("Docker ps", "docker ps"),
        ("docker ㅔㄴ", "docker ps"),
        ("docker ps -ㅁ", "docker ps -a"),
        ("docker --ps", "docker ps"),
        ("docker -it run 'my image' sh", "docker run -it 'my image' sh"),
        ("docker --rm container run nginx", "docker container run --rm nginx"),
        ("docker -d compose up", "docker compose up -d"),
        ("docker up -d", "docker compose up -d"), ("docker down", "docker compose down"),
        ("docker promote n1", "docker node promote n1"), ("docker prune", ""), ("docker install nginx", "docker pull nginx"),
        ("docker run -it--rm nginx", "docker run -it --rm nginx"), ("docker run -itd-rm nginx", "docker run -itd --rm nginx"),
        ("docker run -d--name web x", "docker run -d --name web x"), ("docker -it ubuntu", "docker run -it ubuntu"),
        ("docker volumes ls", "docker volume ls"), ("docker list", "docker container ls"),
        ("docker -t app build .", "docker build -t app ."), ("docker run -d -n web redis", "docker run -d --name web redis"),
        ("docker run -MYSQL_OPT=1 x", "docker run -e MYSQL_OPT=1 x"), ("docker -H x -t app build", "docker -H x build -t app"),
        ("docker run -D nginx", "docker run -d nginx"), ("docker ps -A", "docker ps -a"),
        ("docker swarm init --advertise 10.0.0.1", "docker swarm init --advertise-addr 10.0.0.1"),
        ("docker network create --name web", "docker network create web"), ("docker run --vol a:/b x", "docker run --volume a:/b x"),
        ("docker logs --lines 5 web", "docker logs --tail 5 web"), ("docker kill -9 web", "docker kill -s 9 web"),
        ("docker system prune --vol", ""), ("docker login --pass x", "docker login --password x"),
        ("docker secret create --name=key key.pem", "docker secret create key key.pem"),
        ("docker service create -v /a:/b -d x", "docker service create --mount type=bind,source=/a,target=/b -d x"),
        ("docker service create --volume a:/b:ro x", "docker service create --mount type=volume,source=a,target=/b,readonly x"),
    ],
)  # fmt: skip
def test_the_nearest_right_line_is_suggested(docker: Docker, text: str, suggestion: str) -> None:
    problem = docker(text).problem
    assert problem
    assert problem.suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("docker images ls", "docker images"), ("docker create network web", "docker network create web"),
        ("docker rm image x", "docker image rm x"), ("docker create nginx", ""), ("docker container create network", ""),
    ],
)  # fmt: skip
def test_a_line_that_docker_takes_may_have_been_meant_otherwise(
    docker: Docker, bank: Bank, text: str, line: str
) -> None:
    assert meant(docker(text), bank) == line


def test_a_line_is_read_in_less_than_a_millisecond(type_line: TypeLine) -> None:
    text = "docker run -d -p 8080:8080 -v `pwd`/a:/b -e A=b --name my-cat --network web tomcat"
    type_line(text)
    best = min(_seconds(type_line, text) for _ in range(20))
    assert best < 0.001


def _seconds(type_line: TypeLine, text: str) -> float:
    begun = perf_counter()
    type_line(text)
    return perf_counter() - begun
