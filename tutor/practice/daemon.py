"""A user's end of a practice daemon: start its keeper or join the one that runs, and hold on to it."""

from __future__ import annotations

import contextlib
import fcntl
import json
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, Literal

from tutor.practice.engine import EngineError
from tutor.practice.namespace import Namespace
from tutor.practice.paths import kit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tutor.practice.spec import Spec

_PATIENCE = 90.0  # seconds: a keeper that ends may still be stopping containers
_NOT_YET = 0.05
_AGAIN = 3.0


class Daemon:
    """A practice daemon that runs as long as somebody holds an object like this one open."""

    def __init__(self, name: str, connection: socket.socket, ready: dict[str, str], early: bytes) -> None:
        self.name = name
        self.host = ready["host"]
        self.namespace = Namespace(ready["namespace"])
        self._connection = connection
        self._connection.setblocking(False)
        self._unread = early

    def news(self) -> list[tuple[str, dict[str, str]]]:
        """Give what the keeper has reported since the last call, as message keys with their slots."""
        with contextlib.suppress(BlockingIOError, OSError):
            while data := self._connection.recv(65536):
                self._unread += data
        *lines, self._unread = self._unread.split(b"\n")
        messages = [json.loads(line) for line in lines]
        return [(message["key"], message["slots"]) for message in messages if "key" in message]

    def run(self, command: Sequence[str], **options: Any) -> subprocess.CompletedProcess[str]:
        """Run a program where published ports are on localhost; `options` are subprocess.run's."""
        return subprocess.run([*self.namespace.prefix, *command], text=True, **options)

    def keep(self) -> None:
        """Let the daemon run on when its last user has left."""
        self._wish("keep")

    def close(self) -> None:
        """Leave; the daemon ends with its last user."""
        self._connection.close()

    def stop(self) -> None:
        """End the daemon, whoever uses it, and wait until it is gone."""
        self._wish("stop")
        self._connection.setblocking(True)
        self._connection.settimeout(_PATIENCE)
        with contextlib.suppress(OSError):
            while self._connection.recv(65536):
                pass
        self.close()

    def _wish(self, word: Literal["keep", "stop"]) -> None:
        with contextlib.suppress(OSError):
            self._connection.sendall(json.dumps({word: True}).encode() + b"\n")


def join(name: str) -> Daemon | None:
    """Give the practice daemon `name` if it runs.

    Raises: EngineError if it runs but fails to start.
    """
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(str(kit().run(name) / "keeper.sock"))
    except OSError:
        connection.close()
        return None
    return _await_ready(name, connection)


def start(spec: Spec, report: Callable[..., None] | None = None) -> Daemon:
    """Join the practice daemon that `spec` names, or start it.

    Raises: EngineError if it does not start.
    """
    deadline = time.monotonic() + _PATIENCE
    asked = 0.0
    while time.monotonic() < deadline:
        found = join(spec.name)
        if found is not None:
            return found
        if time.monotonic() > asked + _AGAIN and not _is_kept(kit().run(spec.name)):
            if not asked and report is not None:
                report("practice.starting")
            _start_keeper(spec, kit().run(spec.name))
            asked = time.monotonic()
        time.sleep(_NOT_YET)
    raise EngineError(f"{spec.name}: no answer within {_PATIENCE:.0f} s")


def _is_kept(run: Path) -> bool:
    """Tell whether a keeper holds the lock: it is starting or ending."""
    run.mkdir(parents=True, exist_ok=True)
    with (run / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def _start_keeper(spec: Spec, run: Path) -> None:
    """Start a keeper as nobody's child; should another one be faster, it ends by itself."""
    words = [sys.executable, "-m", "tutor.practice.keeper", spec.to_json()]
    with (run / "keeper.log").open("ab") as log:
        subprocess.run(
            ["setsid", "--fork", *words], stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=True
        )


def _await_ready(name: str, connection: socket.socket) -> Daemon | None:
    """Read what the keeper says until the daemon is ready; None if the keeper is just ending."""
    connection.settimeout(_PATIENCE)
    unread = b""
    with contextlib.suppress(ConnectionError):
        while data := connection.recv(65536):
            unread += data
            *lines, unread = unread.split(b"\n")
            for place, line in enumerate(lines):
                message = json.loads(line)
                if "failed" in message:
                    connection.close()
                    raise EngineError(message["failed"])
                if "ready" in message:
                    rest = b"".join(later + b"\n" for later in lines[place + 1 :])
                    return Daemon(name, connection, message["ready"], rest + unread)
    connection.close()
    return None
