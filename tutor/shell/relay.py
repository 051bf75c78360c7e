"""Runs a program of the host and passes on every byte that it writes, so that it can be recorded.

At a terminal the program gets a pseudo-terminal of its own, as under script(1): colours, `less`, `vim`,
Ctrl-C and password prompts work. Two things differ from a plain shell: Ctrl-Z does nothing, for there is no
job to come back to, and a background program that does not ignore the hang-up signal ends with its line.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import selectors
import signal
import struct
import subprocess
import termios
import time
import tty
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tutor.model import Sink, Terminal

CHUNK = 65536
PATIENCE = 1.0  # seconds for the shell to begin


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended. `code` is negative for a signal; `state` what it wrote to `DOCKER_TUTOR_STATE`."""

    code: int
    state: bytes = b""
    typed_ahead: bytes = b""


def run(
    argv: Sequence[str], env: Mapping[str, str], terminal: Terminal, descriptors: tuple[int, ...] = ()
) -> Ended:
    """Run a program until it ends, with the terminal handed over and restored; it gets `descriptors` too."""
    at_terminal = terminal.stdin >= 0 and all(terminal.is_tty(name) for name in ("in", "out"))
    state = bytearray()
    reader, writer = os.pipe()
    variables = {**env, "DOCKER_TUTOR_STATE": f"/dev/fd/{writer}"}
    with contextlib.ExitStack() as stack:
        stack.callback(os.close, reader)
        watch = stack.enter_context(_Watch())
        watch.on(reader, state.extend)
        through = _at_terminal if at_terminal else _without_terminal
        process, leftover = through(stack, watch, terminal, (argv, variables, (writer, *descriptors)))
        os.close(writer)
        watch.until(process)
        return Ended(process.returncode, bytes(state), leftover())


class _Watch:
    """Reads from several descriptors until a process has ended and nothing is left to read."""

    def __init__(self) -> None:
        # Not epoll: only a poll of the terminal itself makes the kernel hand over what a program wrote last.
        self._selector = selectors.PollSelector()
        self._inputs: set[int] = set()

    def __enter__(self) -> _Watch:
        return self

    def __exit__(self, *_: object) -> None:
        self._selector.close()

    def on(self, descriptor: int, use: Callable[[bytes], object], is_input: bool = False) -> None:
        self._selector.register(descriptor, selectors.EVENT_READ, use)
        if is_input:
            self._inputs.add(descriptor)

    def until(self, process: subprocess.Popen[bytes]) -> None:
        """Pass bytes on until the process has ended; its background programs do not hold us."""
        with _end_of(process, self._selector):
            while process.poll() is None:
                self._turn(0.1)
            while self._turn(0):
                pass

    def _turn(self, seconds: float) -> bool:
        ready = [key for key, _ in self._selector.select(seconds) if key.data]
        for key in ready:
            self._pass_on(key)
        return any(key.fd not in self._inputs for key in ready)

    def _pass_on(self, key: selectors.SelectorKey) -> None:
        try:
            data = os.read(key.fd, CHUNK)
        except OSError:  # a pseudo-terminal that nobody has open any more
            data = b""
        if data:
            key.data(data)
        else:
            self._selector.unregister(key.fd)


@contextlib.contextmanager
def _end_of(process: subprocess.Popen[bytes], selector: selectors.BaseSelector) -> Iterator[None]:
    """Wake the selector at once when the process ends, where the system can."""
    if not hasattr(os, "pidfd_open"):
        yield
        return
    descriptor = os.pidfd_open(process.pid)
    selector.register(descriptor, selectors.EVENT_READ)
    try:
        yield
    finally:
        selector.unregister(descriptor)
        os.close(descriptor)


_Plan = tuple["Sequence[str]", "Mapping[str, str]", tuple[int, ...]]
_Started = tuple["subprocess.Popen[bytes]", "Callable[[], bytes]"]


def _at_terminal(stack: contextlib.ExitStack, watch: _Watch, terminal: Terminal, plan: _Plan) -> _Started:
    argv, env, descriptors = plan
    master, slave = os.openpty()
    stack.callback(os.close, master)
    stack.callback(os.close, slave)
    _prepare(terminal, slave)
    stack.enter_context(_resizing(terminal, slave))
    stack.enter_context(_raw(terminal.stdin))
    process = subprocess.Popen(
        argv,
        env={**env, "DOCKER_TUTOR_TTY": os.ttyname(slave)},
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        pass_fds=descriptors,
    )
    watch.on(master, _to(terminal.out))
    watch.on(terminal.stdin, lambda keys: _hand_over(master, keys), is_input=True)
    return process, lambda: _unread(slave)


def _without_terminal(
    stack: contextlib.ExitStack, watch: _Watch, terminal: Terminal, plan: _Plan
) -> _Started:
    argv, env, descriptors = plan
    stack.enter_context(_deaf())
    process = subprocess.Popen(
        argv,
        env={**env, "DOCKER_TUTOR_TTY": ""},
        stdin=terminal.stdin if terminal.stdin >= 0 else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=descriptors,
    )
    for pipe, sink in ((process.stdout, terminal.out), (process.stderr, terminal.err)):
        if pipe:
            stack.callback(pipe.close)
            watch.on(pipe.fileno(), _to(sink))
    return process, lambda: b""


def _to(sink: Sink) -> Callable[[bytes], None]:
    def use(data: bytes) -> None:
        sink.write(data)
        sink.flush()

    return use


def _hand_over(master: int, keys: bytes) -> None:
    """Pass keys on once the shell has made the terminal its own: before that nobody would hear Ctrl-C."""
    end = time.monotonic() + PATIENCE
    while os.tcgetpgrp(master) <= 0 and time.monotonic() < end:
        time.sleep(0.005)
    _write_all(master, keys)


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _prepare(terminal: Terminal, slave: int) -> None:
    modes = termios.tcgetattr(terminal.stdin)
    modes[6][termios.VSUSP] = b"\0"
    termios.tcsetattr(slave, termios.TCSANOW, modes)
    _resize(terminal, slave)


def _resize(terminal: Terminal, slave: int) -> None:
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *terminal.size(), 0, 0))


@contextlib.contextmanager
def _resizing(terminal: Terminal, slave: int) -> Iterator[None]:
    before = signal.signal(signal.SIGWINCH, lambda *_: _resize(terminal, slave))
    try:
        yield
    finally:
        signal.signal(signal.SIGWINCH, before)


@contextlib.contextmanager
def _raw(stdin: int) -> Iterator[None]:
    modes = termios.tcgetattr(stdin)
    tty.setraw(stdin, termios.TCSADRAIN)  # the usual TCSAFLUSH would throw away keys typed ahead
    try:
        yield
    finally:
        termios.tcsetattr(stdin, termios.TCSADRAIN, modes)


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    # A handler of our own rather than SIG_IGN: programs that we start do not inherit it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _unread(slave: int) -> bytes:
    tty.setraw(slave, termios.TCSANOW)
    os.set_blocking(slave, False)
    try:
        return os.read(slave, CHUNK)
    except OSError:
        return b""
