from __future__ import annotations

import pytest

from tests.lessons.worlds import FakeWorld, container, goal
from tests.support.lines import real_bank, type_line
from tutor.lessons.check import took, touched
from tutor.lessons.hints import clues
from tutor.lessons.world import Page
from tutor.model import Change, Outcome

STARTED = Change("container", "start", "web", "1" * 64)
JOINED = Change("network", "connect", "lab", "2" * 64, {"container": "web"})
PULLED = Change("image", "pull", "nginx:latest")
URL = "http://localhost:8080/"

TOUCHED = [
    ({"container": "web"}, STARTED),
    ({"container": "*", "image": "nginx"}, STARTED),
    ({"container": "web"}, JOINED),
    ({"container": "web"}, Change("container", "rename", "new", "", {"old_name": "web"})),
    ({"image": "docker.io/library/nginx"}, PULLED),
    ({"network": "lab"}, STARTED),
    ({"volume": "data"}, Change("volume", "create", "data")),
    ({"url": URL}, STARTED),
    ({"inside": "web", "command": ["true"]}, STARTED),
    ({"project": "shop"}, STARTED),
    ({"file": "a"}, None),
    ({"used": "container ls"}, None),
]
LEFT = [
    ({"container": "db"}, STARTED),
    ({"container": "web"}, PULLED),
    ({"image": "mysql"}, PULLED),
    ({"image": "nginx"}, STARTED),
    ({"url": URL}, PULLED),
    ({"volume": "data"}, PULLED),
    ({"context": "lab"}, STARTED),
    ({"service": "web"}, PULLED),
]
BY_A_LINE = [
    ({"url": URL}, "docker exec web cp -r a b"),
    ({"inside": "web", "command": ["true"]}, "docker exec web touch a"),
    ({"volume": "data", "file": "a"}, "docker cp a web:/d"),
    ({"service": "web"}, "docker service scale web=3"),
    ({"swarm": "active"}, "docker swarm init"),
    ({"stack": "blog"}, "docker stack rm blog"),
    ({"context": "lab"}, "docker context use lab"),
    ({"project": "shop"}, "docker compose stop"),
    ({"image": "tool"}, "docker build -t tool ."),
    ({"container": "web"}, "docker system prune -f"),
]


@pytest.mark.parametrize(("table", "change"), TOUCHED)
def test_a_change_touches_what_it_is_about(table, change):
    assert touched(goal(**table), [change] if change else [])


@pytest.mark.parametrize(("table", "change"), LEFT)
def test_a_change_leaves_the_rest_alone(table, change):
    assert not touched(goal(**table), [change])


@pytest.mark.parametrize(("table", "line"), BY_A_LINE)
def test_what_the_daemon_does_not_tell_is_seen_from_the_line(table, line):
    assert touched(goal(**table), [], [type_line(line)])
    assert not touched(goal(**table), [], [type_line("docker version")])


def test_an_answer_is_touched_by_no_line():
    question = goal(answer={"question": {"ko": "?", "en": "?"}, "accept": ["1"]})
    assert not touched(question, [STARTED], [type_line("docker ps")])


@pytest.mark.parametrize(
    ("outcome", "is_taken"),
    [
        (Outcome("ok", 0), True),
        (Outcome("interrupted", 130), True),
        (Outcome("failed", 3), True),
        (Outcome("failed", 1, "Error response from daemon: no"), False),
        (Outcome("refused", 1), False),
        (Outcome("unreachable", 1), False),
    ],
)
def test_a_line_counts_that_docker_took(outcome, is_taken):
    assert took(outcome) == is_taken


def published(name: str, host: str, state: str = "running") -> dict:
    ports = {"80/tcp": [{"HostIp": "", "HostPort": host}]}
    key = (
        {"NetworkSettings": {"Ports": ports}}
        if state == "running"
        else {"HostConfig": {"PortBindings": ports}}
    )
    return container(name, state, **key)


OFF = container("web", "exited")
LAB = {"Name": "lab", "Driver": "bridge", "Containers": {"1": {"Name": "web"}}}
USING = container("db", Mounts=[{"Type": "volume", "Name": "data", "Destination": "/d"}])
HINTS = [
    (FakeWorld([OFF]), {"container": "web", "state": "running"}, ["start"]),
    (FakeWorld([container("web", "created")]), {"container": "web", "state": "running"}, ["start"]),
    (FakeWorld([container("web", "paused")]), {"container": "web", "state": "running"}, ["unpause"]),
    (FakeWorld([container("web", "restarting")]), {"container": "web", "state": "running"}, ["log"]),
    (FakeWorld([container("web")]), {"container": "web", "state": "exited"}, ["stop"]),
    (FakeWorld([container("web")]), {"container": "web", "state": "absent"}, ["stop-first"]),
    (FakeWorld([OFF]), {"container": "web", "state": "absent"}, ["remove"]),
    (FakeWorld([container("fox")]), {"container": "web", "image": "tomcat"}, ["rename"]),
    (FakeWorld([container("web")]), {"container": "web", "ports": ["80:80"]}, ["again"]),
    (FakeWorld([published("fox", "80")]), {"container": "web", "ports": ["80:80"]}, ["port-taken"]),
    (FakeWorld([container("web")]), {"container": "web", "networks": ["lab"]}, ["network-first"]),
    (FakeWorld([container("web")], networks={"lab": LAB}), {"container": "web", "networks": ["lab"]}, ["connect"]),
    (FakeWorld([container("web")], networks={"lab": LAB}), {"network": "lab", "members": ["web"]}, ["connect"]),
    (FakeWorld(networks={"lab": LAB}), {"network": "lab", "state": "absent"}, ["network-used"]),
    (FakeWorld([USING], volumes={"data": {"Name": "data"}}), {"volume": "data", "state": "absent"}, ["volume-used"]),
    (FakeWorld([OFF], images={"a": {"Id": "sha256:tomcat"}}), {"image": "a", "state": "absent"}, ["image-used"]),
    (FakeWorld([published("web", "8080")]), {"url": URL}, ["starting"]),
    (FakeWorld([published("web", "8080", "exited")]), {"url": URL}, ["url-stopped"]),
    (FakeWorld([published("web", "8080")], pages={URL: Page(404, "")}), {"url": URL, "status": 200}, ["page-of"]),
    (FakeWorld([published("web", "8080")], pages={URL: Page(200, "")}), {"url": URL, "state": "closed"}, ["stop"]),
    (FakeWorld([OFF]), {"inside": "web", "command": ["true"]}, ["start"]),
    (FakeWorld([container("web")]), {"inside": "web", "command": ["true"]}, ["log"]),
    (FakeWorld(), {"container": "web"}, []),
    (FakeWorld([container("web")]), {"container": "web"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("world", "table", "told"), HINTS)
def test_a_hint_says_what_stands_in_the_way(world, table, told):
    found = clues([goal(**table)], world)
    assert [clue.key for clue in found] == [f"lesson-hint.{one}" for one in told]
    for clue in found:
        assert real_bank().slots(f"message/{clue.key}") <= clue.slots.keys()


def test_a_hint_is_said_once():
    world = FakeWorld([OFF])
    goals = [goal(container="web", state="running"), goal(inside="web", command=["true"])]
    assert len(clues(goals, world)) == 1
