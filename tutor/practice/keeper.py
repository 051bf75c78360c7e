"""The process that keeps one practice daemon: starts it, serves its images, ends it with its last user.

Users hold a connection to the keeper's socket. The kernel closes it even when a user is killed, so nobody has
to be counted, and a lock that dies with the keeper makes sure that there is only one.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import shutil
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING, Any

from tutor.practice import cable, supply
from tutor.practice.engine import Engine, EngineError, Setup, sweep
from tutor.practice.namespace import Namespace, resolvers
from tutor.practice.paths import kit
from tutor.practice.reap import reap
from tutor.practice.spec import Spec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tutor.daemon.connection import Connection

_ALONE_SECONDS = 20.0  # whoever started us comes at once, or was killed
BUSY = 75  # exit code: another keeper has the lock


class Keeper:
    """Keep the daemon of one spec."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._kit = kit()
        self._run = self._kit.run(spec.name)
        self._data = self._kit.data(spec.name, spec.fresh)
        self._namespace = Namespace(self._kit.namespace(spec.name) if spec.own_namespace else "")
        self._users: set[socket.socket] = set()
        self._said: list[dict[str, Any]] = []
        self._keep = spec.keep
        self._lock = threading.Lock()
        self._over = threading.Event()

    def keep(self) -> int:
        """Run until the last user has left; give the process's exit code."""
        self._run.mkdir(parents=True, exist_ok=True)
        with (self._run / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return BUSY
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: self._over.set())
            with _listen(self._run / "keeper.sock") as listening:
                threading.Thread(target=self._admit, args=(listening,), daemon=True).start()
                _later(_ALONE_SECONDS, self._end_if_alone)
                reap(self._kit)
                return self._serve()

    def _serve(self) -> int:
        engine, code = Engine(self._setup()), 0
        try:
            self._clear()
            self._namespace.create(resolvers())
            if self.spec.beside is not None:
                cable.lay(Namespace(self.spec.beside), self._namespace)
            engine = Engine(self._setup(*supply.start(self.spec, self._namespace, self._kit)))
            engine.start()
            self._follow_ports(engine)
            self._tell({"ready": {"host": engine.setup.host, "namespace": self._namespace.name}})
            while engine.running and not self._over.wait(0.5):
                pass
        except (EngineError, OSError) as error:
            self._tell({"failed": str(error)})
            code = 1
        (self._run / "keeper.sock").unlink(missing_ok=True)
        if self.spec.fresh and engine.running:
            _kill_containers(_connect(engine))
        engine.stop()
        self._clear()
        if self.spec.fresh and not code:
            shutil.rmtree(self._run, ignore_errors=True)
        return code

    def _setup(self, arguments: tuple[str, ...] = (), environment: dict[str, str] | None = None) -> Setup:
        binaries = self._kit.engine(self.spec.engine) / "bin" if self.spec.engine else None
        given, name = (*arguments, *self.spec.arguments), self.spec.hostname
        return Setup(self._run, self._data, self._namespace, given, environment or {}, binaries, name)

    def _clear(self) -> None:
        """Remove what an earlier daemon of this name left, or ours now leaves."""
        sweep(self._run, self._data)
        with contextlib.suppress(OSError):
            self._namespace.delete()
        shutil.rmtree(self._run / "exec", ignore_errors=True)
        for name in ("docker.sock", "docker.pid"):
            (self._run / name).unlink(missing_ok=True)
        if self.spec.fresh:
            shutil.rmtree(self._data, ignore_errors=True)

    def _follow_ports(self, engine: Engine) -> None:
        if not (self._namespace.name and self.spec.relay):
            return
        from tutor.practice.relay import Relay

        Relay(self._namespace, _connect(engine), self._port_taken).start()

    def _port_taken(self, port: int) -> None:
        self._tell({"key": "practice.port-taken", "slots": {"port": str(port)}})

    def _admit(self, listening: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                user, _ = listening.accept()
                threading.Thread(target=self._attend, args=(user,), daemon=True).start()

    def _attend(self, user: socket.socket) -> None:
        """Tell a user all that was said, then hear their wishes until they leave."""
        with self._lock:
            if self._over.is_set():  # too late to join
                user.close()
                return
            self._users.add(user)
            said = "".join(json.dumps(one) + "\n" for one in self._said)
        with contextlib.suppress(OSError, ValueError), user.makefile("rb") as wishes:
            user.sendall(said.encode())
            for line in wishes:
                self._grant(json.loads(line))
        with self._lock:
            self._users.discard(user)
        self._end_if_alone()

    def _end_if_alone(self) -> None:
        with self._lock:
            if not self._users and not self._keep:
                self._over.set()

    def _grant(self, wish: dict[str, Any]) -> None:
        if wish.get("stop"):
            self._over.set()
        self._keep = bool(wish.get("keep", self._keep))

    def _tell(self, message: dict[str, Any]) -> None:
        with self._lock:
            self._said.append(message)
            users = list(self._users)
        for user in users:
            with contextlib.suppress(OSError):
                user.sendall(json.dumps(message).encode() + b"\n")


def _listen(path: Path) -> socket.socket:
    path.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(path))
    path.chmod(0o600)
    listening.listen(64)
    return listening


def _connect(engine: Engine) -> Connection:
    from tutor.daemon.connection import Connection
    from tutor.daemon.endpoint import Endpoint

    return Connection(Endpoint(engine.setup.host))


def _kill_containers(connection: Connection) -> None:
    """End what runs without asking: the daemon would wait ten seconds for a program that does not listen."""
    from tutor.daemon.errors import ApiError, UnreachableError

    with contextlib.suppress(ApiError, UnreachableError):
        for container in connection.get("/containers/json"):
            connection.post(f"/containers/{container['Id']}/kill")


def _later(seconds: float, act: Callable[[], None]) -> None:
    timer = threading.Timer(seconds, act)
    timer.daemon = True
    timer.start()


if __name__ == "__main__":
    sys.exit(Keeper(Spec.from_json(sys.argv[1])).keep())
