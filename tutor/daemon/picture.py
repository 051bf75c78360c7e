"""Reads the state of a daemon for the map: four requests, three more where it manages a swarm."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.container.ports import joined
from tutor.daemon.names import own_name
from tutor.map.state import Container, Link, Mount, Network, Node, Port, Service, State, Status, Volume

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tutor.daemon.connection import Connection

_CODE: Final = re.compile(r"\((\d+)\)")
_HEALTH: Final = re.compile(r"\((?:health: )?(healthy|unhealthy|starting)\)")
_ANONYMOUS: Final = re.compile(r"[0-9a-f]{64}")
_MADE_BY_DOCKER: Final = frozenset({"bridge", "host", "none", "docker_gwbridge", "ingress"})
_SHORT: Final = 12
_EVERYWHERE: Final = ("0.0.0.0", "::", "")


def state(connection: Connection) -> State:
    """Give what is on the daemon.

    Raises: DockerError if it does not answer.
    """
    info = connection.get("/info")
    containers = connection.get("/containers/json", {"all": 1})
    names = {one["Id"]: clean(own_name(one)) for one in containers}
    swarm = info.get("Swarm") or {}
    manages = swarm.get("LocalNodeState") == "active" and swarm.get("ControlAvailable")
    nodes, services = _swarm(connection) if manages else ((), ())
    return State(
        id=info.get("ID", ""),
        host=clean(info.get("Name", "")),
        containers=tuple(_container(one, names) for one in containers),
        networks=tuple(_network(one) for one in connection.get("/networks")),
        volumes=tuple(_volume(one) for one in connection.get("/volumes").get("Volumes") or ()),
        services=services,
        nodes=nodes,
    )


def clean(text: str) -> str:
    """Show what would move the cursor, or be invisible, by its code."""
    whole = unicodedata.normalize("NFC", text)
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "replace").decode() for char in whole
    )


def _container(found: Any, names: Mapping[str, str]) -> Container:
    mode = (found.get("HostConfig") or {}).get("NetworkMode", "")
    other = mode.removeprefix("container:") if mode.startswith("container:") else ""
    networks = (found.get("NetworkSettings") or {}).get("Networks") or {}
    mounts = (_mount(one) for one in found.get("Mounts") or ())
    return Container(
        id=found["Id"],
        name=clean(own_name(found)),
        image=_image(found["Image"]),
        status=_status(found),
        links=tuple(
            sorted((_link(name, one) for name, one in networks.items()), key=lambda one: one.network)
        ),
        ports=tuple(ports(found.get("Ports") or ())),
        mounts=tuple(sorted(mounts, key=lambda one: one.target)),
        shares=names.get(other, clean(other[:_SHORT])),
    )


def _image(name: str) -> str:
    """Shorten what has no name, or also a digest."""
    bare = name.removeprefix("sha256:")
    return bare[:_SHORT] if _ANONYMOUS.fullmatch(bare) else clean(name.partition("@")[0])


def _status(found: Any) -> Status:
    told = found.get("Status", "")
    code = _CODE.search(told) if found["State"] == "exited" else None
    health = _HEALTH.search(told)
    return Status(found["State"], int(code[1]) if code else None, health[1] if health else "")


def _link(name: str, found: Any) -> Link:
    return Link(clean(name), found.get("IPAddress") or found.get("GlobalIPv6Address") or "")


def _mount(found: Any) -> Mount:
    kind, source = found.get("Type", ""), found.get("Name") or found.get("Source", "")
    if kind == "volume" and _ANONYMOUS.fullmatch(source):
        kind = "anonymous"
    return Mount(clean(kind), clean(source), clean(found["Destination"]), not found.get("RW", True))


def ports(found: Iterable[Any]) -> Iterator[Port]:
    """Give published ports; neighbours together, and once where they are open on both kinds of addresses."""
    published = {
        (
            one["Type"],
            "" if one.get("IP", "") in _EVERYWHERE else one["IP"],
            one["PublicPort"],
            one["PrivatePort"],
        )
        for one in found
        if one.get("PublicPort")
    }
    runs: list[list[Any]] = []
    for kind, address, outside, inside in sorted(published):
        last = runs[-1] if runs else None
        if last and last[:2] == [kind, address] and (last[3] + 1, last[5] + 1) == (outside, inside):
            last[3], last[5] = outside, inside
        else:
            runs.append([kind, address, outside, outside, inside, inside])
    for kind, address, *numbers in runs:
        first, second = _range(*numbers[:2]), _range(*numbers[2:])
        suffix = "" if kind == "tcp" else f"/{kind}"
        yield Port(joined(address, first) if address else first, f"{second}{suffix}")


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _network(found: Any) -> Network:
    pools = (found.get("IPAM") or {}).get("Config") or ()
    name, driver = found["Name"], found.get("Driver", "")
    subnet = next((one["Subnet"] for one in pools if one.get("Subnet")), "")
    return Network(found["Id"], clean(name), clean(driver), clean(subnet), name not in _MADE_BY_DOCKER)


def _volume(found: Any) -> Volume:
    name = found["Name"]
    labels = found.get("Labels") or {}
    anonymous = "com.docker.volume.anonymous" in labels or _ANONYMOUS.fullmatch(name) is not None
    return Volume(clean(name), anonymous)


def _swarm(connection: Connection) -> tuple[tuple[Node, ...], tuple[Service, ...]]:
    nodes = tuple(sorted(map(_node, connection.get("/nodes")), key=lambda one: (one.role, one.name)))
    tasks = connection.get("/tasks", {"filters": '{"desired-state":{"running":true}}'})
    names = {one.id: one.name for one in nodes}
    services = (_service(one, tasks, names) for one in connection.get("/services"))
    return nodes, tuple(sorted(services, key=lambda one: one.name))


def _node(found: Any) -> Node:
    manager = found.get("ManagerStatus") or {}
    role = "leader" if manager.get("Leader") else found["Spec"].get("Role", "worker")
    state, availability = found["Status"].get("State", ""), found["Spec"].get("Availability", "active")
    told = availability if state == "ready" and availability != "active" else state
    return Node(found["ID"], clean(found["Description"].get("Hostname", "")), role, clean(told))


def _service(found: Any, tasks: Iterable[Any], names: Mapping[str, str]) -> Service:
    own = [one for one in tasks if one.get("ServiceID") == found["ID"]]
    running = [one for one in own if (one.get("Status") or {}).get("State") == "running"]
    spec, mode = found["Spec"], found["Spec"].get("Mode") or {}
    wanted = (mode.get("Replicated") or mode.get("ReplicatedJob") or {}).get("Replicas", len(own))
    counts = Counter(names.get(one.get("NodeID", ""), "?") for one in running)
    image = ((spec.get("TaskTemplate") or {}).get("ContainerSpec") or {}).get("Image", "")
    return Service(
        found["ID"],
        clean(spec.get("Name", "")),
        _image(image),
        len(running),
        wanted,
        tuple(sorted(counts.items())),
        tuple(ports(map(_listed, (found.get("Endpoint") or {}).get("Ports") or ()))),
    )


def _listed(found: Any) -> Mapping[str, Any]:
    """Write a service's port as one of a container's."""
    return {
        "Type": found.get("Protocol", "tcp"),
        "PublicPort": found.get("PublishedPort", 0),
        "PrivatePort": found.get("TargetPort", 0),
    }
