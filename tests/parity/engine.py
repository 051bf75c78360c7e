"""A fake engine on a unix socket, of API 1.50: it keeps every request and answers so that clients go on."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import re
import socket
import socketserver
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.parity.answers import API, Reply, reply, tree
from tests.parity.lives import Lives
from tutor.daemon.client import number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COMPARED = ("X-Registry-Auth", "X-Registry-Config", "Content-Type", "Upgrade")
_REMOVES = "1.25"  # the first API whose engine removes a container itself


@dataclass
class Asked:
    """One request: `what` is its method, path and query in order, `body` its JSON or how long it is."""

    what: str
    body: Any = None
    headers: dict[str, Any] = field(default_factory=dict)


class Engine(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """Listen at `path` while entered. `said` has answers by path: a Reply or a body, or gives it."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, path: Path, api: str = API, said: Mapping[str, Any] | None = None) -> None:
        super().__init__(str(path), _Handler)
        self.api = api
        self.said = said or {}
        self.host = f"unix://{path}"
        self._asked: list[Asked] = []
        self._heard = threading.Condition()
        self._pulled: set[str] = set()
        self._lives = Lives()

    def __enter__(self) -> Engine:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def die(self) -> NoReturn:
        """End as a daemon that is killed, in the middle of the answer that asks for this."""
        self.__exit__()
        raise ConnectionAbortedError

    def hear(self, count: int) -> None:
        """Wait until so many requests have come."""
        with self._heard:
            self._heard.wait_for(lambda: len(self._asked) >= count, 10)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that leave early."""

    def take(self) -> list[Asked]:
        """Give what was asked since the last call, pings left out; images pulled since are gone again."""
        taken, self._asked = self._asked, []
        self._pulled.clear()
        self._lives.begin()
        return taken

    def answer(self, method: str, target: str, headers: Any, body: bytes) -> Reply:
        """Keep a request and give the answer to it."""
        parts = urlsplit(target)
        path = unquote(parts.path)
        if path.endswith("/_ping"):
            return reply(method, "/_ping")
        pairs = sorted(parse_qsl(parts.query, keep_blank_values=True))
        query = "&".join(f"{key}={value}" for key, value in pairs)
        known = _json(body, headers)
        with self._heard:
            self._asked.append(Asked(f"{method} {path}{query and '?'}{query}", known, _kept(headers)))
            self._heard.notify_all()
        bare = re.sub(r"^/v[\d.]+(?=/)", "", path)
        if bare in self.said:
            own = self.said[bare]() if callable(self.said[bare]) else self.said[bare]
            return own if isinstance(own, Reply) else Reply(body=own)
        if bare == "/images/create":
            self._pulled.add(dict(pairs).get("fromImage", ""))
        if bare == "/images/json" and "manifests" in dict(pairs):
            return tree()
        self._lives.note(method, bare)
        if bare == "/events" and (container := self._lives.followed(dict(pairs))):
            removed = number(self.api) < number(_REMOVES)
            return Reply(body=self._lives.events(container, client_removes=removed))
        return self._absent_image(bare, known) or reply(method, bare)

    def _absent_image(self, path: str, body: Any) -> Reply | None:
        image = body.get("Image", "") if path == "/containers/create" and isinstance(body, dict) else ""
        if "absent" not in image or any(image.split(":")[0] in name for name in self._pulled):
            return None
        return Reply(404, {"message": f"No such image: {image}"})


def _json(body: bytes, headers: Any) -> Any:
    if headers.get("Content-Type", "").startswith("application/json") and body:
        return json.loads(body)
    with contextlib.suppress(tarfile.TarError), tarfile.open(fileobj=io.BytesIO(body)) as tar:
        return [f"{one.name} {one.mode:o} {one.type.decode()} {one.linkname}" for one in tar]
    return f"{len(body)} bytes" if body else None


def _kept(headers: Any) -> dict[str, Any]:
    kept: dict[str, Any] = {name: headers[name] for name in _COMPARED if headers.get(name)}
    if kept.get("Content-Type") == "text/plain":
        del kept["Content-Type"]  # what the CLI says of no JSON; the daemon does not look at it
    for name in ("X-Registry-Auth", "X-Registry-Config"):
        with contextlib.suppress(KeyError, ValueError):
            kept[name] = json.loads(base64.urlsafe_b64decode(kept[name]))
    return kept


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Engine

    def _serve(self) -> None:
        body = self._body()
        answer = self.server.answer(self.command, self.path, self.headers, body)
        if answer.hijack:
            return self._hijack()
        if isinstance(answer.body, Iterator):
            return self._stream(answer.body)
        data = answer.body if isinstance(answer.body, bytes) else b""
        if answer.body is not None and not isinstance(answer.body, bytes):
            data = json.dumps(answer.body).encode() + b"\n"
        self.send_response(answer.status)
        fields = {"Content-Type": "application/json", **answer.headers, "Api-Version": self.server.api}
        for name, value in fields.items():
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)
        return None

    do_GET = do_HEAD = do_POST = do_DELETE = do_PUT = _serve  # noqa: N815

    def _stream(self, parts: Iterator[bytes]) -> None:
        """Send what comes until the client leaves; without its framing an answer is not whole."""
        framed = self.request_version == "HTTP/1.1"
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        if framed:
            self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.close_connection = True
        for part in parts:
            self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part) if framed else part)
        if framed:
            self.wfile.write(b"0\r\n\r\n")

    def _hijack(self) -> None:
        """Become a stream that ends at once."""
        upgraded = bool(self.headers.get("Upgrade"))
        self.send_response_only(101 if upgraded else 200, "UPGRADED" if upgraded else "OK")
        self.send_header("Content-Type", "application/vnd.docker.multiplexed-stream")
        if upgraded:
            self.send_header("Connection", "Upgrade")
            self.send_header("Upgrade", "tcp")
        self.end_headers()
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_WR)
        while self.rfile.read1(65536):
            pass  # else what the client still sends would reset the connection

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def address_string(self) -> str:
        return "unix"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return
