from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.daemon.terminals import Kept
from tutor.daemon.raw import Raw
from tutor.daemon.stream import copy, demultiplex
from tutor.errors import DockerError

LINE = 0.00001  # seconds


class Pieces:
    """A channel that hands out what it was given, piece by piece."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = [piece for piece in pieces if piece]

    def read_into(self, buffer: memoryview) -> int:
        if not self.pieces:
            return 0
        piece = self.pieces.pop(0)
        count = min(len(piece), len(buffer))
        buffer[:count] = piece[:count]
        if piece[count:]:
            self.pieces.insert(0, piece[count:])
        return count

    def write(self, data: bytes) -> None: ...
    def close_write(self) -> None: ...
    def interrupt(self) -> None: ...
    def close(self) -> None: ...


def frame(stream: int, data: bytes) -> bytes:
    return bytes((stream, 0, 0, 0)) + len(data).to_bytes(4, "big") + data


def sort(pieces: list[bytes], early: bytes = b"") -> tuple[Kept, Kept]:
    out, err = Kept(), Kept()
    demultiplex(Raw(Pieces(pieces), early, {}), out, err)
    return out, err


class Lines:
    """A channel on which the daemon is faster than its reader: a line more lies there at every look at it."""

    def __init__(self, count: int) -> None:
        self.count, self.reads = count, 0
        self.begun = time.monotonic()

    def read_into(self, buffer: memoryview) -> int:
        self.reads += 1
        there = min(self.count, 1 + int((time.monotonic() - self.begun) / LINE), len(buffer) // 2)
        buffer[: 2 * there] = b"x\n" * there
        self.count -= there
        self.begun = time.monotonic()
        return 2 * there

    def write(self, data: bytes) -> None: ...
    def close_write(self) -> None: ...
    def interrupt(self) -> None: ...
    def close(self) -> None: ...


def test_of_many_lines_a_hundred_are_read_at_a_time_and_none_is_lost() -> None:
    out = Kept()
    channel = Lines(20_000)
    copy(Raw(channel, b"", {}), out)
    assert out.data == b"x\n" * 20_000
    assert channel.reads < 2_000


@given(
    st.lists(st.tuples(st.sampled_from([1, 2]), st.binary(max_size=40)), max_size=12),
    st.lists(st.integers(0, 600), max_size=20),
)
def test_frames_reach_their_streams_however_they_were_cut(
    frames: list[tuple[int, bytes]], cuts: list[int]
) -> None:
    data = b"".join(frame(stream, text) for stream, text in frames)
    places = [0, *sorted(cut for cut in cuts if cut < len(data)), len(data)]
    out, err = sort([data[start:end] for start, end in itertools.pairwise(places)])
    assert out.data == b"".join(text for stream, text in frames if stream == 1)
    assert err.data == b"".join(text for stream, text in frames if stream == 2)


def test_frames_that_came_together_are_written_together() -> None:
    out, _ = sort([b"".join(frame(1, b"line\n") for _ in range(1000))])
    assert len(out.writes) == 1


def test_what_came_with_the_headers_is_not_lost() -> None:
    data = frame(1, b"hello") + frame(2, b"world")
    out, err = sort([data[9:]], early=data[:9])
    assert (out.data, err.data) == (b"hello", b"world")


def test_a_frame_larger_than_the_buffer_passes() -> None:
    big = bytes(3_000_000)
    out, _ = sort([frame(1, big) + frame(1, b"end")])
    assert out.data == big + b"end"


def test_an_error_of_the_daemon_within_the_stream_ends_it() -> None:
    with pytest.raises(DockerError, match="error from daemon in stream: broken"):
        sort([frame(1, b"x"), frame(3, b"broken")])


def test_a_terminals_bytes_are_copied_as_they_are() -> None:
    out = Kept()
    copy(Raw(Pieces([b"a\r\n", b"b"]), b"early ", {}), out)
    assert out.data == b"early a\r\nb"
