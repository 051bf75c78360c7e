"""Run the program that a line is handed to, with our own streams, until it ends."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.plugins.routing import Route

_SOCKET: Final = "DOCKER_CLI_PLUGIN_SOCKET"
_ENOUGH: Final = 3
_KILLED: Final = 255
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


def run(route: Route) -> int:
    """Run it as docker does and give its exit code.

    Where standard output is no terminal, an interrupt is told over a socket; the third one ends it.
    """
    with _Line() as line:
        heard = {} if route.helps else {_SOCKET: line.address}
        env = {**os.environ, **route.env, **heard}
        try:
            process = subprocess.Popen(route.argv, env=env)
        except OSError as error:
            sys.stderr.write(f"fork/exec {route.argv[0]}: {(error.strerror or str(error)).lower()}\n")
            return 1
        with _interrupts(process, line):
            code = process.wait()
    if route.helps and code > 0:
        sys.stderr.write(f"exit status {code}\n")
        return 1
    return code if code >= 0 else _KILLED


class _Line:
    """A socket that tells the plugin to end by closing."""

    def __init__(self) -> None:
        self.address = f"@docker_cli_{secrets.token_hex(16)}"
        self._server = socket.socket(socket.AF_UNIX)
        self._plugins: list[socket.socket] = []

    def __enter__(self) -> _Line:
        self._server.bind(f"\0{self.address[1:]}")
        self._server.listen()
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        for one in (self._server, *self._plugins):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self._plugins.append(self._server.accept()[0])


@contextlib.contextmanager
def _interrupts(process: subprocess.Popen[bytes], line: _Line) -> Iterator[None]:
    count = 0

    def handle(*_: object) -> None:
        nonlocal count
        count += 1
        if sys.stdout.isatty():
            return  # the terminal has told the plugin too
        line.close()
        if count >= _ENOUGH:
            process.kill()
            sys.stderr.write("got 3 SIGTERM/SIGINTs, forcefully exiting\n")
            os._exit(1)

    before: dict[signal.Signals, Any] = {number: signal.signal(number, handle) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
