"""What goals of lessons ask about the daemon and this machine; each thing is asked for once.

Make a new one for each check. A lesson may come from anybody: programs run in containers only, pages are
fetched from this machine or the daemon's own, and files are read in the lesson's folder only.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from tutor.daemon.config import load as load_config
from tutor.daemon.connection import Connection
from tutor.daemon.container.each import path as container_path
from tutor.daemon.context.store import Store
from tutor.daemon.errors import ApiError
from tutor.daemon.pages import fetch
from tutor.daemon.peek import log, read_volume, run_inside
from tutor.lessons.world import Contexts, Facts, Page, Ran

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence
    from pathlib import Path

    from tutor.model import Invocation

_T = TypeVar("_T")
_MOST = 1 << 20  # bytes of a file that are looked at
DEFAULT = "default"


class DaemonWorld:
    """The world as it is now. `patience` is in seconds, for each page and each program in a container."""

    def __init__(
        self,
        connection: Connection,
        folder: Path,
        used: Sequence[Invocation] = (),
        answers: Mapping[str, str] | None = None,
        patience: float = 2.0,
    ) -> None:
        self.used = used
        self.answers = answers or {}
        self._connection = connection
        self._folder = folder
        self._patience = patience
        self._known: dict[Hashable, Any] = {}

    def container(self, name: str) -> Facts | None:
        """Inspect a container by its name or whole ID."""
        found: Facts | None = self._get(container_path(name, "json"))
        return found if found and name in (str(found["Name"]).removeprefix("/"), found["Id"]) else None

    def containers(self) -> Sequence[Facts]:
        """List all containers, the newest first."""
        return self._get("/containers/json", all=1) or ()

    def image(self, reference: str) -> Facts | None:
        """Inspect an image by any of its names."""
        found: Facts | None = self._get(f"/images/{reference}/json")
        return found

    def network(self, name: str) -> Facts | None:
        """Inspect a network by its name."""
        found: Facts | None = self._get(f"/networks/{name}")
        return found if found and found["Name"] == name else None

    def volume(self, name: str) -> Facts | None:
        """Inspect a volume."""
        found: Facts | None = self._get(f"/volumes/{name}")
        return found

    def service(self, name: str) -> Facts | None:
        """Inspect a service by its name."""
        found: Facts | None = self._get(f"/services/{name}")
        return found if found and found["Spec"]["Name"] == name else None

    def services(self) -> Sequence[Facts]:
        """List all services."""
        return self._get("/services") or ()

    def tasks(self, service: str) -> Sequence[Facts]:
        """List the tasks of a service, newest first."""
        found = self.service(service)
        tasks = self._get("/tasks") or () if found else ()
        mine = [one for one in tasks if one["ServiceID"] == found["ID"]] if found else []
        return sorted(mine, key=lambda one: str(one["CreatedAt"]), reverse=True)

    def nodes(self) -> Sequence[Facts]:
        """List the nodes of the swarm."""
        return self._get("/nodes") or ()

    def info(self) -> Facts:
        """Give what the daemon says of itself."""
        return self._get("/info") or {}

    def version(self) -> Facts:
        """Give the versions of the daemon's parts."""
        return self._get("/version") or {}

    def contexts(self) -> Contexts:
        """List the contexts, with the one that `docker context use` or the environment chose."""
        config = load_config(os.environ)
        names = (DEFAULT, *(str(one["Name"]) for one in Store(config).all()))
        return Contexts(names, os.environ.get("DOCKER_CONTEXT") or config.text("currentContext") or DEFAULT)

    def log(self, container: str) -> str:
        """Give the end of a container's log."""
        found = self.container(container)
        return log(found, self._hasty()) if found else ""

    def run_inside(self, container: str, command: Sequence[str]) -> Ran | None:
        """Run a program in a running container."""
        key = ("inside", container, *command)
        return self._once(key, lambda: run_inside(container, command, self._hasty(), self._patience))

    def in_volume(self, volume: str, path: str) -> str | None:
        """Read a file of a volume through a container that has it, or through one that is made for it."""
        return self._once(("volume", volume, path), lambda: read_volume(volume, path, self))

    def file(self, path: str) -> str | None:
        """Read a file of the lesson's working folder."""
        inside = self._folder.resolve()
        found = (inside / path).resolve()
        if not found.is_relative_to(inside) or not found.exists():
            return None
        with suppress(OSError):
            if found.is_file():
                with found.open("rb") as file:
                    return file.read(_MOST).decode("utf-8", "replace")
        return ""

    def folder(self) -> str:
        """Give the lesson's working folder."""
        return str(self._folder.resolve())

    def fetch(self, url: str) -> Page | None:
        """Get a page from this machine, or from the daemon's where that is another one."""
        return self._once(("page", url), lambda: fetch(url, self._connection.endpoint, self._patience))

    @property
    def connection(self) -> Connection:
        """Give the connection."""
        return self._connection

    def _hasty(self) -> Connection:
        """Give a connection that does not wait for ever."""
        return self._once(("hasty",), lambda: Connection(self._connection.endpoint, timeout=self._patience))

    def _get(self, path: str, **query: object) -> Any:
        return self._once((path,), lambda: self._ask(path, query))

    def _ask(self, path: str, query: Mapping[str, object]) -> Any:
        try:
            return self._connection.get(path, query or None)
        except ApiError:  # there is none, or this is no swarm's manager
            return None

    def _once(self, key: Hashable, ask: Callable[[], _T]) -> _T:
        if key not in self._known:
            self._known[key] = ask()
        found: _T = self._known[key]
        return found

    def close(self) -> None:
        """Close what was opened for this check."""
        if ("hasty",) in self._known:
            self._known[("hasty",)].close()
