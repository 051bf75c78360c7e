"""A connection to the daemon whose bytes are ours: half-closable, without HTTP framing."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable


class CutError(DockerError):
    """Say that an answer ended before its end."""

    def __init__(self) -> None:
        super().__init__("unexpected EOF")


class Channel(Protocol):
    """Bytes both ways."""

    def read_into(self, buffer: memoryview) -> int:
        """Fill `buffer` with what has come; give the number of bytes, 0 at the end."""

    def write(self, data: bytes) -> None:
        """Send all of `data`."""

    def close_write(self) -> None:
        """Tell the other side that no more will be sent."""

    def interrupt(self) -> None:
        """Make reads end, also one that another thread is waiting in."""

    def close(self) -> None:
        """End both directions."""


class SocketChannel:
    """A unix, TCP or TLS socket."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def read_into(self, buffer: memoryview) -> int:
        """Fill `buffer` with what has come; 0 at the end."""
        return self._sock.recv_into(buffer)

    def write(self, data: bytes) -> None:
        """Send all of `data`."""
        self._sock.sendall(data)

    def close_write(self) -> None:
        """Send an end of file."""
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_WR)

    def interrupt(self) -> None:
        """Wake a thread that is blocked in a read; closing alone would not."""
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End both directions."""
        self.interrupt()
        self._sock.close()


class Raw:
    """An answer of the daemon read as it comes: first what came with the headers, then the channel.

    Use it in a `with` statement, so that an interrupt closes the connection. The end says nothing of itself:
    `gone` then tells whether it came with that of the daemon.
    """

    def __init__(
        self,
        channel: Channel,
        early: bytes,
        headers: dict[str, str],
        gone: Callable[[], bool] = lambda: False,
    ) -> None:
        self._channel = channel
        self._early = early
        self._gone = gone
        self.headers = headers

    def read_into(self, buffer: memoryview) -> int:
        """Fill `buffer` with what has come; give the number of bytes, 0 at the end.

        Raises: CutError if the end came with that of the daemon.
        """
        if not self._early:
            count = self._channel.read_into(buffer)
            if not count and len(buffer) and self._gone():
                raise CutError
            return count
        part, self._early = self._early[: len(buffer)], self._early[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)

    def read(self, size: int = 65536) -> bytes:
        """Give what has come, at most `size` bytes; empty at the end."""
        buffer = bytearray(size)
        return bytes(buffer[: self.read_into(memoryview(buffer))])

    def read_all(self) -> bytes:
        """Give everything up to the end."""
        return b"".join(iter(self.read, b""))

    def write(self, data: bytes) -> None:
        """Send `data`."""
        self._channel.write(data)

    def close_write(self) -> None:
        """Tell the daemon that no more will be sent."""
        self._channel.close_write()

    def interrupt(self) -> None:
        """Make reads end, also one that another thread is waiting in."""
        self._gone = lambda: False
        self._channel.interrupt()

    def close(self) -> None:
        """Close the connection."""
        self._channel.close()

    def __enter__(self) -> Raw:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
