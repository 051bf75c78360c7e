"""Join the learner's terminal to a container's streams until one side ends."""

from __future__ import annotations

import os
import select
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.daemon.detach import DetachedError, EscapeFilter, parse
from tutor.daemon.stream import copy, demultiplex
from tutor.daemon.terminal import raw_input

if TYPE_CHECKING:
    from tutor.daemon.raw import Raw
    from tutor.model import Terminal


@dataclass(frozen=True, slots=True)
class Streams:
    """Which streams are joined, and whether the container has a terminal."""

    stdin: bool = False
    stdout: bool = False
    stderr: bool = False
    tty: bool = False
    detach_keys: str = ""


def relay(source: Raw, terminal: Terminal, streams: Streams) -> None:
    """Carry input and output until the container closes its side.

    Raises: DetachedError when the detach keys are typed.
    """
    with raw_input(terminal, streams.stdin and streams.tty):
        keyboard = _Keyboard(source, terminal, streams)
        keyboard.start()
        try:
            if streams.stdout or streams.stderr:
                _output(source, terminal, streams)
            else:
                keyboard.join()
        except OSError:
            if not keyboard.detached:
                raise
        finally:
            keyboard.stop()
    if keyboard.detached:
        raise DetachedError


def _output(source: Raw, terminal: Terminal, streams: Streams) -> None:
    if streams.tty:
        copy(source, terminal.out)
    else:
        out = terminal.out if streams.stdout else _Nowhere()
        demultiplex(source, out, terminal.err if streams.stderr else _Nowhere())


class _Nowhere:
    """Takes what nobody asked for."""

    def write(self, _: bytes | memoryview, /) -> object:
        return None

    def flush(self) -> object:
        return None


class _Keyboard(threading.Thread):
    """Carries input. It waits on a pipe as well as on the keyboard.

    So it can be stopped before it takes a key that is meant for the next prompt.
    """

    def __init__(self, source: Raw, terminal: Terminal, streams: Streams) -> None:
        super().__init__(daemon=True)
        self.detached = False
        self._source = source
        self._stdin = terminal.stdin if streams.stdin else -1
        self._filter = EscapeFilter(parse(streams.detach_keys)) if streams.tty else None
        self._awake, self._wake = os.pipe()
        self._poll = select.poll()
        for descriptor in {self._awake, self._stdin} - {-1}:
            self._poll.register(descriptor, select.POLLIN)

    def run(self) -> None:
        """Carry input until it ends, the detach keys come or `stop` is called."""
        with suppress(OSError):
            while self._stdin >= 0 and self._ready():
                data = os.read(self._stdin, 32768)
                if not data:
                    break
                if self._carry(data):
                    return
            if not self._stopped():
                self._source.close_write()

    def stop(self) -> None:
        """End the thread."""
        os.write(self._wake, b"x")
        self._source.interrupt()
        self.join()
        os.close(self._wake)
        os.close(self._awake)

    def _carry(self, data: bytes) -> bool:
        """Send `data` on; give True when the detach keys were in it."""
        if self._filter is not None:
            data, self.detached = self._filter.feed(data)
        if data:
            self._source.write(data)
        if self.detached:
            self._source.interrupt()
        return self.detached

    def _ready(self) -> bool:
        """Wait for a key or for `stop`; True for a key."""
        return self._awake not in dict(self._poll.poll())

    def _stopped(self) -> bool:
        return self._awake in dict(self._poll.poll(0))
