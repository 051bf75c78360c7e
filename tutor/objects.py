"""What is on the daemon, as those who look at it tell the others: containers, images, networks, volumes.

Named tuples as in the bank: making a dataclass takes ten times as long.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tutor.model import Slots


class Thing(NamedTuple):
    """One object on the daemon as safety needs to know it.

    `size` is in bytes, -1 where unknown; `created` in seconds since 1970, 0 where unknown.
    """

    kind: str
    name: str
    id: str = ""
    running: bool = False
    size: int = -1
    image: str = ""
    used_by: tuple[str, ...] = ()
    dangling: bool = False
    anonymous: bool = False
    created: float = 0.0
    labels: Slots = MappingProxyType({})


class Snapshot(NamedTuple):
    """What was on the daemon just before the line. Empty where nothing was asked for.

    `taken` is the moment, in seconds since 1970: ages in filters count from it. `project` is the Compose
    project that the line is about, "" where it is about none or that is not known.
    """

    things: tuple[Thing, ...] = ()
    api_version: str = ""
    taken: float = 0.0
    project: str = ""

    def of(self, kind: str) -> tuple[Thing, ...]:
        """Give the objects of one kind (`container`, `image`, `network`, `volume`)."""
        return tuple(thing for thing in self.things if thing.kind == kind)


class ImageFacts(NamedTuple):
    """What an image says about itself.

    `ports` look like `80/tcp`; `folders` are paths with files that count, `volumes` those it declares;
    `names` are all its names on the daemon. A `database` keeps data in a form of its own version.
    """

    ports: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    volumes: tuple[str, ...] = ()
    entrypoint: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    database: bool = False


class ContainerFacts(NamedTuple):
    """What a container is and how it fares, as the daemon tells it.

    `state` is the daemon's word (`running`, `exited`, ...), `restart` the policy, `ports` lines of `docker
    port`, `mounts` lines `source -> target`. `log` are its last lines, `health_log` what the last failing
    check said. `written` are files outside volumes, `anonymous` volumes without a name.
    """

    name: str
    image: str = ""
    state: str = ""
    exit_code: int = 0
    error: str = ""
    oom: bool = False
    restart: str = ""
    restarts: int = 0
    health: str = ""
    health_log: str = ""
    command: tuple[str, ...] = ()
    tty: bool = False
    ports: tuple[str, ...] = ()
    mounts: tuple[str, ...] = ()
    log: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    anonymous: tuple[str, ...] = ()
