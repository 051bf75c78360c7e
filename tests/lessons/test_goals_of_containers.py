from __future__ import annotations

import pytest

from tests.lessons.worlds import FakeWorld, container, unmet, why
from tests.support.lines import real_bank

CAT = {"container": "my-cat"}
PORTS = {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]}
ANONYMOUS = "f" * 64


def published(**bindings: list[tuple[str, str]]) -> dict:
    ports = {
        f"{inner.removeprefix('p')}/tcp": [{"HostIp": ip, "HostPort": host} for ip, host in pairs]
        for inner, pairs in bindings.items()
    }
    return {"NetworkSettings": {"Ports": ports}}


def mounted(**mount: object) -> dict:
    return {"Mounts": [{"Type": "volume", "Destination": "/data", "RW": True, **mount}]}


WEB = published(p80=[("0.0.0.0", "8080")])
LOCAL = published(p80=[("127.0.0.1", "8080")])
BIND = mounted(Type="bind", Source="/lesson/site")
HEALTH = {"State": {"Health": {"Status": "healthy"}}}
SHORT = {"HostConfig": {"RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 3}}}
LINKED = {"HostConfig": {"Links": ["/wp-db:/my-cat/mysql"]}}
ALIAS = {"NetworkSettings": {"Networks": {"lab": {"Aliases": ["db"]}}}}

# key of the goal, its value, the container with which it holds, the one with which it does not, and why not
ROWS = [
    ("state", "running", {}, {"state": "exited"}, "state-running-exited"),
    ("state", "running", {}, {"state": "created"}, "state-running-created"),
    ("state", "running", {}, {"state": "paused"}, "state-running-paused"),
    ("state", "running", {}, {"state": "restarting"}, "state-running-restarting"),
    ("state", "exited", {"state": "exited"}, {}, "state-exited-running"),
    ("state", "exited", {"state": "exited"}, {"state": "created"}, "state-exited-created"),
    ("state", "paused", {"state": "paused"}, {}, "state"),
    ("exit_code", 0, {"state": "exited"}, {"state": "exited", "State": {"ExitCode": 1}}, "exit_code"),
    ("exit_code", [137, 143], {"state": "exited", "State": {"ExitCode": 143}}, {"state": "exited"}, "exit_code"),
    ("exit_code", 0, {"state": "exited"}, {}, "exit_code-none"),
    ("restarts", ">=1", {"RestartCount": 2}, {"RestartCount": 0}, "restarts"),
    ("health", "healthy", HEALTH, {"State": {"Health": {"Status": "starting"}}}, "health"),
    ("health", "healthy", HEALTH, {}, "health-none"),
    ("image", "docker.io/library/tomcat:latest", {}, {"Config": {"Image": "nginx"}}, "image"),
    ("env", ["A=1", "EMPTY"], {}, {"Config": {"Env": ["EMPTY="]}}, "env-none"),
    ("env", ["A=1"], {}, {"Config": {"Env": ["A=2"]}}, "env-other"),
    ("env", ["EMPTY=1"], {"Config": {"Env": ["EMPTY=1"]}}, {}, "env-empty"),
    ("labels", {"tier": "web"}, {}, {"Config": {"Labels": {}}}, "labels"),
    ("restart", "on-failure:3", SHORT, {"HostConfig": {"RestartPolicy": {"Name": "always"}}}, "restart"),
    ("restart", "on-failure", SHORT, {}, "restart"),
    ("memory", "256m", {"HostConfig": {"Memory": 2**28}}, {"HostConfig": {"Memory": 2**20}}, "memory"),
    ("memory", "256m", {"HostConfig": {"Memory": 2**28}}, {}, "memory-none"),
    ("user", "www", {"Config": {"User": "www"}}, {"Config": {"User": "root"}}, "user"),
    ("user", "www", {"Config": {"User": "www"}}, {}, "user-none"),
    ("command", ["run"], {}, {"Config": {"Cmd": ["sh"]}}, "command"),
    ("command", ["run"], {}, {"Config": {"Cmd": None}}, "command-none"),
    ("autoremove", True, {"HostConfig": {"AutoRemove": True}}, {}, "autoremove-off"),
    ("autoremove", False, {}, {"HostConfig": {"AutoRemove": True}}, "autoremove-on"),
    ("tty", True, {"Config": {"Tty": True}}, {}, "tty-off"),
    ("tty", False, {}, {"Config": {"Tty": True}}, "tty-on"),
    ("hostname", "box", {"Config": {"Hostname": "box"}}, {"Config": {"Hostname": "abc"}}, "hostname"),
    ("hostname", "box", {"Config": {"Hostname": "box"}}, {}, "hostname-none"),
    ("ports", ["8080:80"], WEB, {}, "ports-none"),
    ("ports", ["8080:80"], LOCAL, published(p80=[("", "8081")]), "ports-host"),
    ("ports", ["8080:80/tcp"], WEB, published(p8080=[("", "8080")]), "ports-inner"),
    ("ports", ["127.0.0.1:8080:80"], LOCAL, WEB, "ports-address"),
    ("ports", ["0.0.0.0:8080:80"], published(p80=[("::", "8080")]), LOCAL, "ports-address"),
    ("ports", ["80"], published(p80=[("", "32768")]), published(p81=[("", "80")]), "ports-other"),
    ("ports", ["8080:80"], {"HostConfig": {"PortBindings": PORTS}, "state": "created"}, {}, "ports-none"),
    ("networks", ["lab"], ALIAS, {}, "networks"),
    ("networks", ["none-yet"], {"NetworkSettings": {"Networks": {"none-yet": {}}}}, {}, "networks-none"),
    ("networks", ["lab=db"], ALIAS, {"NetworkSettings": {"Networks": {"lab": {}}}}, "networks-alias"),
    ("links", ["wp-db:mysql"], LINKED, {}, "links"),
    ("links", ["wp-db:db"], {"HostConfig": {"Links": ["/wp-db:/my-cat/db"]}}, LINKED, "links-alias"),
    ("links", ["wp-db:db"], {"NetworkSettings": {"Networks": {"n": {"Links": ["wp-db:db"]}}}}, {}, "links"),
    ("mounts", ["data:/data"], mounted(Name="data"), {}, "mounts"),
    ("mounts", ["data:/data"], mounted(Name="data"), mounted(Name="data", Destination="/x"), "mounts-where"),
    ("mounts", ["data:/data"], mounted(Name="data"), mounted(Name=ANONYMOUS), "mounts-anonymous"),
    ("mounts", ["data:/data/"], mounted(Name="data"), mounted(Name="other"), "mounts-volume"),
    ("mounts", ["./site:/data"], BIND, mounted(Name="site"), "mounts-volume"),
    ("mounts", ["./site:/data"], BIND, mounted(Type="bind", Source="/lesson/sites"), "mounts-bind"),
    ("mounts", ["*:/data"], mounted(Name=ANONYMOUS), mounted(Name="data"), "mounts-named"),
    ("mounts", ["data:/data:ro"], mounted(Name="data", RW=False), mounted(Name="data"), "mounts-mode"),
    ("mounts", ["data:/data"], mounted(Name="data", RW=False), {}, "mounts"),
]  # fmt: skip


def made(given: dict) -> FakeWorld:
    facts = dict(given)
    return FakeWorld(
        [container(state=facts.pop("state", "running"), **facts)], networks={"lab": {"Name": "lab"}}
    )


@pytest.mark.parametrize(("key", "value", "right", "wrong", "told"), ROWS)
def test_a_key_holds_or_tells_what_there_is(key, value, right, wrong, told):
    assert why(made(right), **CAT, **{key: value}) is None
    assert why(made(wrong), **CAT, **{key: value}) == f"container-{told}"
    found = unmet(made(wrong), **CAT, **{key: value})
    assert real_bank().slots(f"message/lesson-why.container-{told}") <= found.slots.keys()
    assert found.because == key


def test_a_log_contains_a_text():
    world = FakeWorld([container()], logs="Server startup in 3 s")
    assert why(world, **CAT, log="Server startup") is None
    assert why(world, **CAT, log="ready") == "container-log"


def test_a_container_that_is_not_there():
    assert why(FakeWorld(), **CAT) == "container-missing"
    assert why(FakeWorld(), **CAT, state="absent") is None
    assert why(FakeWorld([container()]), **CAT, state="absent") == "container-present"


def test_a_container_without_the_name_is_told():
    world = FakeWorld([container("quirky_fox")])
    assert why(world, **CAT, image="tomcat") == "container-missing-other"
    assert unmet(world, **CAT, image="tomcat").slots["other"] == "quirky_fox"


def test_what_matters_first_is_told_first():
    assert (
        why(made({"state": "exited"}), **CAT, ports=["8080:80"], state="running")
        == "container-state-running-exited"
    )


def test_any_container_that_fits_will_do():
    world = FakeWorld([container("a", "exited"), container("b"), container("c", Config={"Image": "nginx"})])
    assert why(world, container="*", image="tomcat", state="running") is None
    assert why(world, container="*", image="nginx", state="exited") == "container-state-exited-running"
    assert why(world, container="*", image="mysql") == "container-missing-image"
    assert why(world, container="*", labels={"tier": "db"}) == "container-missing-any"
    assert why(world, container="*", image="tomcat", command=["ps"]) == "container-missing-image"
    assert why(world, container="*", image="mysql", state="absent") is None
    assert why(world, container="*", image="nginx", state="absent") == "container-present"


def test_an_image_under_another_name_is_the_same_image():
    world = FakeWorld([container(Config={"Image": "cat:1"})], images={"tomcat": {"Id": "sha256:tomcat"}})
    assert why(world, **CAT, image="tomcat") is None
