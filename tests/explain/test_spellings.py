"""Other ways to write the same line."""

from __future__ import annotations

import pytest

from tests.support.lines import real_bank, type_line
from tutor.explain import alternatives


@pytest.mark.parametrize(
    ("line", "others"),
    [
        ("docker images", ("docker image ls", "docker image list")),
        ("images", ("docker image ls", "docker image list")),
        (
            "docker run -it debian",
            ("docker container run -it debian", "docker run --interactive --tty debian"),
        ),
        (
            "docker run -p8080:80 -e=A='b c' nginx",
            (
                "docker container run -p8080:80 -e=A='b c' nginx",
                "docker run --publish 8080:80 --env A='b c' nginx",
            ),
        ),
        (
            "docker run -t=false debian",
            ("docker container run -t=false debian", "docker run --tty=false debian"),
        ),
        ("docker -H x:1 images", ("docker -H x:1 image ls", "docker -H x:1 image list")),
        ("docker run \\\n  -d nginx", ("docker container run -d nginx", "docker run --detach nginx")),
        ("docker volume ls", ("docker volume list",)),
        ("docker run --nonsense", ()),
        ("docker compose up -d", ("docker compose up --detach",)),
        ("docker compose -f a.yml up -d", ("docker compose -f a.yml up --detach",)),
        ("compose -p x ps -a", ("docker compose -p x ps --all",)),
        ("ls && docker-compose -f a.yml ps", ("docker compose -f a.yml ps",)),
        (
            "docker build --push .",
            ("docker buildx build --push .", "docker buildx b --push ."),
        ),
    ],
)
def test_the_same_line_can_be_spelled_otherwise(line: str, others: tuple[str, ...]) -> None:
    assert alternatives(type_line(line), real_bank()) == others


@pytest.mark.parametrize(
    "line", ["docker run -itd -p 80:80 -v a:/b:ro nginx -l", "docker ps -aq", "docker logs -fn5 web"]
)
def test_every_other_spelling_is_read_as_the_same(line: str) -> None:
    meant = type_line(line)
    for other in alternatives(meant, real_bank()):
        read = type_line(other)
        assert read.command == meant.command
        assert [(use.name, use.value) for use in read.flags] == [(use.name, use.value) for use in meant.flags]
        assert [one.value for one in read.operands] == [one.value for one in meant.operands]
