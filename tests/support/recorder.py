"""A proxy on a unix socket that records every request on its way to a daemon."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Request:
    """One request as a parity test compares it; `body` is the decoded JSON, the raw bytes, or None."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    body: Any
    headers: dict[str, str] = field(compare=False)
    raw: bytes = field(default=b"", compare=False)

    def __str__(self) -> str:
        query = "&".join(f"{key}={value}" for key, value in self.query)
        return f"{self.method} {self.path}{'?' if query else ''}{query} {self.raw.decode(errors='replace')}"


class Recorder:
    """Listen at `path`, pass everything on to the daemon's socket at `target`, keep the requests."""

    def __init__(self, path: str | Path, target: str | Path) -> None:
        self.path, self.target = str(path), str(target)
        self.requests: list[Request] = []
        self._server = socket.socket(socket.AF_UNIX)

    @property
    def host(self) -> str:
        """Give the value for DOCKER_HOST."""
        return f"unix://{self.path}"

    def __enter__(self) -> Recorder:
        Path(self.path).unlink(missing_ok=True)
        self._server.bind(self.path)
        self._server.listen(64)
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        Path(self.path).unlink(missing_ok=True)

    def take(self) -> list[Request]:
        """Give what was recorded since the last call."""
        taken, self.requests = self.requests, []
        return taken

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        daemon = socket.socket(socket.AF_UNIX)
        try:
            daemon.connect(self.target)
        except OSError:
            client.close()
            return
        back = threading.Thread(target=_pour, args=(daemon, client), daemon=True)
        back.start()
        with contextlib.suppress(OSError, ValueError), client.makefile("rb") as reader:
            while self._pass_on(reader, daemon):
                pass
            while data := reader.read1(65536):
                daemon.sendall(data)
        with contextlib.suppress(OSError):
            daemon.shutdown(socket.SHUT_WR)
        back.join()
        client.close()
        daemon.close()

    def _pass_on(self, reader: Any, daemon: socket.socket) -> bool:
        """Record one request; give False when the connection is no longer HTTP."""
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = reader.readline()
            if not line:
                return False
            head += line
        first, *lines = head.decode("latin-1").rstrip().split("\r\n")
        headers = {key.lower(): value for key, _, value in (line.partition(": ") for line in lines)}
        framed, body = _read_body(reader, headers)
        self.requests.append(_request(first, headers, body))
        daemon.sendall(head + framed)
        return headers.get("connection", "").lower() != "upgrade"


def _request(first: str, headers: dict[str, str], body: bytes) -> Request:
    method, target, _ = first.split(" ")
    parts = urlsplit(target)
    decoded: Any = body or None
    if body and headers.get("content-type", "").startswith("application/json"):
        decoded = json.loads(body)
    query = tuple(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return Request(method, parts.path, query, decoded, headers, body)


def _read_body(reader: Any, headers: dict[str, str]) -> tuple[bytes, bytes]:
    """Give the body as framed on the wire and as meant."""
    if headers.get("transfer-encoding", "").lower() != "chunked":
        body = reader.read(int(headers.get("content-length") or 0))
        return body, body
    framed, body = b"", b""
    while True:
        size = reader.readline()
        chunk = reader.read(int(size, 16) + 2)
        framed += size + chunk
        body += chunk[:-2]
        if int(size, 16) == 0:
            return framed, body


def _pour(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
