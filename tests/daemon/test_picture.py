"""The state for the map is read in few requests, and nothing in it can move a cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tutor.daemon.picture import clean, ports, state
from tutor.map.state import Link, Mount, Node, Port, Service, Status

if TYPE_CHECKING:
    from tutor.daemon.connection import Connection

CONTAINER = {
    "Id": "a" * 64,
    "Names": ["/web", "/other/link"],
    "Image": "nginx@sha256:" + "1" * 64,
    "State": "running",
    "Status": "Up 2 minutes (health: starting)",
    "HostConfig": {"NetworkMode": "back"},
    "NetworkSettings": {"Networks": {"front": {"IPAddress": "10.0.0.2"}, "back": {"IPAddress": ""}}},
    "Ports": [],
    "Mounts": [
        {"Type": "bind", "Source": "/tmp/\x1b[2J", "Destination": "/z", "RW": False},
        {"Type": "volume", "Name": "f" * 64, "Source": "/var/lib/x", "Destination": "/a", "RW": True},
    ],
}
ENDED = {
    **CONTAINER,
    "Id": "b" * 64,
    "Names": ["/old"],
    "State": "exited",
    "Status": "Exited (137) 3 days ago",
}
SHARING = {
    **CONTAINER,
    "Id": "c" * 64,
    "Names": ["/side"],
    "HostConfig": {"NetworkMode": f"container:{'a' * 64}"},
}
INFO = {"ID": "X", "Name": "lab", "Swarm": {"LocalNodeState": "inactive"}}
ANSWERS = {
    "/info": INFO,
    "/containers/json": [CONTAINER, ENDED, SHARING],
    "/networks": [
        {"Id": "n", "Name": "back", "Driver": "bridge", "IPAM": {"Config": [{"Subnet": "10.0.0.0/8"}]}}
    ],
    "/volumes": {"Volumes": None},
    "/nodes": [
        {
            "ID": "m",
            "Spec": {"Role": "manager", "Availability": "drain"},
            "Description": {"Hostname": "lab"},
            "Status": {"State": "ready"},
            "ManagerStatus": {"Leader": True},
        }
    ],
    "/services": [
        {
            "ID": "s",
            "Spec": {
                "Name": "web",
                "Mode": {"Replicated": {"Replicas": 3}},
                "TaskTemplate": {"ContainerSpec": {"Image": "nginx:1@sha256:0"}},
            },
            "Endpoint": {"Ports": [{"Protocol": "tcp", "PublishedPort": 80, "TargetPort": 8080}]},
        }
    ],
    "/tasks": [
        {"ServiceID": "s", "NodeID": "m", "Status": {"State": "running"}},
        {"ServiceID": "s", "NodeID": "m", "Status": {"State": "preparing"}},
        {"ServiceID": "t", "NodeID": "m", "Status": {"State": "running"}},
    ],
}


class Daemon:
    """Answers, and keeps what it was asked."""

    def __init__(self, **more: Any) -> None:
        self.answers = {**ANSWERS, **{f"/{path}": answer for path, answer in more.items()}}
        self.asked: list[str] = []

    def get(self, path: str, _: object = None) -> Any:
        self.asked.append(path)
        return self.answers[path]


def test_four_requests_are_enough() -> None:
    daemon = Daemon()
    found = state(cast("Connection", daemon))
    assert daemon.asked == ["/info", "/containers/json", "/networks", "/volumes"]
    assert [one.name for one in found.containers] == ["web", "old", "side"]


def test_a_container_is_read_with_all_that_the_map_shows() -> None:
    web, old, side = state(cast("Connection", Daemon())).containers
    assert web.image == "nginx"
    assert web.status == Status("running", None, "starting")
    assert web.links == (Link("back"), Link("front", "10.0.0.2"))
    assert web.mounts[0] == Mount("anonymous", "f" * 64, "/a")
    assert web.mounts[1].read_only
    assert old.status == Status("exited", 137)
    assert side.shares == "web"


def test_control_and_invisible_characters_are_shown_by_their_codes() -> None:
    web = state(cast("Connection", Daemon())).containers[0]
    assert web.mounts[1].source == r"/tmp/\x1b[2J"
    assert clean("a\u202eb\u200bc\nd\x9be") == r"a\u202eb\u200bc\nd\x9be"
    assert clean("\u1112\u1161\u11ab") == "한"


def test_ports_are_told_once_and_neighbours_together() -> None:
    def one(inside: int, outside: int = 0, address: str = "0.0.0.0", kind: str = "tcp") -> dict[str, Any]:
        return {"IP": address, "PrivatePort": inside, "PublicPort": outside, "Type": kind}

    told = [
        one(80, 8080),
        one(80, 8080, "::"),
        one(9),
        one(53, 53, "127.0.0.1", "udp"),
        one(1, 7001),
        one(2, 7002),
    ]
    assert set(ports(told)) == {Port("8080", "80"), Port("127.0.0.1:53", "53/udp"), Port("7001-7002", "1-2")}


def test_a_manager_of_a_swarm_is_asked_for_services_and_nodes() -> None:
    swarm = {"LocalNodeState": "active", "ControlAvailable": True}
    found = state(cast("Connection", Daemon(info={**INFO, "Swarm": swarm})))
    assert found.nodes == (Node("m", "lab", "leader", "drain"),)
    assert found.services == (Service("s", "web", "nginx:1", 1, 3, (("lab", 1),), (Port("80", "8080"),)),)


def test_a_worker_of_a_swarm_cannot_tell_about_services() -> None:
    daemon = Daemon(info={**INFO, "Swarm": {"LocalNodeState": "active", "ControlAvailable": False}})
    assert state(cast("Connection", daemon)).services == ()
    assert len(daemon.asked) == 4
