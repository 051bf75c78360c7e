"""What is on a daemon, as far as the map shows it. All texts are clean: nothing in them moves a cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

Mark = Literal["", "new", "changed", "gone"]


class Status(NamedTuple):
    """How a container fares: the daemon's words, and the exit code of one that has ended."""

    state: str = "running"
    code: int | None = None
    health: str = ""


RUNNING: Final = Status()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What can be compared with how it was before; things of one `key` are the same thing."""

    mark: Mark = ""

    @property
    def key(self) -> object:
        """Give what stays the same while the thing changes."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Link(Marked):
    """A container's place on a network; without an address while it does not run."""

    network: str
    address: str = ""

    @property
    def key(self) -> object:
        """Give the network: a container joins it once."""
        return self.network


@dataclass(frozen=True, slots=True)
class Port(Marked):
    """Ports of the host, such as `8080` or `127.0.0.1:8080-8082`, and where they lead to: `80`, `53/udp`."""

    outside: str
    inside: str

    @property
    def key(self) -> object:
        """Give both sides."""
        return self.outside, self.inside


@dataclass(frozen=True, slots=True)
class Mount(Marked):
    """What a container sees at `target`.

    `kind` is `volume`, `anonymous`, `bind`, `tmpfs`, or the daemon's word for another.
    """

    kind: str
    source: str
    target: str
    read_only: bool = False

    @property
    def key(self) -> object:
        """Give all of it: a mount never changes."""
        return self.kind, self.source, self.target


@dataclass(frozen=True, slots=True)
class Container(Marked):
    """A container; `shares` names the one whose network it uses, `was` is an earlier status."""

    id: str
    name: str
    image: str = ""
    status: Status = RUNNING
    links: tuple[Link, ...] = ()
    ports: tuple[Port, ...] = ()
    mounts: tuple[Mount, ...] = ()
    shares: str = ""
    was: Status | None = None

    @property
    def key(self) -> object:
        """Give the ID: names change."""
        return self.id

    @property
    def alive(self) -> bool:
        """Tell whether its program runs, or is to run again at once."""
        return self.status.state in ("running", "paused", "restarting")


@dataclass(frozen=True, slots=True)
class Network(Marked):
    """A network; `own` where somebody made it, and not the daemon."""

    id: str
    name: str
    driver: str = "bridge"
    subnet: str = ""
    own: bool = True

    @property
    def key(self) -> object:
        """Give the ID: another network may get the name."""
        return self.id

    @property
    def details(self) -> str:
        """Give the driver where it is not the usual one, and the addresses."""
        driver = "" if self.driver in ("bridge", "host", "null") else self.driver
        return " ".join(filter(None, [driver, self.subnet]))


@dataclass(frozen=True, slots=True)
class Volume(Marked):
    """A volume."""

    name: str
    anonymous: bool = False

    @property
    def key(self) -> object:
        """Give the name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Node(Marked):
    """A machine of the swarm.

    `role` is `leader`, `manager` or `worker`, `state` a word such as `ready`, `down` or `drain`.
    """

    id: str
    name: str
    role: str
    state: str = "ready"

    @property
    def key(self) -> object:
        """Give the ID."""
        return self.id


@dataclass(frozen=True, slots=True)
class Service(Marked):
    """A service: how many of its tasks run and should run, and how many on which node."""

    id: str
    name: str
    image: str = ""
    running: int = 0
    wanted: int = 0
    nodes: tuple[tuple[str, int], ...] = ()
    ports: tuple[Port, ...] = ()

    @property
    def key(self) -> object:
        """Give the ID."""
        return self.id


@dataclass(frozen=True, slots=True)
class State:
    """A daemon at one moment; `id` tells one daemon from another, `host` is its machine's name."""

    id: str = ""
    host: str = ""
    containers: tuple[Container, ...] = ()
    networks: tuple[Network, ...] = ()
    volumes: tuple[Volume, ...] = ()
    services: tuple[Service, ...] = ()
    nodes: tuple[Node, ...] = ()

    def used(self) -> frozenset[str]:
        """Give the names of the volumes that containers use."""
        return frozenset(mount.source for one in self.containers for mount in one.mounts)
