"""Without a daemon, `docker login` asks the registry itself: so do we, in the same words."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import socketserver
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

import pytest

from tests.parity.asking import Ours, docker
from tests.parity.recording import oracle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.parity.asking import Run

    Said = tuple[int, dict[str, str], bytes]

JSON = {"Content-Type": "application/json"}
PASSWORD = f"Basic {base64.b64encode(b'ann:pw').decode()}"
TLS_HELLO = b"\x16"
OK: Said = 200, JSON, b"{}"
TOKEN: Said = 200, JSON, b'{"token":"T"}'

pytestmark = pytest.mark.skipif(not oracle().startswith("28."), reason="the docker command 28 is the oracle")


@dataclass(frozen=True)
class Answers:
    """What a registry says: at first, of a token, and to who comes with one or with a password."""

    first: Said
    token: Said = OK
    last: Said = OK


def wanting(challenge: str, status: int = 401) -> Said:
    return status, {"WWW-Authenticate": challenge}, b"{}"


BEARER = wanting('Bearer realm="http://{host}/token?a=1",service="the kit"')
REGISTRIES = {
    "open": Answers(OK),
    "broken": Answers((500, {}, b"oops")),
    "no registry": Answers((404, {}, b"oops")),
    "closed": Answers((401, {}, b"")),
    "password": Answers(wanting('Basic realm="kit"')),
    "wrong password": Answers(wanting('Basic realm="kit"'), last=(401, {}, b"")),
    "other scheme": Answers(wanting("Negotiate")),
    "both schemes": Answers(
        wanting('Basic realm="kit", Bearer realm="http://{host}/token",service="s"'), TOKEN
    ),
    "token": Answers(BEARER, TOKEN),
    "access token": Answers(BEARER, (200, JSON, b'{"access_token":"T"}')),
    "token to keep": Answers(BEARER, (200, JSON, b'{"token":"T","refresh_token":"R"}')),
    "no token": Answers(BEARER, OK),
    "no json": Answers(BEARER, (200, JSON, b"nojson")),
    "unauthorized": Answers(
        BEARER, (401, JSON, b'{"errors":[{"code":"UNAUTHORIZED","message":"no such user"}]}')
    ),
    "no message": Answers(BEARER, (401, JSON, b'{"errors":[{"code":"UNAUTHORIZED"}]}')),
    "two errors": Answers(
        BEARER, (403, JSON, b'{"errors":[{"code":"DENIED"},{"code":"UNKNOWN","message":"x"}]}')
    ),
    "details": Answers(BEARER, (401, JSON, b'{"details":"incorrect username or password"}')),
    "too many": Answers(BEARER, (429, JSON, b'{"details":"slow down"}')),
    "text": Answers(BEARER, (401, {"Content-Type": "text/plain"}, b"nope")),
    "other text": Answers(BEARER, (403, {}, b"nope")),
    "unread": Answers(BEARER, (401, JSON, b"nope")),
    "other unread": Answers(BEARER, (403, JSON, b"nope")),
    "no errors": Answers(BEARER, (403, JSON, b"{}")),
    "token server broken": Answers(BEARER, (500, {}, b"")),
    "token refused": Answers(BEARER, TOKEN, (403, {}, b"")),
    "no token server": Answers(wanting('Bearer realm="http://127.0.0.1:1/token",service="s"')),
}


@dataclass
class Registry(socketserver.ThreadingTCPServer):
    """A registry on loopback that speaks no TLS."""

    answers: Answers
    asked: list[str] = field(default_factory=list)
    daemon_threads = True

    def __post_init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.host = f"127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> Registry:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Registry

    def handle(self) -> None:
        """Answer TLS as Go's servers do: the client must not wait for a line."""
        if self.connection.recv(1, 2) == TLS_HELLO:  # 2 is MSG_PEEK
            self.connection.recv(65536)
            self.wfile.write(b"HTTP/1.0 400 Bad Request\r\n\r\n")
            return
        super().handle()

    def do_GET(self) -> None:
        """Give the answer for the path and the credentials."""
        told = self.headers.get("Authorization", "")
        self.server.asked.append(f"{self.path} {told} {self.headers.get('User-Agent')}")
        answers = self.server.answers
        status, fields, body = (
            answers.token if self.path.startswith("/token") else answers.last if told else answers.first
        )
        self.send_response(status)
        for name, value in {**fields, "Content-Length": str(len(body))}.items():
            self.send_header(name, value.replace("{host}", self.server.host))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return


@pytest.fixture(scope="module")
def ours() -> Iterator[Run]:
    with Ours() as run:
        yield run


@pytest.mark.parametrize("name", REGISTRIES)
def test_the_registry_is_asked_as_the_docker_command_asks_it(name: str, ours: Run, tmp_path: Path) -> None:
    both = []
    for run in (docker, ours):
        with Registry(REGISTRIES[name]) as registry:
            done = logged_in(run, f"login -u ann -p pw {registry.host}", tmp_path)
            both.append(json.loads(json.dumps([done, registry.asked]).replace(registry.host, "HOST")))
    assert both[1] == both[0]


@pytest.mark.parametrize(
    "line",
    [
        "login -u ann -p pw 127.0.0.1:1",
        "login -u ann -p pw http://localhost:1/x",
        "login -u ann -p pw [::1]:1",
        "login -u ann -p pw no-such-host.invalid",
        "login -u ann -p pw",
        "login -u ann -p pw registry.example.com:5000",
        "login 127.0.0.1:1",
        "login kept:1",
        "logout 127.0.0.1:1",
        "logout",
    ],
)
def test_a_registry_that_is_not_there_is_told_so(line: str, ours: Run, tmp_path: Path) -> None:
    theirs, mine = (logged_in(run, line, tmp_path) for run in (docker, ours))
    assert mine == theirs


def logged_in(run: Run, line: str, folder: Path) -> list[Any]:
    """Run a line where no daemon is; give how it ended, and the settings after it."""
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    settings = home / ".docker" / "config.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"auths": {"kept:1": {"auth": PASSWORD.split()[1]}}}))
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "DOCKER_HOST": f"unix://{home}/nothing.sock"}
    env["HTTPS_PROXY"] = "http://127.0.0.1:1"  # nothing of this goes beyond this machine
    code, error, output = run(line.split(), home, env, os.devnull)
    plain = re.sub(r'time="[^"]+"', "<now>", re.sub(r"0xc[0-9a-f]+", "<pointer>", error))
    return [code, plain, output, settings.read_text()]
