"""Signals that arrive while a command runs, handled outside the handler."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    from tutor.daemon.connection import Connection

_FORWARDED = ("HUP", "INT", "QUIT", "USR1", "USR2", "ALRM", "TERM", "CONT", "TSTP", "WINCH")
_ENOUGH = 3


class InsistedError(KeyboardInterrupt):
    """Say that the learner pressed Ctrl-C until we gave up the container; it goes on running."""

    text = "\ngot 3 SIGTERM/SIGINTs, forcefully exiting"


@contextmanager
def watching(numbers: Iterable[int], act: Callable[[int], object]) -> Iterator[None]:
    """Call `act` in a thread for each of the signals; the handlers before are back in place afterwards.

    A handler may run between any two steps of the main thread, also while that holds a lock of the HTTP
    library: so it only passes the number on. The handler before it, if it is one of ours, gets the signal
    too.
    """
    arrived: SimpleQueue[int | None] = SimpleQueue()

    def handler(number: int, frame: FrameType | None) -> None:
        arrived.put(number)
        before = previous[number]
        if getattr(before, "of_tutor", False):
            before(number, frame)

    handler.of_tutor = True  # type: ignore[attr-defined]
    previous: dict[int, Any] = {number: signal.getsignal(number) for number in numbers}
    threading.Thread(target=_consume, args=(arrived, act), daemon=True).start()
    try:
        for number in previous:
            signal.signal(number, handler)
        yield
    finally:
        for number, before in previous.items():
            signal.signal(number, before)
        arrived.put(None)


def _consume(arrived: SimpleQueue[int | None], act: Callable[[int], object]) -> None:
    while (number := arrived.get()) is not None:
        act(number)


@contextmanager
def proxied(container: str, connection: Connection, enabled: bool = True) -> Iterator[None]:
    """Send the signals that this process gets to the container instead.

    Raises: InsistedError at the third Ctrl-C, which says that the container does not listen.
    """
    if not enabled:
        yield
        return

    def send(number: int) -> None:
        try:
            connection.post(
                f"/containers/{container}/kill", {"signal": signal.Signals(number).name.removeprefix("SIG")}
            )
        except DockerError:
            return  # The container has ended: there is nobody left to tell.

    numbers = [getattr(signal, f"SIG{name}") for name in _FORWARDED]
    with watching(numbers, send), _insisting():
        yield


@contextmanager
def _insisting() -> Iterator[None]:
    forward: Any = signal.getsignal(signal.SIGINT)
    count = 0

    def handler(number: int, frame: FrameType | None) -> None:
        nonlocal count
        count += 1
        if count >= _ENOUGH:
            raise InsistedError
        forward(number, frame)

    signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, forward)
