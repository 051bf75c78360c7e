"""A TLS connection that can be half-closed, with one thread that reads and one that writes.

Python's own TLS socket can do neither: to shut it down for writing makes it unreadable.
"""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.daemon.endpoint import Tls

_PIECE = 65536


def context(files: Tls) -> ssl.SSLContext:
    """Make the settings of a connection from the files that the CLI would use."""
    made = ssl.create_default_context(cafile=files.ca or None)
    if not files.verify:
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
    if files.cert and files.key:
        made.load_cert_chain(files.cert, files.key)
    return made


class TlsChannel:
    """A connection to `host`, whose certificate is checked as `files` say."""

    def __init__(self, host: str, port: int, files: Tls) -> None:
        self._lock = threading.Lock()
        self._coming, self._going = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._held = b""
        self._tls = context(files).wrap_bio(self._coming, self._going, server_hostname=host)
        self._sock = socket.create_connection((host, port))
        try:
            while not self._shaken():
                self._receive()
        except BaseException:
            self.close()
            raise

    def read_into(self, buffer: memoryview) -> int:
        """Fill `buffer` with what has come; 0 at the end."""
        while True:
            with self._lock, suppress(ssl.SSLWantReadError):
                if self._held:
                    part, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
                    buffer[: len(part)] = part
                    return len(part)
                try:
                    return int(self._tls.read(len(buffer), buffer))
                except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                    return 0
            self._receive()

    def write(self, data: bytes) -> None:
        """Send all of `data`."""
        with self._lock:
            self._tls.write(data)
            self._send()

    def close_write(self) -> None:
        """Send an end of file; what still comes can be read."""
        with self._lock, suppress(OSError):
            # Python does not only say that we are done, it also waits for the other side to be, and throws
            # away what that still says. So what has come is taken out first.
            with suppress(ssl.SSLError):
                while data := self._tls.read(_PIECE):
                    self._held += data
            with suppress(ssl.SSLError):
                self._tls.unwrap()
            self._send()

    def interrupt(self) -> None:
        """Wake a thread that is blocked in a read."""
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End both directions."""
        self.interrupt()
        self._sock.close()

    def _shaken(self) -> bool:
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            return False
        finally:
            self._send()
        return True

    def _receive(self) -> None:
        data = self._sock.recv(_PIECE)
        if data:
            self._coming.write(data)
        else:
            self._coming.write_eof()

    def _send(self) -> None:
        if self._going.pending:
            self._sock.sendall(self._going.read())
