"""A forward proxy that listens in a closed network namespace and dials from the one outside.

The build daemon's containers fetch packages through it, and so that daemon can live in a namespace of its
own, where it disturbs no other one.
"""

from __future__ import annotations

import http.client
import socket
import threading
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlsplit

from tutor.practice.mirror import Server

_CHUNK = 1 << 18
_HOP = {"connection", "proxy-connection", "keep-alive", "transfer-encoding"}
_SECONDS = 60.0


class Handler(BaseHTTPRequestHandler):
    """Pass one request on to where it wants to go, or to the machine's own proxy `upstream` (host:port)."""

    protocol_version = "HTTP/1.1"
    upstream = ""

    def do_GET(self) -> None:
        """Fetch an absolute URL."""
        url = urlsplit(self.path)
        place = self.upstream or url.netloc
        path = self.path if self.upstream else url._replace(scheme="", netloc="").geturl() or "/"
        asked = http.client.HTTPConnection(place, timeout=_SECONDS)
        try:
            asked.request(self.command, path, headers=_end_to_end(dict(self.headers)))
            answer = asked.getresponse()
        except OSError as error:
            asked.close()
            self.send_error(502, str(error))
            return
        self._pass_on(answer)
        asked.close()

    do_HEAD = do_GET  # noqa: N815

    def do_CONNECT(self) -> None:
        """Open a tunnel."""
        host, _, port = (self.upstream or self.path).rpartition(":")
        try:
            there = socket.create_connection((host, int(port)), timeout=_SECONDS)
        except OSError as error:
            self.send_error(502, str(error))
            return
        there.settimeout(None)
        if self.upstream:
            there.sendall(f"CONNECT {self.path} HTTP/1.1\r\nHost: {self.path}\r\n\r\n".encode())
        else:
            self.send_response(200)
            self.end_headers()
        join(self.connection, there)
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep no log."""

    def _pass_on(self, answer: http.client.HTTPResponse) -> None:
        """Send an answer on; one without a length ends with the connection."""
        self.send_response(answer.status, answer.reason)
        for name, value in _end_to_end(dict(answer.getheaders())).items():
            self.send_header(name, value)
        if answer.length is None:
            self.send_header("Connection", "close")
        self.end_headers()
        while self.command != "HEAD" and (chunk := answer.read(_CHUNK)):
            self.wfile.write(chunk)


def serve(listening: socket.socket, upstream: str = "") -> Server:
    """Make the proxy; call `serve_forever` on it."""
    return Server(listening, type("EgressHandler", (Handler,), {"upstream": upstream}))


def join(one: socket.socket, other: socket.socket) -> None:
    """Copy both ways between two connections until both directions have ended; then close them."""
    back = threading.Thread(target=_pour, args=(other, one), daemon=True)
    back.start()
    _pour(one, other)
    back.join()
    one.close()
    other.close()


def _pour(source: socket.socket, sink: socket.socket) -> None:
    try:
        while chunk := source.recv(_CHUNK):
            sink.sendall(chunk)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        for end in (source, sink):
            _cut(end)


def _cut(end: socket.socket) -> None:
    """End both directions, so that whoever reads from it wakes up."""
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _end_to_end(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in _HOP}
