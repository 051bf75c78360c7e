"""`ssh://` hosts for docker-py: each connection is an `ssh` that runs `docker system dial-stdio` over there.

docker-py has that too, but loses what ssh says when it fails.
"""

from __future__ import annotations

import socket
import subprocess
import tempfile
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, Final

import urllib3
import urllib3.connection
import urllib3.connectionpool
from docker.transport.basehttpadapter import BaseHTTPAdapter

from tutor.daemon.ssh import command

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE: Final = 2.0
"""Seconds for an ssh that broke off to end."""


class Adapter(BaseHTTPAdapter):  # type: ignore[misc] # docker-py has no types
    """Carries docker-py's requests; `failure` tells how the last process ended."""

    def __init__(self, host: str) -> None:
        super().__init__()
        self._command = command(host)
        self._pool: _Pool | None = None
        self._processes: list[_Process] = []

    def get_connection(self, *_: Any, **__: Any) -> _Pool:
        """Give the pool of connections."""
        if self._pool is None:
            self._pool = _Pool(self)
        return self._pool

    def get_connection_with_tls_context(self, *_: Any, **__: Any) -> _Pool:
        """Give the pool of connections: ssh does what TLS would."""
        return self.get_connection()

    def request_url(self, request: Any, *_: Any) -> str:
        """Give the request's target: there is no proxy."""
        return str(request.path_url)

    def close(self) -> None:
        """End the processes that wait for another request."""
        if self._pool is not None:
            self._pool.close()
        super().close()
        for process in self._processes:
            process.end()
        self._processes.clear()

    def dial(self) -> socket.socket:
        """Start a process and give the socket that leads through it."""
        self._processes.append(_Process(self._command))
        return self._processes[-1].near

    def failure(self) -> str:
        """Say how the last process ended, "" if it is fine."""
        return self._processes[-1].failure() if self._processes else ""


class _Process:
    """One ssh, and what it says."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by end
        self.near, far = socket.socketpair()
        with far:
            try:
                self._process = subprocess.Popen(
                    words, stdin=far.fileno(), stdout=far.fileno(), stderr=self._said, start_new_session=True
                )
            except OSError:
                self.near.close()
                raise

    def failure(self) -> str:
        """Wait a moment for a process that broke off, and say how it ended."""
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(_PATIENCE)
            self._said.seek(0)
            said = self._said.read().decode("utf-8", "replace")
            shown = " ".join(self._words)
            return (
                f"command [{shown}] has exited with exit status {code}, make sure the URL is valid, "
                f"and Docker 18.09 or later is installed on the remote host: stderr={said}"
            )
        return ""

    def end(self) -> None:
        """End it, and forget what it said."""
        self._process.terminate()
        self._process.wait()
        self._said.close()


class _Pool(urllib3.connectionpool.HTTPConnectionPool):
    def __init__(self, adapter: Adapter) -> None:
        super().__init__("localhost", maxsize=10)
        self._adapter = adapter

    def _new_conn(self) -> Any:
        return _Connection(self._adapter)


class _Connection(urllib3.connection.HTTPConnection):
    def __init__(self, adapter: Adapter) -> None:
        super().__init__("localhost")
        self._adapter = adapter

    def connect(self) -> None:
        self.sock = self._adapter.dial()
