from __future__ import annotations

import os
import pty
import socket
import termios
from contextlib import closing

import pytest

from tests.daemon.terminals import Pipes
from tests.daemon.test_stream import frame
from tutor.daemon.detach import DetachedError
from tutor.daemon.raw import Raw, SocketChannel
from tutor.daemon.relay import Streams, relay


def joined() -> tuple[Raw, socket.socket]:
    ours, theirs = socket.socketpair()
    return Raw(SocketChannel(ours), b"", {}), theirs


def test_input_reaches_the_container_and_its_end_too() -> None:
    source, container = joined()
    read, write = os.pipe()
    os.write(write, b"typed")
    os.close(write)
    container.sendall(frame(1, b"out") + frame(2, b"err"))
    terminal = Pipes(read)
    with closing(container), source:
        # The container ends when its input does, as `cat` would.
        import threading

        got: list[bytes] = []

        def program() -> None:
            while data := container.recv(100):
                got.append(data)
            container.shutdown(socket.SHUT_RDWR)

        thread = threading.Thread(target=program)
        thread.start()
        relay(source, terminal, Streams(stdin=True, stdout=True, stderr=True))
        thread.join()
    os.close(read)
    assert (b"".join(got), terminal.out.data, terminal.err.data) == (b"typed", b"out", b"err")


def test_a_key_typed_after_the_end_is_left_for_the_prompt() -> None:
    source, container = joined()
    read, write = os.pipe()
    container.close()
    with source:
        relay(source, Pipes(read), Streams(stdin=True, stdout=True, stderr=True))
    os.write(write, b"next")
    assert os.read(read, 10) == b"next"
    os.close(read)
    os.close(write)


def test_the_detach_keys_leave_the_container() -> None:
    source, container = joined()
    read, write = os.pipe()
    os.write(write, b"x\x10\x11")
    with closing(container), source, pytest.raises(DetachedError):
        relay(source, Pipes(read), Streams(stdin=True, stdout=True, stderr=True, tty=True))
    os.close(read)
    os.close(write)


def test_the_terminal_is_put_back_after_an_error() -> None:
    master, slave = pty.openpty()
    before = termios.tcgetattr(slave)
    source, container = joined()
    container.sendall(b"text")
    container.close()

    class Broken(Pipes):
        def size(self) -> tuple[int, int]:
            return 24, 80

    terminal = Broken(slave, tty=True)
    terminal.out.write = lambda *_: 1 / 0  # type: ignore[method-assign]
    with source, pytest.raises(ZeroDivisionError):
        relay(source, terminal, Streams(stdin=True, stdout=True, stderr=True, tty=True))
    assert termios.tcgetattr(slave) == before
    os.close(master)
    os.close(slave)
