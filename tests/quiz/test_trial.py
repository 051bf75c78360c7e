"""Which answers are tried on a daemon, and that questions of a state are asked only where they can be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.journal.support import open_journal
from tests.support.lines import real_bank, type_line
from tutor.quiz.begin import Wish, begin
from tutor.quiz.sitting import Keeper, Sitting
from tutor.quiz.trial import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.model import Line
    from tutor.quiz.model import Question, Verdict


@pytest.mark.parametrize(
    "line",
    [
        "docker run -dit --name web -p 8080:80 -v data:/d -v /anonymous --network lan busybox",
        "docker run --mount type=tmpfs,dst=/x busybox true",
        "docker create -it busybox",
        "docker container rm -fv web",
        "docker network create -d bridge --internal lan",
        "docker volume create -d local data",
        "docker commit -c 'CMD [\"ls\"]' web mine:2",
        "docker rmi -f mine:1",
    ],
)
def test_what_stays_in_the_daemon_is_tried(line: str) -> None:
    assert refusal(type_line(line)) is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("docker run -d --privileged nginx", "`--privileged` reaches"),
        ("docker run -dv /etc:/x nginx", "/etc:/x"),
        ("docker run -d -v ./here:/x nginx", "./here:/x"),
        ("docker run -d --mount type=bind,src=/,dst=/x nginx", "src=/"),
        ("docker run -d --net host nginx", "`--net host`"),
        ("docker run -d --cap-add SYS_ADMIN nginx", "SYS_ADMIN"),
        ("docker run -d --device /dev/sda nginx", "/dev/sda"),
        ("docker run -d --env-file secrets nginx", "--env-file"),
        ("docker -H tcp://other:2375 run -d nginx", "tcp://other:2375"),
        ("docker --context work rm -f web", "work"),
        ("docker network create -d macvlan lan", "macvlan"),
        ("docker volume create -o o=bind -o device=/ data", "o=bind"),
        ("docker run -it nginx sh", "waits for someone to type"),
        ("docker start -ai web", "waits for someone to type"),
        ("docker cp web:/etc/passwd /tmp", "`docker cp` does not lead"),
        ("docker exec web rm -rf /", "`docker exec` does not lead"),
        ("docker logs -f web", "`docker logs` does not lead"),
        ("docker swarm init", "`docker swarm init` does not lead"),
    ],
)
def test_what_reaches_out_or_waits_is_not(line: str, says: str) -> None:
    why = refusal(type_line(line))
    assert why is not None
    for lang in ("en", "ko"):
        assert real_bank().say(why.key, lang, why.slots)
    assert says in real_bank().say(why.key, "en", why.slots)


class Trying:
    """Remembers what it was asked to try."""

    def __init__(self) -> None:
        self.tried: list[str] = []

    def reached(self, question: Question, line: Line) -> Verdict | None:
        self.tried.append(line.text)
        return None


def test_states_are_asked_for_only_where_answers_can_be_tried(tmp_path: Path) -> None:
    journal, trying = open_journal(tmp_path), Trying()
    keeper = Keeper(real_bank(), journal.reviews, now, lambda: 0.0, lambda _: None, effects=trying)
    wish = Wish(5, "state", seed=1)
    assert not begin(journal, real_bank(), wish, now())
    asked = list(begin(journal, real_bank(), wish, now(), states=True))
    assert len(asked) == 5
    assert all(one.goals for one in asked)
    next(Sitting(asked, keeper).rounds()).answer("docker run -d nginx")
    assert trying.tried == ["docker run -d nginx"]


def now() -> datetime:
    return datetime(2026, 3, 1, tzinfo=UTC)
