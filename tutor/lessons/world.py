"""What goals may ask about the daemon and the world; `tutor.daemon.world` answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.model import Invocation

Facts = dict[str, Any]
"""A thing as the daemon's API describes it when inspected."""


class Page(NamedTuple):
    """What a web server said."""

    status: int
    text: str


class Ran(NamedTuple):
    """How a program ended inside a container."""

    exit_code: int
    output: str


class Contexts(NamedTuple):
    """The contexts of the docker command."""

    names: tuple[str, ...]
    current: str


class World(Protocol):
    """Each question is asked once for each check; what is not there is None or empty."""

    @property
    def used(self) -> Sequence[Invocation]:
        """Give the docker commands of this lesson that Docker took, in order."""

    @property
    def answers(self) -> Mapping[str, str]:
        """Give what the learner has answered last, by the id of the goal."""

    def container(self, name: str) -> Facts | None:
        """Inspect a container by its name or whole ID."""

    def containers(self) -> Sequence[Facts]:
        """List all containers, the newest first, as the API does it (`Names`, `Image`, `State`, ...)."""

    def image(self, reference: str) -> Facts | None:
        """Inspect an image by any of its names."""

    def network(self, name: str) -> Facts | None:
        """Inspect a network by its name."""

    def volume(self, name: str) -> Facts | None:
        """Inspect a volume."""

    def service(self, name: str) -> Facts | None:
        """Inspect a service by its name."""

    def services(self) -> Sequence[Facts]:
        """Inspect all services."""

    def tasks(self, service: str) -> Sequence[Facts]:
        """List the tasks of a service by its name, newest first."""

    def nodes(self) -> Sequence[Facts]:
        """List the nodes of the swarm; none where there is no swarm or this is no manager."""

    def info(self) -> Facts:
        """Give what the daemon says of itself."""

    def version(self) -> Facts:
        """Give the versions of the daemon's parts."""

    def contexts(self) -> Contexts:
        """List the contexts."""

    def log(self, container: str) -> str:
        """Give the end of a container's log."""

    def run_inside(self, container: str, command: Sequence[str]) -> Ran | None:
        """Run a program in a running container; None if it cannot be, or takes too long."""

    def in_volume(self, volume: str, path: str) -> str | None:
        """Read a file of a volume as text ("" for a folder); None if it is not there."""

    def file(self, path: str) -> str | None:
        """Read a file of the lesson's working folder as text ("" for a folder); None if it is not there."""

    def folder(self) -> str:
        """Give the lesson's working folder as an absolute path."""

    def fetch(self, url: str) -> Page | None:
        """Get a page from a server on this machine; None if nobody answers."""
