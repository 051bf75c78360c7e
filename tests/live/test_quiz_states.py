"""Questions that ask for a state: each answer is tried on the quiz's own practice daemon, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.support.daemon import live_daemon
from tests.support.lines import read_line, real_bank
from tutor.quiz.ask import question
from tutor.quiz.cards import deck
from tutor.quiz.grade import grade
from tutor.quiz.past import Past
from tutor.quiz.stock import Stock
from tutor.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.quiz.model import Question, Verdict, Words

BANK = real_bank()
STATES = [seed.card for seed in Stock(BANK).seeds.values() if seed.goals]
CARDS = {card.id: card for card in deck(BANK, Past())}


class Answer(NamedTuple):
    """A line, and what is to be said of it: part of the English sentence."""

    card: str
    line: str
    says: str = ""


RIGHT = (
    Answer("stays-in-background", "docker run -dit --name web busybox"),
    Answer("stays-in-background", "docker container run --name=web --detach busybox tail -f /dev/null"),
    Answer("ended-with-3", "docker run --name web --entrypoint sh busybox -c 'exit 3'"),
    Answer("ended-with-3", "docker run -d --name web busybox sh -c 'sleep 1; exit 3'"),
    Answer("made-not-started", "docker container create -it --name web busybox sh"),
    Answer("ended-and-kept", "docker kill web"),
    Answer("ended-and-kept", "docker stop -t 1 web"),
    Answer("gone-in-one-line", "docker rm -fv web"),
    Answer("port-to-nginx", "docker run --detach --publish 0.0.0.0:8080:80 --name web nginx:latest"),
    Answer("port-to-nginx", "docker run -d -p 8080:80 --restart always --name web nginx"),
    Answer("joins-while-it-runs", "docker network connect --alias store lan db"),
    Answer("starts-in-a-network", "docker run -dit --net lan --name web busybox sh"),
    Answer("leads-nowhere", "docker network create -d bridge --internal --subnet 10.99.0.0/24 lan"),
    Answer("file-in-a-volume", "docker run --rm -v data:/x busybox sh -c 'echo hello > /x/note'"),
    Answer("file-in-a-volume", "docker run --rm --mount type=volume,src=data,dst=/x busybox touch /x/note"),
    Answer(
        "reads-only",
        "docker run -d --mount type=volume,src=data,dst=/data,readonly --name web busybox sleep 900",
    ),
    Answer("volume-with-a-label", "docker volume create data --label a=b --label stage=test"),
    Answer("one-image-two-names", "docker image tag busybox:latest mine:1"),
    Answer("name-gone-image-stays", "docker image rm -f mine:1"),
    Answer("image-that-lists", "docker commit -m 'with a note' --change 'CMD [\"ls\",\"/note\"]' web mine:2"),
)
WRONG = (
    Answer("stays-in-background", "docker run -d --name web busybox", "its program ended with code 0"),
    Answer("stays-in-background", "docker run --name web busybox sleep 600", "did not come back within 10 s"),
    Answer("stays-in-background", "docker run -d --name cat busybox sleep 600", "cat"),
    Answer("stays-in-background", "docker run -it --name web busybox sh", "waits for someone to type"),
    Answer("ended-with-3", "docker run --rm --name web busybox sh -c 'exit 3'", "no container named `web`"),
    Answer("made-not-started", "docker run -d --name web busybox sleep 600", "web"),
    Answer("ended-and-kept", "docker rm -f web", "no container named `web`"),
    Answer("ended-and-kept", "docker pause web", "web"),
    Answer("gone-in-one-line", "docker rm web", "docker refused it"),
    Answer("port-to-nginx", "docker run -d -p 80:8080 --name web nginx", "8080"),
    Answer("port-to-nginx", "docker run -d -p 127.0.0.1:8081:80 --name web nginx", "8081"),
    Answer("joins-while-it-runs", "docker network disconnect lan db", "refused it"),
    Answer("starts-in-a-network", "docker run -d --name web busybox sleep 600", "lan"),
    Answer("leads-nowhere", "docker network create lan", "lan"),
    Answer("file-in-a-volume", "docker run --rm -v /d/data busybox touch /d/note", "data"),
    Answer("file-in-a-volume", "docker run -v data:/d busybox touch /d/note", ""),
    Answer("reads-only", "docker run -d -v data:/data --name web busybox sleep 600", "data"),
    Answer("volume-with-a-label", "docker volume create data", "stage=test"),
    Answer("one-image-two-names", "docker tag busybox mine", "mine:1"),
    Answer("name-gone-image-stays", "docker rmi -f busybox mine:1", "busybox"),
    Answer("image-that-lists", "docker commit web mine:2", "mine:2"),
)
UNTRIED = (
    Answer(
        "stays-in-background",
        "docker run -d --privileged --name web busybox sleep 9",
        "`--privileged` reaches",
    ),
    Answer("stays-in-background", "docker run -d -v /etc:/x --name web busybox sleep 9", "`-v /etc:/x`"),
    Answer(
        "stays-in-background",
        "docker run -d --mount type=bind,src=/,dst=/x --name web busybox sleep 9",
        "--mount",
    ),
    Answer(
        "stays-in-background", "docker run -d --network host --name web busybox sleep 9", "`--network host`"
    ),
    Answer("stays-in-background", "docker run -d --pid host --name web busybox sleep 9", "`--pid host`"),
    Answer(
        "volume-with-a-label",
        "docker volume create -o type=none -o o=bind -o device=/ data",
        "`-o type=none`",
    ),
    Answer("image-that-lists", "docker save -o /tmp/x busybox", "`docker save` does not lead"),
)


@pytest.fixture(scope="module")
def said() -> list[str]:
    """What the sandbox has told."""
    return []


@pytest.fixture(scope="module")
def sandbox(said: list[str]) -> Iterator[Sandbox]:
    made = Sandbox(BANK, lambda key, **_: said.append(key))
    yield made
    made.close()


def asked(card: str) -> Question:
    return question(CARDS[card if "/" in card else f"write/{card}"], BANK, Past(), 1)


def tell(words: Words | None, lang: str = "en") -> str:
    return BANK.say(words.key, lang, words.slots) if words else ""


def give(answer: Answer, sandbox: Sandbox) -> Verdict:
    return grade(asked(answer.card), answer.line, BANK, effects=sandbox)


def test_each_family_has_such_questions() -> None:
    for family in ("container", "network", "volume", "image"):
        assert sum(family in CARDS[card].topics for card in STATES) >= 3
    for answers in (RIGHT, WRONG):  # so no state is there by itself
        assert {answer.card for answer in answers} == {card.removeprefix("write/") for card in STATES}


@pytest.mark.parametrize("card", STATES)
def test_the_line_expected_leads_to_the_state(card: str, sandbox: Sandbox) -> None:
    one = asked(card)
    verdict = sandbox.reached(one, read_line(one.expected))
    assert verdict is not None
    assert verdict.right, tell(verdict.note)


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.line)
def test_another_line_that_leads_there_is_right(answer: Answer, sandbox: Sandbox) -> None:
    verdict = give(answer, sandbox)
    assert verdict.right, tell(verdict.note)


@pytest.mark.parametrize("answer", WRONG, ids=lambda answer: answer.line)
def test_a_line_that_does_not_is_wrong_and_told_why(answer: Answer, sandbox: Sandbox) -> None:
    verdict = give(answer, sandbox)
    assert not verdict.right
    assert answer.says in tell(verdict.note)
    assert tell(verdict.note, "ko")


@pytest.mark.parametrize("answer", UNTRIED, ids=lambda answer: answer.line)
def test_what_reaches_this_machine_is_not_tried(answer: Answer) -> None:
    said: list[str] = []
    untouched = Sandbox(BANK, lambda key, **_: said.append(key))
    verdict = give(answer, untouched)
    assert not verdict.right
    assert answer.says in tell(verdict.note)
    assert said == []  # not even a daemon was started


def test_the_daemon_of_the_learner_is_not_asked(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    with live_daemon("bystander") as own:
        monkeypatch.setenv("DOCKER_HOST", own.host)
        own.docker("network", "create", "lan")
        before = own.docker("system", "df", "-v")
        assert give(
            Answer("leads-nowhere", "docker network create --internal --label a=b lan"), sandbox
        ).right
        assert own.docker("system", "df", "-v") == before
        assert own.docker("network", "inspect", "-f", "{{.Internal}}", "lan") == "false"
