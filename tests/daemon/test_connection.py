from __future__ import annotations

import gc
import json
import threading
import warnings
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingUnixStreamServer
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from tests.daemon.terminals import Pipes
from tutor import daemon
from tutor.daemon.connection import Connection
from tutor.daemon.endpoint import Endpoint
from tutor.daemon.errors import ApiError, UnreachableError
from tutor.model import Invocation, Operand, Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def failing_to_dial() -> Iterator[None]:
    """Let docker-py drop a socket that could not connect, which it does without closing it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


class Daemon(BaseHTTPRequestHandler):
    """A daemon of three answers."""

    protocol_version = "HTTP/1.1"
    versions: ClassVar[list[str]] = ["1.41"]
    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self._answer(200, b"", {"Api-Version": self.versions[0], "Ostype": "linux"})

    def do_GET(self) -> None:
        if "missing" in self.path:
            self._answer(404, json.dumps({"message": "No such container: missing"}).encode())
        elif "broken" in self.path:
            self._answer(500, b"")
        else:
            self._answer(200, b'{"Name":"x"}\n')

    def do_POST(self) -> None:
        self.do_GET()

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.asked.append(f"{self.command} {self.path}")
        self.send_response(status)
        fields = {"Content-Type": "application/json", "Content-Length": str(len(body)), **(headers or {})}
        for key, value in fields.items():
            self.send_header(key, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def address_string(self) -> str:
        return "unix"

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def socket_path(tmp_path: Path) -> Iterator[str]:
    Daemon.asked.clear()
    Daemon.versions[0] = "1.41"
    path = str(tmp_path / "s")
    with ThreadingUnixStreamServer(path, Daemon) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield path
        server.shutdown()


@pytest.fixture
def connection(socket_path: str) -> Iterator[Connection]:
    made = Connection(Endpoint(f"unix://{socket_path}"))
    yield made
    made.close()


def test_the_version_is_agreed_on_once(connection: Connection) -> None:
    connection.get("/info")
    connection.get("/info")
    assert Daemon.asked == ["HEAD /_ping", "GET /v1.41/info", "GET /v1.41/info"]


def test_the_version_is_agreed_on_once_by_threads_that_ask_at_once(connection: Connection) -> None:
    together = threading.Barrier(8)

    def ask() -> None:
        together.wait()
        connection.get("/info")

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Daemon.asked) == [*["GET /v1.41/info"] * 8, "HEAD /_ping"]


def test_a_newer_daemon_is_spoken_to_as_the_cli_does(connection: Connection) -> None:
    Daemon.versions[0] = "1.52"
    assert connection.version == "1.50"


def test_a_refusal_has_the_daemons_words_and_status(connection: Connection) -> None:
    with pytest.raises(ApiError) as refused:
        connection.get("/containers/missing/json")
    assert refused.value.text == "Error response from daemon: No such container: missing"
    assert refused.value.status == 404


def test_a_raw_request_is_refused_in_the_same_words(connection: Connection) -> None:
    with pytest.raises(ApiError, match="No such container: missing"):
        connection.raw("POST", "/containers/missing/attach", upgrade=True)


def test_a_raw_answer_comes_with_its_early_bytes(connection: Connection) -> None:
    with connection.raw("GET", "/info") as answer:
        assert answer.read_all() == b'{"Name":"x"}\n'


def test_nobody_answers_in_the_clis_words() -> None:
    with failing_to_dial(), pytest.raises(UnreachableError) as nobody:
        Connection(Endpoint("unix:///nowhere")).get("/info")
    assert nobody.value.text == (
        "Cannot connect to the Docker daemon at unix:///nowhere. Is the docker daemon running?"
    )


def test_a_daemon_that_comes_later_is_found(socket_path: str, tmp_path: Path) -> None:
    late = Connection(Endpoint(f"unix://{tmp_path}/late"))
    with failing_to_dial():
        assert not late.answers()
    (tmp_path / "late").symlink_to(socket_path)
    assert late.answers()
    assert late.version == "1.41"
    late.close()


def test_a_command_without_a_module_is_refused_without_words() -> None:
    terminal = Pipes()
    outcome = daemon.forward(Invocation("x", "no such"), terminal, Connection(Endpoint()))
    assert (outcome.status, outcome.exit_code, terminal.err.data) == ("refused", 1, b"")


def test_a_refusal_by_the_daemon_is_an_outcome(connection: Connection) -> None:
    operand = Operand("CONTAINER", Value("container", "missing"), 0, 0)
    terminal = Pipes()
    outcome = daemon.forward(Invocation("x", "container logs", operands=(operand,)), terminal, connection)
    assert (outcome.status, outcome.exit_code) == ("failed", 1)
    assert terminal.err.data == b"Error response from daemon: No such container: missing\n"
