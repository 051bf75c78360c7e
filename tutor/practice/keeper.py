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
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from tutor.practice import egress, handmade, hub, mirror, nxdomain
from tutor.practice.engine import Engine, EngineError, Setup, sweep
from tutor.practice.namespace import Namespace, resolvers
from tutor.practice.paths import kit
from tutor.practice.registry_layout import Layout

if TYPE_CHECKING:
    from pathlib import Path

BUSY = 75  # exit code: another keeper has the lock
_MIRROR_PORT, _HUB_PORT = 5999, 5443


@dataclass(frozen=True, slots=True)
class Spec:
    """What a practice daemon should be like.

    `images` is where pulls come from: `standin` (the kit's images), `outside` (Docker Hub, through this
    machine) or `own` (whatever the daemon itself reaches). `limit` is the stand-in's rate limit in manifests.
    """

    name: str
    own_namespace: bool = True
    images: str = "standin"
    engine: str = ""
    fresh: bool = False
    keep: bool = False
    relay: bool = True
    limit: int | None = None
    arguments: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Give the form in which a keeper is told."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Spec:
        """Read what `to_json` gave."""
        data = json.loads(text)
        return cls(**{**data, "arguments": tuple(data["arguments"])})


class Keeper:
    """Keep the daemon of one spec."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._kit = kit()
        self._run = self._kit.run(spec.name)
        self._data = self._kit.data(spec.name, spec.fresh)
        self._namespace = Namespace(f"tutor-{spec.name}" if spec.own_namespace else "")
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
                return self._serve()

    def _serve(self) -> int:
        engine, code = Engine(self._setup()), 0
        try:
            self._clear()
            self._namespace.create(resolvers())
            engine = Engine(self._setup(*self._supply()))
            engine.start()
            self._tell(
                {"ready": {"host": f"unix://{engine.setup.socket}", "namespace": self._namespace.name}}
            )
            self._follow_ports(engine)
            while engine.running and not self._over.wait(0.5):
                pass
        except (EngineError, OSError) as error:
            self._tell({"failed": str(error)})
            code = 1
        (self._run / "keeper.sock").unlink(missing_ok=True)
        engine.stop()
        self._clear()
        if self.spec.fresh and not code:
            shutil.rmtree(self._run, ignore_errors=True)
        return code

    def _setup(self, arguments: tuple[str, ...] = (), environment: dict[str, str] | None = None) -> Setup:
        binaries = self._kit.engine(self.spec.engine) / "bin" if self.spec.engine else None
        given = (*arguments, *self.spec.arguments)
        return Setup(self._run, self._data, self._namespace, given, environment or {}, binaries)

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

    def _supply(self) -> tuple[tuple[str, ...], dict[str, str]]:
        """Start what the daemon pulls from; give its arguments and environment for that."""
        if self.spec.images == "own":
            return (), {}
        if self.spec.images == "outside":
            proxy = egress.serve(self._namespace.listen(_HUB_PORT))
            return (), _through(_start(proxy))
        layout = Layout(self._kit.mirror)
        handmade.provide(layout)
        self._answer_names()
        images = _start(mirror.serve(layout, self._namespace.listen(_MIRROR_PORT)))
        certificate = hub.certificate(self._kit.hub)
        standin = hub.serve(layout, self._namespace.listen(_HUB_PORT), certificate, self.spec.limit)
        trust = {"SSL_CERT_FILE": str(certificate)}
        environment = _through(_start(standin)) | trust
        if self.spec.limit is not None:
            return (), environment  # pulls from a mirror would not be counted
        return (f"--registry-mirror=http://{images}",), environment

    def _answer_names(self) -> None:
        for address in resolvers() if self._namespace.name else ():
            bound = self._namespace.connector(socket.SOCK_DGRAM)
            bound.bind((address, 53))
            nxdomain.serve(bound)

    def _follow_ports(self, engine: Engine) -> None:
        if not (self._namespace.name and self.spec.relay):
            return
        from tutor.daemon.connection import Connection
        from tutor.daemon.endpoint import Endpoint
        from tutor.practice.relay import Relay

        connection = Connection(Endpoint(f"unix://{engine.setup.socket}"))
        Relay(self._namespace, connection, self._port_taken).start()

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
            self._users.add(user)
            said = "".join(json.dumps(one) + "\n" for one in self._said)
        with contextlib.suppress(OSError, ValueError), user.makefile("rb") as wishes:
            user.sendall(said.encode())
            for line in wishes:
                self._grant(json.loads(line))
        with self._lock:
            self._users.discard(user)
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


def _start(server: mirror.Server) -> str:
    """Serve in a thread; give the address as host:port."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"{server.server_address[0]!s}:{server.server_address[1]}"


def _through(address: str) -> dict[str, str]:
    """Give the environment that sends a daemon's HTTPS through the proxy at `address`."""
    return {"HTTPS_PROXY": f"http://{address}", "NO_PROXY": "127.0.0.1,localhost"}


if __name__ == "__main__":
    sys.exit(Keeper(Spec.from_json(sys.argv[1])).keep())
