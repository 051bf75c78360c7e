"""A read-only registry on loopback that serves the kit's images to one daemon.

Source: https://distribution.github.io/distribution/spec/api/
"""

from __future__ import annotations

import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from tutor.practice.registry_layout import Layout

_ROUTE = re.compile(r"/v2/(?P<name>.+)/(?P<part>manifests|blobs|tags)/(?P<reference>[^/]+)")
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


class Handler(BaseHTTPRequestHandler):
    """Answer one daemon's questions from the layout; a subclass made by `serve` carries it."""

    layout: Layout
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Serve a manifest, a blob, the tags or the catalogue."""
        path = self.path.partition("?")[0]
        if path == "/v2/":
            self.reply(200, {})
        elif path == "/v2/_catalog":
            self.reply(200, {"repositories": self.layout.repositories()})
        elif match := _ROUTE.fullmatch(path):
            self._serve(match["name"], match["part"], match["reference"])
        else:
            self.refuse(404, "UNSUPPORTED", "not found")

    do_HEAD = do_GET  # noqa: N815

    def reply(self, status: int, body: Any, **headers: str) -> None:
        """Answer with JSON; `_` in a header's name stands for `-`."""
        data = json.dumps(body).encode()
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        self._head(status, {"Content-Type": "application/json", "Content-Length": str(len(data)), **fields})
        if self.command != "HEAD":
            self.wfile.write(data)

    def refuse(self, status: int, code: str, message: str, detail: Any = None, **headers: str) -> None:
        """Answer with an error in the registry's form."""
        self.reply(status, {"errors": [{"code": code, "message": message, "detail": detail}]}, **headers)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep no log: the daemon has its own."""

    def _serve(self, name: str, part: str, reference: str) -> None:
        if not self.layout.tags(name):
            self.refuse(404, "NAME_UNKNOWN", "repository name not known to registry", {"name": name})
        elif part == "tags":
            self.reply(200, {"name": name, "tags": self.layout.tags(name)})
        elif part == "manifests":
            self._manifest(name, reference)
        else:
            self._blob(reference.removeprefix("sha256:"))

    def _manifest(self, name: str, reference: str) -> None:
        digest = self.layout.resolve(name, reference)
        if digest is None:
            self.refuse(404, "MANIFEST_UNKNOWN", "manifest unknown", {"Tag": reference})
            return
        data = self.layout.blob(digest).read_bytes()
        headers = {"Content-Type": json.loads(data)["mediaType"], "Content-Length": str(len(data))}
        self._head(200, {**headers, "Docker-Content-Digest": f"sha256:{digest}"})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _blob(self, digest: str) -> None:
        path = self.layout.blob(digest)
        if not re.fullmatch("[0-9a-f]{64}", digest) or not path.is_file():
            self.refuse(404, "BLOB_UNKNOWN", "blob unknown to registry")
            return
        size = path.stat().st_size
        start, end = _span(self.headers.get("Range"), size)
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(end - start)}
        if end - start < size:
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        headers |= {"Accept-Ranges": "bytes", "Docker-Content-Digest": f"sha256:{digest}"}
        self._head(206 if end - start < size else 200, headers)
        if self.command != "HEAD":
            self._send(path, start, end - start)

    def _send(self, path: Path, start: int, count: int) -> None:
        """Let the kernel copy the file where it can (not under TLS)."""
        self.wfile.flush()
        with path.open("rb") as file:
            self.connection.sendfile(file, start, count)

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Docker-Distribution-Api-Version", "registry/2.0")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


class Server(ThreadingHTTPServer):
    """Serve on a socket that listens already (it may belong to a network namespace)."""

    daemon_threads = True

    def __init__(self, listening: socket.socket, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(("", 0), handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.server_address = listening.getsockname()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep quiet about a daemon that hung up: it does that when a pull is cancelled."""


def serve(layout: Layout, listening: socket.socket) -> Server:
    """Make the mirror of `layout`; call `serve_forever` on it."""
    return Server(listening, type("MirrorHandler", (Handler,), {"layout": layout}))


def _span(header: str | None, size: int) -> tuple[int, int]:
    """Give the first byte and the one after the last that a Range header asks for."""
    match = _RANGE.fullmatch(header or "")
    if match is None or int(match[1]) >= size:
        return 0, size
    return int(match[1]), min(int(match[2] or size - 1) + 1, size)
