"""The daemon of this sitting: found or started in the background, dialled anew when another one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.later import Later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping

    from tutor.daemon.connection import Connection
    from tutor.model import Slots
    from tutor.practice import Practice

CHOICE = (
    "DOCKER_HOST",
    "DOCKER_CONTEXT",
    "DOCKER_CONFIG",
    "DOCKER_TLS_VERIFY",
    "DOCKER_CERT_PATH",
    "DOCKER_API_VERSION",
)


class Engine:
    """`find` looks for a daemon; it is called once, in whichever thread is first.

    `env` names the daemon from then on, also for programs that we start; it may change at any time.
    """

    def __init__(self, find: Callable[[], Practice], env: MutableMapping[str, str]) -> None:
        self.found = Later(lambda: self._adopt(find()))
        self._env = env
        self._chosen: tuple[str | None, ...] | None = None
        self._connection: Connection | None = None
        self.lent: Practice | None = None
        self._before: tuple[Later[Practice], dict[str, str | None]] | None = None

    def connection(self) -> Connection:
        """Give the connection to the daemon that is chosen now; it dials at first use.

        Raises: DockerError if the choice contradicts itself or names no known context.
        """
        from tutor import daemon

        self.found()
        chosen = tuple(self._env.get(name) for name in CHOICE)
        if self._connection is None or chosen != self._chosen:
            self.close()
            self._connection, self._chosen = daemon.connect(), chosen
        return self._connection

    @property
    def version(self) -> str:
        """Give the version of the daemon that answered last, "" if none did."""
        server = self._connection.server.get("Server", "") if self._connection else ""
        return server.removeprefix("Docker/").split(" ")[0]

    def news(self) -> Iterator[tuple[str, Slots]]:
        """Give what happened to a practice daemon since the last call: message keys with their slots."""
        if self.found.ready:
            yield from self.found().news()

    def borrow(self, other: Practice) -> None:
        """Work on another daemon until `give_back`; it is kept to the end, to be borrowed again."""
        self.give_back()
        if self.lent is not None and self.lent is not other:
            self.lent.close()
        self.lent = other
        self._before = self.found, {name: self._env.get(name) for name in CHOICE}
        self.found = Later(lambda: self._adopt(other))
        self.found()

    def give_back(self) -> bool:
        """Work on the daemon from before `borrow` again; tell whether another one was borrowed."""
        if self._before is None:
            return False
        (self.found, chosen), self._before = self._before, None
        for name, value in chosen.items():
            if value is None:
                self._env.pop(name, None)
            else:
                self._env[name] = value
        return True

    def close(self) -> None:
        """Drop the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def leave(self) -> None:
        """Drop the connection, and the practice daemon if nobody else uses it."""
        self.close()
        self.give_back()
        if self.lent is not None:
            self.lent.close()
        if self.found.ready:
            self.found().close()

    def _adopt(self, found: Practice) -> Practice:
        if place := found.host if found.daemon else found.instead:
            self._env["DOCKER_HOST"] = place
            self._env.pop("DOCKER_CONTEXT", None)
        return found
