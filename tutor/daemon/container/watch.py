"""Watch what containers use: one stream of numbers for each, and which containers there are."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.each import path
from tutor.daemon.container.usage import Usage, usage
from tutor.daemon.raw import CutError
from tutor.daemon.wire import json_lines
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tutor.daemon.connection import Connection
    from tutor.daemon.raw import Raw
    from tutor.daemon.wire import Query

_STALE_SECONDS = 2.0
_SHORT = 12


class _Stream(threading.Thread):
    """Reads a stream of JSON until it ends or `stop` is called."""

    def __init__(self, connection: Connection, path: str, query: Query, take: Callable[[Any], None]) -> None:
        super().__init__(daemon=True)
        self.error: DockerError | None = None
        self.opened = threading.Event()
        self._answer: Raw | None = None
        self._connection, self._path, self._query = connection, path, query
        self._take = take

    def run(self) -> None:
        with suppress(OSError):
            try:
                with self._connection.raw("GET", self._path, self._query) as self._answer:
                    self.opened.set()
                    for one in json_lines(iter(self._answer.read, b"")):
                        self._take(one)
            except DockerError as error:
                self.error = error
        self.opened.set()

    def stop(self) -> None:
        """Make the stream end."""
        if self._answer is not None:
            self._answer.interrupt()


class Watched:
    """One container and its last numbers."""

    def __init__(self, connection: Connection, container: str, once: bool) -> None:
        self.container = container
        self.usage = Usage()
        self._once, self._at = once, 0.0
        self._stream = _Stream(connection, path(container, "stats"), {"stream": int(not once)}, self._take)
        self._stream.start()

    @property
    def error(self) -> DockerError | None:
        """Give what the daemon refused with, if it did."""
        return self._stream.error

    @property
    def valid(self) -> bool:
        """Tell whether the numbers are new; asked for once, they stay so."""
        fresh = self._stream.is_alive() and time.monotonic() - self._at < _STALE_SECONDS
        return bool(self._at) and (self._once or fresh)

    def wait(self) -> None:
        """Wait for the first numbers, an error, or as long as the daemon may take."""
        self._stream.opened.wait()
        latest = time.monotonic() + _STALE_SECONDS
        while not self._at and self._stream.is_alive() and time.monotonic() < latest:
            self._stream.join(0.02)

    def stop(self) -> None:
        """Ask for no more numbers."""
        self._stream.stop()

    def _take(self, found: Any) -> None:
        self.usage, self._at = usage(found), time.monotonic()


class Watch:
    """The containers that are watched; without names all, as they come and go."""

    def __init__(self, connection: Connection, names: tuple[str, ...], every: bool, once: bool) -> None:
        self._connection, self._every, self._once = connection, every, once
        self._watched: dict[str, Watched] = {}
        self._events: _Stream | None = None
        if not names:
            names = self._present()
        for name in names:
            self._add(name)
        for one in self:
            one.wait()

    def __iter__(self) -> Iterator[Watched]:
        return iter(list(self._watched.values()))

    @property
    def over(self) -> bool:
        """Tell whether the daemon has gone.

        Raises: DockerError where it is still there and only tells no more.
        """
        if self._events is None or self._events.is_alive():
            return False
        if isinstance(self._events.error, CutError):
            return True
        raise self._events.error or DockerError("EOF")

    def stop(self) -> None:
        """End all streams."""
        for one in self:
            one.stop()
        if self._events is not None:
            self._events.stop()

    def _present(self) -> tuple[str, ...]:
        """Listen first and list then, so that no container is missed."""
        query = {"filters": '{"type":{"container":true}}'}
        self._events = _Stream(self._connection, "/events", query, self._follow)
        self._events.start()
        self._events.opened.wait()
        if self._events.error is not None:
            raise self._events.error
        listed = self._connection.get("/containers/json", {"all": 1} if self._every else None)
        return tuple(one["Id"][:_SHORT] for one in listed)

    def _add(self, name: str) -> None:
        if name not in self._watched:
            self._watched[name] = Watched(self._connection, name, self._once)

    def _follow(self, event: Any) -> None:
        name = event["Actor"]["ID"][:_SHORT]
        if event["Action"] in ("start", "create" if self._every else "start"):
            self._add(name)
        elif event["Action"] == ("destroy" if self._every else "die"):
            gone = self._watched.pop(name, None)
            if gone is not None:
                gone.stop()
