"""Lets ports that containers publish in a closed network namespace answer on the learner's localhost."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Any

from tutor.daemon.errors import ApiError, UnreachableError
from tutor.practice.egress import join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tutor.daemon.connection import Connection
    from tutor.practice.namespace import Namespace

_HERE = "127.0.0.1"
_EVERY = {"0.0.0.0", "::", "", _HERE, "::1"}
Published = tuple[str, int]


class Relay:
    """Follow the published TCP ports of one daemon; `taken(port)` is called where a port is in use here."""

    def __init__(self, namespace: Namespace, connection: Connection, taken: Callable[[int], None]) -> None:
        self._namespace = namespace
        self._connection = connection
        self._taken = taken
        self._open: dict[Published, socket.socket | None] = {}

    def start(self) -> None:
        """Follow the daemon in a thread, until it ends."""
        threading.Thread(target=self._follow, daemon=True).start()

    def _follow(self) -> None:
        filters = '{"type":{"container":true}}'
        with contextlib.suppress(ApiError, UnreachableError, OSError):
            events = self._connection.lines("GET", "/events", {"filters": filters})
            self._adjust()
            for _ in events:
                self._adjust()

    def _adjust(self) -> None:
        """Open what has been published and close what no longer is."""
        wanted = set(published(self._connection.get("/containers/json")))
        for gone in self._open.keys() - wanted:
            listening = self._open.pop(gone)
            if listening is not None:
                with contextlib.suppress(OSError):
                    listening.shutdown(socket.SHUT_RDWR)
                listening.close()
        for new in wanted - self._open.keys():
            self._open[new] = self._listen(new)

    def _listen(self, place: Published) -> socket.socket | None:
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((_HERE, place[1]))
        except OSError:
            listening.close()
            self._taken(place[1])
            return None
        listening.listen(64)
        threading.Thread(target=self._accept, args=(listening, place), daemon=True).start()
        return listening

    def _accept(self, listening: socket.socket, place: Published) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = listening.accept()
                threading.Thread(target=self._connect, args=(caller, place), daemon=True).start()

    def _connect(self, caller: socket.socket, place: Published) -> None:
        inside = self._namespace.connector()
        try:
            inside.connect(place)
        except OSError:
            inside.close()
            caller.close()
            return
        join(caller, inside)


def published(containers: Iterable[dict[str, Any]]) -> Iterable[Published]:
    """Give the address and port of each published TCP port, as seen inside the namespace."""
    for container in containers:
        for port in container.get("Ports") or []:
            if port.get("PublicPort") and port.get("Type") == "tcp":
                address = port.get("IP", "")
                yield (_HERE if address in _EVERY else address), port["PublicPort"]
