"""A lesson at a real terminal, on a real daemon: begun, got wrong, helped, done, reset, left, taken up."""

from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.live.test_prompt import plain, surroundings
from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.learner import Learner

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests/lessons/course/90-tiny"
RUN = "docker run -d --name tiny busybox sleep 600"
LATE = "docker run -d --name late -v slow:/slow busybox sh -c 'sleep 3; touch /slow/ok; sleep 600'"
RIGHT = "when its program ends"


@pytest.fixture(scope="module")
def docker() -> Iterator[LiveDaemon]:
    with live_daemon("lesson") as daemon:
        daemon.need("busybox")
        yield daemon


@pytest.fixture
def env(docker: LiveDaemon, tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """Give the surroundings of a learner who has got the tiny lesson from a teacher."""
    docker.docker("pull", "-q", "busybox")
    found = surroundings(tmp_path, docker.host)
    assert "`90-tiny`" in tutor(docker, found, "lesson", "add", str(TINY)).stdout
    yield found
    docker.run_in("docker rm -fv $(docker ps -aq); docker volume rm slow")


def tutor(
    docker: LiveDaemon, env: Mapping[str, str], *words: str, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    return docker.run_in([sys.executable, "-m", "tutor", *words], env=dict(env), input=stdin)


@pytest.fixture
def sit(docker: LiveDaemon, env: Mapping[str, str], tmp_path: Path) -> Iterator[Callable[..., Learner]]:
    """Give what opens a prompt for that learner."""
    sitting: list[Learner] = []

    def start(*argv: str) -> Learner:
        words = [*docker.prefix, sys.executable, "-m", "tutor", *argv]
        sitting.append(Learner(words, env, str(tmp_path)))
        return sitting[-1]

    yield start
    for learner in sitting:
        learner.close()


def everything(docker: LiveDaemon, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """List all that a lesson can leave behind."""
    lists = {
        "containers": "docker ps -aq --no-trunc",
        "images": "docker images -a --digests --no-trunc --format '{{.Repository}}:{{.Tag}} {{.ID}}'",
        "volumes": "docker volume ls -q",
        "networks": "docker network ls -q --no-trunc",
        "swarm": "docker info --format '{{.Swarm.LocalNodeState}}'",
        "contexts": "docker context ls -q",
        "choice": 'grep -so \'currentContext": "[^"]\\+\' $DOCKER_CONFIG/config.json',
    }
    env = {**os.environ, "DOCKER_HOST": docker.host, **(more or {})}
    return {name: docker.run_in(f"{line} | sort", env=env).stdout for name, line in lists.items()}


def give(learner: Learner, keys: str, pattern: str) -> str:
    """Press keys and wait for what they lead to."""
    mark = learner.mark()
    learner.send(keys)
    learner.wait(pattern, since=mark)
    return learner.text[mark:]


def number_of(shown: str, choice: str) -> str:
    """Find the number under which a choice is shown."""
    return next(row for row in shown.splitlines() if choice in row).split()[1]


def test_a_lesson_is_begun_got_wrong_helped_done_and_cleaned_up(
    sit: Callable[..., Learner], docker: LiveDaemon, env: Mapping[str, str]
) -> None:
    docker.docker("volume", "create", "mine")
    before = everything(docker)
    learner = sit()
    assert "90-tiny" in learner.type_line("/lesson")
    shown = plain(learner.type_line("/lesson 90 --here"))
    assert "A tiny lesson" in shown
    assert "Runs in the background" in shown  # the worked line is told part by part

    assert "+" not in learner.type_line("docker create --name tiny busybox sleep 600").split("changed")[1]
    assert "The container tiny runs." in learner.type_line("/check")
    assert "docker start" in plain(learner.type_line("/hint")), "it follows from the state"
    assert "Try it first" in learner.type_line("/hint")
    learner.type_line("docker rm tiny")
    assert "in the background is" in plain(learner.type_line("/hint"))
    learner.type_line("docker ps")
    assert "Type it yourself" in learner.type_line("/hint")

    shown = learner.type_line("docker container run --detach --name=tiny busybox:latest sleep 600")
    assert "+  The container tiny runs." in shown
    assert "program ---> container" in shown
    wrong, right = number_of(shown, "after an hour"), number_of(shown, RIGHT)
    assert "it follows the program inside" in plain(learner.type_line(f"/answer {wrong}"))
    assert "from 1 to 3" in learner.type_line("/answer 7")

    assert "undone" in learner.type_line("docker stop -t 0 tiny")
    assert "+  The container tiny runs." in learner.type_line("docker start tiny")
    assert "3/3" in learner.type_line(f"/answer {right}")

    learner.type_line(LATE)
    learner.send("docker in")  # news come above the line that is being typed
    learner.wait(r"\+  The container late is ready\.")
    learner.wait("Press Enter")
    learner.send("\x15")
    give(learner, "\r", r"Done: A tiny lesson[^§]*\[y/N\]")
    give(learner, "y\r", r"Three short questions[^§]*\[y/N\]")
    give(learner, "y\r", r"1/3[^§]*answer>")
    learner.send("\x03")
    learner.ready()
    assert everything(docker) == before
    docker.docker("volume", "rm", "mine")


def test_a_reset_removes_what_the_lesson_made_and_a_left_lesson_goes_on(
    sit: Callable[..., Learner], docker: LiveDaemon, env: Mapping[str, str]
) -> None:
    before = everything(docker)
    learner = sit("lesson", "start", "tiny", "--here")
    learner.type_line(RUN)
    learner.type_line("docker run --name extra -v /data busybox true; docker rm extra | cat")
    docker.docker("create", "--name", "others", "busybox")
    shown = give(learner, "/reset\r", r"\[y/N\]")
    assert "tiny" in shown
    assert "others" not in shown
    give(learner, "n\r", "Nothing was removed")
    learner.ready()
    give(learner, "/reset\r", r"\[y/N\]")
    give(learner, "y\r", r"The lesson begins again[^§]*1/3")
    learner.ready()
    assert docker.docker("ps", "-a", "--format", "{{.Names}}") == "others"
    docker.docker("rm", "others")
    assert everything(docker) == before

    learner.type_line(RUN)
    learner.send("\x04")
    learner.read_all(20)
    checked = tutor(docker, env, "lesson", "check")
    assert "You have chosen when a container ends." in checked.stdout
    assert checked.returncode == 1
    listed = json.loads(tutor(docker, env, "lesson", "list", "--json").stdout)
    assert [(one["state"], one["step"]) for one in listed if one["id"] == "90-tiny"] == [("open", "why")]

    docker.docker("rm", "-f", "tiny")
    shown = sit().type_line("/lesson 90")
    assert "where you left it" in plain(shown)
    assert "2/3" in shown
    assert "undone" in shown


COMPOSE = """services:
  web:
    image: busybox
    command: sleep 600
    volumes: ["data:/data", "/anonymous"]
volumes: {data: {}}
"""
MAKES = (
    "mkdir project; cd project",  # apart from the journal, which would be part of what is built
    "docker volume create",
    "docker volume create named",
    "docker network create lab",
    "docker run -d -v /anonymous -v byname:/x --network lab busybox sleep 600",
    "docker create --name made -v /also busybox",
    "docker run --rm -v kept:/x busybox touch /x/file",
    "docker commit made me/copy",
    "docker tag busybox me/busybox:2",
    "docker rmi busybox; docker pull -q alpine || docker tag me/busybox:2 busybox",
    "cat > Dockerfile <<'EOF'\nFROM busybox\nRUN echo built > /built\nEOF",
    "docker build -q -t me/built .",
    "docker build -q -t me/built --label again=1 .",
    "docker build -q --label nameless=1 .",
    "for i in 1 2 3; do docker run -d --name loop$i busybox sleep 600; done",
    "docker ps -aq | head -1",
    "docker save busybox | docker load",
    "docker context create far --docker host=tcp://127.0.0.1:1",
    "docker context use far",
    "docker swarm init --advertise-addr 127.0.0.1",
    "docker secret create key Dockerfile",
    "docker config create conf Dockerfile",
    "docker service create -q -d --name one --mount source=ofservice,target=/x busybox sleep 600",
    f"cat > compose.yml <<'EOF'\n{COMPOSE}EOF",
    "docker stack deploy -d=true -c compose.yml shop",
)


def test_whatever_a_lesson_makes_a_reset_leaves_the_daemon_as_it_was(
    sit: Callable[..., Learner], docker: LiveDaemon, env: Mapping[str, str]
) -> None:
    where = {"DOCKER_CONFIG": env["DOCKER_CONFIG"]}
    docker.run_in(
        "docker volume create mine; docker network create mine; docker run -d --name mine busybox sleep 600"
    )
    try:
        before = everything(docker, where)
        learner = sit("lesson", "start", "tiny", "--here")
        for line in MAKES:
            learner.paste_block(line) if "\n" in line else learner.type_line(line)
        shown = give(learner, "/reset\r", r"\[y/N\]")
        for made in (
            "byname",
            "kept",
            "me/copy",
            "me/built",
            "loop3",
            "far",
            "shop",
            "ofservice",
            "conf",
            "key",
        ):
            assert made in shown
        assert "mine" not in shown
        give(learner, "y\r", r"The lesson begins again[^§]*1/3")
        learner.ready()
        assert everything(docker, where) == before
    finally:
        docker.run_in(
            "docker swarm leave -f; docker rm -f mine; docker volume rm mine; docker network rm mine"
        )


def test_an_exam_gives_no_help_and_its_results_are_kept(
    docker: LiveDaemon, env: Mapping[str, str], tmp_path: Path
) -> None:
    lines = [
        "docker ps -z",
        "/hint",
        "/why",
        "how do I open a port?",
        RUN,
        "/answer 9",
        f"/answer {RIGHT}",
        "/check",
    ]
    results = tmp_path / "results.csv"
    words = ("lesson", "start", "90-tiny", "--here", "--exam", "--results", str(results))
    done = tutor(docker, env, *words, stdin="\n".join(lines))
    shown = plain(done.stdout)
    assert shown.count("is not available in an exam") == 3
    assert "Runs in the background" not in shown
    with results.open() as file:
        rows = {row["goal"]: row for row in csv.DictReader(file)}
    assert {name: row["held"] for name, row in rows.items()} == {
        "runs": "True",
        "chosen": "True",
        "ready": "False",
    }
    assert rows["runs"]["attempts"] == "2"
    assert (rows["runs"]["lines"], rows["runs"]["errors"]) == ("2", "1")
    assert done.returncode == 1
    kept = tmp_path / "all.json"
    tutor(docker, env, "lesson", "export", str(kept))
    assert [row["held"] for row in json.loads(kept.read_text())] == [True, True, False]


def test_without_a_daemon_the_lesson_is_read_and_check_says_why_it_cannot_look(
    docker: LiveDaemon, env: Mapping[str, str], tmp_path: Path
) -> None:
    nobody = {**env, "DOCKER_HOST": f"unix://{tmp_path}/nobody.sock"}
    done = tutor(docker, nobody, stdin=f"/lesson 90 --here\n{RUN}\n/check\n")
    shown = plain(done.stdout)
    assert "A container lives as long" not in shown
    assert "Run it" in shown
    assert "the daemon does not answer" in shown


def test_a_lesson_takes_place_on_the_practice_daemon_and_goes_back(
    sit: Callable[..., Learner], docker: LiveDaemon, env: Mapping[str, str]
) -> None:
    learner = sit()
    shown = plain(learner.type_line("/lesson 90", 180))
    assert "go to the practice daemon" in shown
    assert "practice" in learner.type_line("echo $DOCKER_HOST")
    assert "to your own daemon again" in plain(learner.type_line("/lesson stop"))
    assert docker.host in learner.type_line("echo $DOCKER_HOST").replace("\n", "")
