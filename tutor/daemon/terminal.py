"""The learner's terminal while a container has it: raw input, and a size that follows the window."""

from __future__ import annotations

import signal
import termios
import threading
import tty
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tutor.daemon.signals import watching
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.connection import Connection
    from tutor.model import Terminal

_TRIES = 10


def check_tty(terminal: Terminal, attach_stdin: bool, wants_tty: bool) -> None:
    """Refuse a terminal for a container whose input would not come from one.

    Raises: DockerError in the CLI's words.
    """
    if attach_stdin and wants_tty and not terminal.is_tty("in"):
        raise DockerError("the input device is not a TTY")


@contextmanager
def raw_input(terminal: Terminal, enabled: bool) -> Iterator[None]:
    """Hand every key to the container as it is; put the terminal back whatever happens."""
    if not enabled or not terminal.is_tty("in"):
        yield
        return
    before = termios.tcgetattr(terminal.stdin)
    try:
        tty.setraw(terminal.stdin, termios.TCSANOW)
        yield
    finally:
        termios.tcsetattr(terminal.stdin, termios.TCSANOW, before)


@contextmanager
def resizing(terminal: Terminal, connection: Connection, path: str, enabled: bool) -> Iterator[None]:
    """Give the container's terminal the window's size (`path` is `/containers/ID` or `/exec/ID`)."""
    if not enabled:
        yield
        return
    ended = threading.Event()
    with watching([signal.SIGWINCH], lambda _: resize(terminal, connection, path)):
        if not resize(terminal, connection, path):
            threading.Thread(target=_insist, args=(terminal, connection, path, ended), daemon=True).start()
        try:
            yield
        finally:
            ended.set()


def resize(terminal: Terminal, connection: Connection, path: str, by: int = 0) -> bool:
    """Tell the daemon the window's size, plus `by` rows and columns; False if it would not have it."""
    rows, columns = terminal.size()
    if not rows + by and not columns + by:
        return True
    try:
        connection.post(f"{path}/resize", {"h": rows + by, "w": columns + by})
    except DockerError:
        return False
    return True


def _insist(terminal: Terminal, connection: Connection, path: str, ended: threading.Event) -> None:
    """Try again: a process that has just been asked for may not have its terminal yet, or no longer."""
    for turn in range(1, _TRIES + 1):
        if ended.wait(turn / 100) or resize(terminal, connection, path):
            return
    terminal.err.write(b"failed to resize tty, using default size\n")
