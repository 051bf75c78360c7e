"""Send a body of unknown size while the answer may already come."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from tutor.daemon.raw import CutError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from tutor.daemon.connection import Connection
    from tutor.daemon.raw import Channel, Raw
    from tutor.daemon.wire import Query

_PATIENCE: Final = 1.0
"""Seconds for a sender that may wait for a key."""


@contextmanager
def upload(
    connection: Connection,
    path: str,
    query: Query,
    chunks: Generator[bytes, None, None],
    headers: Mapping[str, str],
) -> Iterator[Iterator[bytes]]:
    """Post `chunks` and give the pieces of the answer; a daemon that refuses early is heard at once.

    Raises: ApiError for a refusal; what `chunks` raises.
    """
    channel = connection.begin(path, query, headers)
    sender = _Sender(channel, chunks)
    sender.start()
    try:
        yield _unchunked(connection.answered(channel, path, query))
    finally:
        channel.close()
        sender.join(_PATIENCE)
        if sender.failure is not None:
            raise sender.failure from None


class _Sender(threading.Thread):
    """Write the body; `failure` is what went wrong with making it."""

    def __init__(self, channel: Channel, chunks: Generator[bytes, None, None]) -> None:
        super().__init__(daemon=True)
        self.failure: Exception | None = None
        self._channel, self._chunks = channel, chunks

    def run(self) -> None:
        """Write until the end, or until the daemon has heard enough."""
        try:
            for chunk in self._chunks:
                if chunk and not self._written(b"%x\r\n%b\r\n" % (len(chunk), chunk)):
                    self._chunks.close()
                    return
            self._written(b"0\r\n\r\n")
        except Exception as error:
            self.failure = error
            self._channel.interrupt()

    def _written(self, data: bytes) -> bool:
        with suppress(OSError):
            self._channel.write(data)
            return True
        return False


def _unchunked(answer: Raw) -> Iterator[bytes]:
    """Yield a body without its HTTP framing."""
    if answer.headers.get("transfer-encoding") != "chunked":
        yield from _counted(answer, answer.headers.get("content-length", ""))
        return
    data = b""
    while True:
        while b"\r\n" not in data:
            data = _more(answer, data)
        size, _, data = data.partition(b"\r\n")
        left = int(size, 16)
        if not left:
            return
        while len(data) < left + 2:
            data = _more(answer, data)
        yield data[:left]
        data = data[left + 2 :]


def _counted(answer: Raw, length: str) -> Iterator[bytes]:
    """Yield as many bytes as the head tells, or all until the end of the connection."""
    left = int(length) if length else -1
    while left and (data := answer.read()):
        yield data
        left -= len(data)


def _more(answer: Raw, data: bytes) -> bytes:
    read = answer.read()
    if not read:
        raise CutError
    return data + read
