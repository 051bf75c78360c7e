"""Bodies that are sent while the daemon may already answer."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tutor.daemon.connection import Connection
from tutor.daemon.endpoint import Endpoint
from tutor.daemon.errors import ApiError
from tutor.daemon.upload import upload
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

END = b"0\r\n\r\n"


@contextmanager
def serving(path: Path, answer: Callable[[socket.socket], None]) -> Iterator[Connection]:
    """Give a connection to a daemon that takes one request."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()

        def serve() -> None:
            with server.accept()[0] as one:
                answer(one)

        thread = threading.Thread(target=serve)
        thread.start()
        yield Connection(Endpoint(f"unix://{path}", api_version="1.41"))
        thread.join()


def read_all(one: socket.socket) -> bytes:
    data = b""
    while not data.endswith(END):
        data += one.recv(65536)
    return data


def test_the_answer_comes_without_its_chunks(tmp_path: Path) -> None:
    asked: list[bytes] = []

    def answer(one: socket.socket) -> None:
        asked.append(read_all(one))
        one.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab\n\r\n")
        one.sendall(b"2\r\nc\n\r\n0\r\n\r\n")

    pieces = (piece for piece in (b"one", b"", b"two"))
    with (
        serving(tmp_path / "s", answer) as connection,
        upload(connection, "/build", {}, pieces, {"X-A": "b"}) as got,
    ):
        assert b"".join(got) == b"ab\nc\n"
    head, _, body = asked[0].partition(b"\r\n\r\n")
    assert b"POST /v1.41/build HTTP/1.1" in head
    assert b"X-A: b" in head
    assert body == b"3\r\none\r\n3\r\ntwo\r\n" + END


def test_a_refusal_before_the_end_is_heard(tmp_path: Path) -> None:
    def answer(one: socket.socket) -> None:
        one.recv(100)
        one.sendall(b"HTTP/1.1 400 Bad\r\nContent-Length: 17\r\n\r\n" + b'{"message": "no"}')

    def endless() -> Generator[bytes, None, None]:
        while True:
            yield bytes(65536)

    with (
        serving(tmp_path / "s", answer) as connection,
        pytest.raises(ApiError, match="no"),
        upload(connection, "/build", {}, endless(), {}),
    ):
        pass


def test_what_goes_wrong_with_the_body_is_told(tmp_path: Path) -> None:
    def broken() -> Generator[bytes, None, None]:
        yield b"x"
        raise DockerError("gone")

    def wait(one: socket.socket) -> None:
        while one.recv(65536):
            pass

    with (
        serving(tmp_path / "s", wait) as connection,
        pytest.raises(DockerError, match="gone"),
        upload(connection, "/build", {}, broken(), {}),
    ):
        pass
