from __future__ import annotations

import pytest

from tests.lessons.worlds import FakeWorld, container, unmet, why
from tests.support.lines import real_bank
from tutor.lessons.goals.answer import value
from tutor.lessons.world import Contexts, Page, Ran


def image(**config: object) -> FakeWorld:
    tool = {"Id": "sha256:1", "Size": 50_000_000, "RootFS": {"Layers": ["a", "b"]}, "Config": config}
    return FakeWorld(images={"tool": tool, "same": {"Id": "sha256:1"}, "other": {"Id": "sha256:2"}})


def network(**more: object) -> FakeWorld:
    lab = {
        "Name": "lab",
        "Driver": "bridge",
        "Internal": False,
        "IPAM": {"Config": [{"Subnet": "10.0.0.0/24"}]},
        **more,
    }
    joined = container("web", NetworkSettings={"Networks": {"lab": {}}})
    return FakeWorld([joined, container("db")], networks={"lab": lab})


def volume() -> FakeWorld:
    data = {"Name": "data", "Driver": "local", "Labels": {"tier": "db"}}
    having = container("db", Mounts=[{"Type": "volume", "Name": "data", "Destination": "/d"}])
    return FakeWorld([having, container("web")], volumes={"data": data}, inner={("data", "a.txt"): "hello\n"})


def service(mode: dict | None = None, error: str = "", update: dict | None = None) -> FakeWorld:
    spec = {
        "Name": "blog_web",
        "Labels": {"com.docker.stack.namespace": "blog"},
        "Mode": mode or {"Replicated": {"Replicas": 2}},
        "TaskTemplate": {
            "ContainerSpec": {"Image": "nginx:latest@sha256:" + "0" * 64, "Env": ["A=1", "E="]},
            "Networks": [{"Target": "n1"}],
        },
    }
    ports = [{"Protocol": "tcp", "TargetPort": 80, "PublishedPort": 8080}]
    found = {"ID": "s1", "Spec": spec, "Endpoint": {"Ports": ports}, "UpdateStatus": update or {}}
    runs = {"Status": {"State": "running"}, "DesiredState": "running"}
    failed = {"Status": {"State": "failed", "Err": error}, "DesiredState": "shutdown"}
    lab = {"Id": "n1", "Name": "lab"}
    return FakeWorld(
        found_services=[found], found_tasks={"blog_web": [failed, runs, runs]}, networks={"lab": lab}
    )


def portless() -> FakeWorld:
    world = service()
    world.found_services[0]["Endpoint"] = {}
    return world


def swarm(*states: str) -> FakeWorld:
    nodes = [{"Status": {"State": state}} for state in states]
    return FakeWorld(
        found_nodes=nodes, daemon={"Swarm": {"LocalNodeState": "active" if states else "inactive"}}
    )


def project() -> FakeWorld:
    def part(name: str, state: str = "running") -> dict:
        labels = {"com.docker.compose.project": "shop", "com.docker.compose.service": name}
        return container(f"shop-{name}-1", state, Config={"Labels": labels})

    return FakeWorld([part("web"), part("db", "exited"), container("other")])


URL = "http://localhost:8080/"
PAGE = FakeWorld(pages={URL: Page(404, "Not Found")})
INSIDE = FakeWorld([container("db"), container("off", "exited")], ran=Ran(1, "first\nERROR 1045\n\n"))
SH = {"inside": "db", "command": ["mysql"]}
FILES = FakeWorld(files={"Dockerfile": "FROM nginx\nCOPY a b\n"})
LAB = FakeWorld(context=Contexts(("default", "lab"), "lab"))
TYPED = FakeWorld(
    [container("web")], lines=["docker logs -f web", "docker ps --all=false", "docker run --name a nginx"]
)

# the world, a goal that holds in it, one that does not, and why not
ROWS = [
    (image(), {"image": "tool"}, {"image": "none"}, "image-missing"),
    (image(), {"image": "none", "state": "absent"}, {"image": "tool", "state": "absent"}, "image-present"),
    (image(), {"image": "tool", "same_as": "same"}, {"image": "tool", "same_as": "other"}, "image-same_as"),
    (image(), {"image": "tool", "same_as": "same"}, {"image": "tool", "same_as": "no"}, "image-same_as-none"),
    (image(), {"image": "tool", "layers": "<=2"}, {"image": "tool", "layers": "<2"}, "image-layers"),
    (image(), {"image": "tool", "size": "<51MB"}, {"image": "tool", "size": "<5MB"}, "image-size"),
    (image(Env=["A=1"]), {"image": "tool", "env": ["A"]}, {"image": "tool", "env": ["B"]}, "image-env-none"),
    (image(Env=["A=1"]), {"image": "tool", "env": ["A=1"]}, {"image": "tool", "env": ["A=2"]}, "image-env-other"),
    (image(Env=["A="]), {"image": "tool", "env": ["A"]}, {"image": "tool", "env": ["A=2"]}, "image-env-empty"),
    (image(ExposedPorts={"80/tcp": {}}), {"image": "tool", "ports": ["80"]}, {"image": "tool", "ports": ["81"]}, "image-ports"),
    (image(), {"image": "tool"}, {"image": "tool", "ports": ["81"]}, "image-ports-none"),
    (image(Labels={"a": "b"}), {"image": "tool", "labels": {"a": "b"}}, {"image": "tool", "labels": {"a": "c"}}, "image-labels"),
    (image(User="www"), {"image": "tool", "user": "www"}, {"image": "tool", "user": "app"}, "image-user"),
    (image(), {"image": "tool"}, {"image": "tool", "user": "app"}, "image-user-none"),
    (image(WorkingDir="/a"), {"image": "tool", "workdir": "/a"}, {"image": "tool", "workdir": "/b"}, "image-workdir"),
    (image(), {"image": "tool"}, {"image": "tool", "workdir": "/b"}, "image-workdir-none"),
    (image(Entrypoint=["a"]), {"image": "tool", "entrypoint": ["a"]}, {"image": "tool", "entrypoint": ["b"]}, "image-entrypoint"),
    (image(), {"image": "tool"}, {"image": "tool", "entrypoint": ["b"]}, "image-entrypoint-none"),
    (image(Cmd=["a"]), {"image": "tool", "command": ["a"]}, {"image": "tool", "command": ["b"]}, "image-command"),
    (image(), {"image": "tool"}, {"image": "tool", "command": ["b"]}, "image-command-none"),
    (network(), {"network": "lab"}, {"network": "none"}, "network-missing"),
    (network(), {"network": "none", "state": "absent"}, {"network": "lab", "state": "absent"}, "network-present"),
    (network(), {"network": "lab", "driver": "bridge"}, {"network": "lab", "driver": "overlay"}, "network-driver"),
    (network(), {"network": "lab", "internal": False}, {"network": "lab", "internal": True}, "network-internal-off"),
    (network(Internal=True), {"network": "lab", "internal": True}, {"network": "lab", "internal": False}, "network-internal-on"),
    (network(), {"network": "lab", "subnet": "10.0.0.0/24"}, {"network": "lab", "subnet": "10.0.1.0/24"}, "network-subnet"),
    (network(), {"network": "lab", "members": ["web"]}, {"network": "lab", "members": ["web", "db"]}, "network-members"),
    (network(), {"network": "lab", "members": ["web"]}, {"network": "lab", "members": ["no"]}, "network-members-none"),
    (volume(), {"volume": "data"}, {"volume": "none"}, "volume-missing"),
    (volume(), {"volume": "none", "state": "absent"}, {"volume": "data", "state": "absent"}, "volume-present"),
    (volume(), {"volume": "data", "driver": "local"}, {"volume": "data", "driver": "nfs"}, "volume-driver"),
    (volume(), {"volume": "data", "labels": {"tier": "db"}}, {"volume": "data", "labels": {"a": "b"}}, "volume-labels"),
    (volume(), {"volume": "data", "used_by": ["db"]}, {"volume": "data", "used_by": ["web"]}, "volume-used_by"),
    (volume(), {"volume": "data", "used_by": ["db"]}, {"volume": "data", "used_by": ["no"]}, "volume-used_by-none"),
    (volume(), {"volume": "data", "file": "a.txt"}, {"volume": "data", "file": "b.txt"}, "volume-file"),
    (volume(), {"volume": "data", "file": "a.txt", "containing": "hello"}, {"volume": "data", "file": "a.txt", "containing": "bye"}, "volume-containing"),
    (PAGE, {"url": URL}, {"url": "http://localhost:81/"}, "url-missing"),
    (PAGE, {"url": "http://localhost:81/", "state": "closed"}, {"url": URL, "state": "closed"}, "url-state"),
    (PAGE, {"url": URL, "status": 404}, {"url": URL, "status": 200}, "url-status"),
    (PAGE, {"url": URL, "containing": "Found"}, {"url": URL, "containing": "Tomcat"}, "url-containing"),
    (INSIDE, {**SH, "exit_code": 1}, {**SH, "inside": "no"}, "inside-missing"),
    (INSIDE, {**SH, "exit_code": 1}, {**SH, "inside": "off"}, "inside-command-stopped"),
    (INSIDE, {**SH, "exit_code": 1}, SH, "inside-exit_code"),
    (INSIDE, {**SH, "exit_code": 1, "containing": "1045"}, {**SH, "exit_code": 1, "containing": "ok"}, "inside-containing"),
    (FakeWorld([container("db")]), {"container": "db"}, SH, "inside-command"),
    (FILES, {"file": "Dockerfile"}, {"file": "none"}, "file-missing"),
    (FILES, {"file": "none", "state": "absent"}, {"file": "Dockerfile", "state": "absent"}, "file-present"),
    (FILES, {"file": "Dockerfile", "containing": "nginx"}, {"file": "Dockerfile", "containing": "EXPOSE"}, "file-containing"),
    (FILES, {"file": "Dockerfile", "matches": "^COPY"}, {"file": "Dockerfile", "matches": "^RUN"}, "file-matches"),
    (service(), {"service": "blog_web"}, {"service": "none"}, "service-missing"),
    (service(), {"service": "none", "state": "absent"}, {"service": "blog_web", "state": "absent"}, "service-present"),
    (service(), {"service": "blog_web", "image": "nginx"}, {"service": "blog_web", "image": "nginx:1"}, "service-image"),
    (service(), {"service": "blog_web", "replicas": 2}, {"service": "blog_web", "replicas": 3}, "service-replicas"),
    (service({"Global": {}}), {"service": "blog_web"}, {"service": "blog_web", "replicas": 3}, "service-replicas-global"),
    (service(), {"service": "blog_web", "running": 2}, {"service": "blog_web", "running": 3}, "service-running"),
    (service(error="no such image"), {"service": "blog_web"}, {"service": "blog_web", "running": 3}, "service-running-error"),
    (service(), {"service": "blog_web", "networks": ["lab"]}, {"service": "blog_web", "networks": ["x"]}, "service-networks"),
    (service(), {"service": "blog_web", "ports": ["8080:80"]}, {"service": "blog_web", "ports": ["81:80"]}, "service-ports"),
    (portless(), {"service": "blog_web"}, {"service": "blog_web", "ports": ["81:80"]}, "service-ports-none"),
    (service(), {"service": "blog_web", "env": ["A=1"]}, {"service": "blog_web", "env": ["B"]}, "service-env-none"),
    (service(), {"service": "blog_web", "env": ["A"]}, {"service": "blog_web", "env": ["A=2"]}, "service-env-other"),
    (service(), {"service": "blog_web", "env": ["E"]}, {"service": "blog_web", "env": ["E=2"]}, "service-env-empty"),
    (service(update={"State": "completed"}), {"service": "blog_web", "updated": "completed"}, {"service": "blog_web", "updated": "paused"}, "service-updated"),
    (service(), {"service": "blog_web"}, {"service": "blog_web", "updated": "completed"}, "service-updated-none"),
    (swarm("ready"), {"swarm": "active"}, {"swarm": "inactive"}, "swarm-present"),
    (swarm(), {"swarm": "inactive"}, {"swarm": "active"}, "swarm-missing"),
    (swarm("ready", "down"), {"swarm": "active", "nodes": 2}, {"swarm": "active", "nodes": 1}, "swarm-nodes"),
    (swarm("ready", "down"), {"swarm": "active", "ready": 1}, {"swarm": "active", "ready": 2}, "swarm-ready"),
    (swarm("ready", "down"), {"swarm": "active", "down": 1}, {"swarm": "active", "down": 0}, "swarm-down"),
    (service(), {"stack": "blog"}, {"stack": "none"}, "stack-missing"),
    (service(), {"stack": "none", "state": "absent"}, {"stack": "blog", "state": "absent"}, "stack-present"),
    (service(), {"stack": "blog", "services": ["web"]}, {"stack": "blog", "services": ["db"]}, "stack-services"),
    (service(), {"stack": "blog", "running": 2}, {"stack": "blog", "running": 3}, "stack-running"),
    (project(), {"project": "shop"}, {"project": "none"}, "project-missing"),
    (project(), {"project": "none", "state": "absent"}, {"project": "shop", "state": "absent"}, "project-present"),
    (project(), {"project": "shop", "services": ["web", "db"]}, {"project": "shop", "services": ["api"]}, "project-services"),
    (project(), {"project": "shop", "running": 1}, {"project": "shop", "running": 2}, "project-running"),
    (LAB, {"context": "lab"}, {"context": "none"}, "context-missing"),
    (LAB, {"context": "none", "state": "absent"}, {"context": "lab", "state": "absent"}, "context-present"),
    (LAB, {"context": "lab", "current": True}, {"context": "default", "current": True}, "context-current-off"),
    (LAB, {"context": "default", "current": False}, {"context": "lab", "current": False}, "context-current-on"),
    (TYPED, {"used": "container logs"}, {"used": "container stop"}, "used-missing"),
    (TYPED, {"used": "container logs --follow"}, {"used": "container stop --time"}, "used-missing-option"),
    (TYPED, {"used": "container ls"}, {"used": "container ls --all"}, "used-used-option"),
    (TYPED, {"used": "container logs", "on": "web"}, {"used": "container logs", "on": "db"}, "used-on"),
]  # fmt: skip


@pytest.mark.parametrize(("world", "right", "wrong", "told"), ROWS, ids=[row[3] for row in ROWS])
def test_a_goal_holds_or_tells_what_there_is(world, right, wrong, told):
    assert why(world, **right) is None
    assert why(world, **wrong) == told
    assert real_bank().slots(f"message/lesson-why.{told}") <= unmet(world, **wrong).slots.keys()


def test_every_reason_is_said_by_a_goal_here():
    from tests.lessons.test_goals_of_containers import ROWS as CONTAINERS

    tried = {row[3] for row in ROWS} | {f"container-{row[4]}" for row in CONTAINERS}
    elsewhere = {"missing", "missing-other", "missing-image", "missing-any", "present", "log"}
    tried |= {f"container-{one}" for one in elsewhere}
    answers = {"missing", "answer", "answer-choice", "answer-source"}
    tried |= {f"answer-{one}" for one in answers}
    said = {key.removeprefix("message/lesson-why.") for key in real_bank().keys("message/lesson-why.")}
    assert said == tried


def test_a_line_about_an_id_is_about_the_container():
    world = FakeWorld([container("web")], lines=["docker logs " + container("web")["Id"][:5]])
    assert why(world, used="container logs", on="web") is None


CHOICES = {
    "disk": {"ko": "디스크", "en": "the disk", "why": {"ko": "아닙니다.", "en": "No."}},
    "kernel": {"ko": "커널", "en": "the kernel", "right": True},
}
QUESTION = {"ko": "무엇입니까?", "en": "What is it?"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "answer-missing"),
        ("kernel", None),
        ("The Kernel ", None),
        ("커널", None),
        ("disk", "answer-answer-choice"),
        ("a cat", "answer-answer"),
    ],
)
def test_an_answer_is_one_of_the_choices(given, told):
    world = FakeWorld(answers={"it": given})
    assert why(world, answer={"question": QUESTION, "choices": CHOICES}) == told


@pytest.mark.parametrize(
    ("given", "told"), [("8080", None), (" 8080/TCP ", None), ("80801", "answer-answer")]
)
def test_an_answer_matches_as_a_whole(given, told):
    assert (
        why(FakeWorld(answers={"it": given}), answer={"question": QUESTION, "accept": ["8080(/tcp)?"]})
        == told
    )


@pytest.mark.parametrize(
    ("source", "given", "told"),
    [
        ("container:web:Config.Image", "tomcat", None),
        ("container:web:Config.Image", "nginx", "answer-answer"),
        ("container:web:Id", "web0", None),
        ("container:web:Id", "w", "answer-answer"),
        ("container:no:Id", "x", "answer-answer-source"),
        ("version:ApiVersion", "1.51", None),
        ("info:NCPU", "2", None),
        ("image:nginx:latest:Architecture", "AMD64", None),
    ],
)
def test_an_answer_is_read_from_the_daemon(source, given, told):
    hexadecimal = container("web")
    hexadecimal["Id"] = "beef" + "0" * 60
    given = given.replace("web0", "beef")
    images = {"nginx:latest": {"Architecture": "amd64"}}
    world = FakeWorld([hexadecimal], answers={"it": given}, daemon={"NCPU": 2}, images=images)
    assert why(world, answer={"question": QUESTION, "from": source}) == told


def test_a_value_deep_in_a_list_is_found():
    world = FakeWorld([container("web", Mounts=[{"Name": "data"}])])
    assert value("container:web:Mounts.0.Name", world) == "data"
    assert value("container:web:Mounts.7.Name", world) is None
    assert value("container:web:Name", world) == "web"
    assert value("container:web:State.Running", world) == "true"
