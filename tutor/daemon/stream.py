"""Bring a container's output to the terminal: the multiplexed form, the plain form."""

from __future__ import annotations

import struct
import time
from typing import TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.raw import Raw
    from tutor.model import Sink

_SIZE = 1 << 20
_FRAME = struct.Struct(">BxxxI")
_HEAD = _FRAME.size
_STDERR, _SYSTEM_ERROR = 2, 3
_DROP, _GATHERED = 1 << 12, 1 << 16
"""Bytes: what is less comes line by line; what is more after a pause needs none."""
_RAIN = 64
"""So many drops, each of which was there when it was asked for, come from a program and not from keys."""
_AT_ONCE, _PAUSE = 0.0002, 0.0005  # seconds


def copy(source: Raw, out: Sink) -> None:
    """Write everything from `source` to `out` as it comes: the output of a container with a terminal."""
    gathered = _Gathered(source)
    buffer = memoryview(bytearray(_GATHERED))
    while count := gathered.read_into(buffer):
        out.write(buffer[:count])


def demultiplex(source: Raw, out: Sink, err: Sink) -> None:
    """Sort the frames of `source` to `out` and `err` until it ends.

    A frame is one byte for the stream, three zeros, its length (big-endian, 4 bytes) and its data. Frames
    that came together and go to the same place are written together: a call for every line would cost more
    than the line.

    Raises: DockerError with what the daemon says went wrong within the stream.
    Source: https://docs.docker.com/reference/api/engine/version/v1.50/#tag/Container/operation/ContainerAttach
    """
    gathered, sorter = _Gathered(source), _Sorter(out, err)
    buffer = bytearray(_SIZE)
    view = memoryview(buffer)
    filled = 0
    while count := gathered.read_into(view[filled:]):
        filled += count
        used = sorter.sort(buffer, view, filled)
        view[: filled - used] = bytes(view[used:filled])
        filled -= used


class _Gathered:
    """What comes, read less often while it comes in drops: the daemon sends each line of a log by itself.

    A pause lets the next hundred gather. It comes after all that is there was written, only while the other
    side is the faster one, and is too short to be felt.
    """

    def __init__(self, source: Raw) -> None:
        self._source, self._drops = source, 0

    def read_into(self, buffer: memoryview) -> int:
        """Fill `buffer` with what has come; give the number of bytes, 0 at the end."""
        if paused := self._drops > _RAIN:
            time.sleep(_PAUSE)
        asked = time.monotonic()
        count = self._source.read_into(buffer)
        waited = time.monotonic() - asked > _AT_ONCE
        much = count >= (_GATHERED if paused else _DROP)
        self._drops = 0 if waited or much else self._drops + 1
        return count


class _Sorter:
    """Remembers the frame that is not yet complete."""

    def __init__(self, out: Sink, err: Sink) -> None:
        self._sinks = (out, out, err)
        self._stream = 1
        self._left = 0
        self._parts: list[memoryview] = []

    def sort(self, buffer: bytearray, view: memoryview, filled: int) -> int:
        """Write the data in the first `filled` bytes; give how many of them are done with."""
        at = min(self._left, filled)
        if at:
            self._parts.append(view[:at])
            self._left -= at
        while at + _HEAD <= filled:
            stream, length = _FRAME.unpack_from(buffer, at)
            if stream != self._stream:
                self._turn(stream)
            at += _HEAD
            end = at + length
            if stream == _SYSTEM_ERROR:
                raise DockerError(
                    f"error from daemon in stream: {bytes(view[at:end]).decode(errors='replace')}"
                )
            if end > filled:
                self._left, end = end - filled, filled
            self._parts.append(view[at:end])
            at = end
        self._write()
        return at

    def _turn(self, stream: int) -> None:
        if stream > _SYSTEM_ERROR:
            raise DockerError(f"Unrecognized input header: {stream}")
        self._write()
        self._stream = stream

    def _write(self) -> None:
        if self._parts:
            self._sinks[min(self._stream, _STDERR)].write(b"".join(self._parts))
            self._parts = []
