"""What the real docker CLI says about a line, asked without a daemon.

A small server answers `/_ping` as a Linux daemon and refuses everything else with one known text, so that a
line which the CLI itself accepts is told from one that it refuses.
"""

from __future__ import annotations

import os
import shlex
import socketserver
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REACHED = "this line reached the daemon"
DOCKER = "/usr/local/bin/docker"


class _Handler(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        ping = self.path.endswith("/_ping")
        body = b"OK" if ping else b'{"message":"' + REACHED.encode() + b'"}'
        self.send_response(200 if ping else 418)
        for name, value in (
            ("Api-Version", "1.50"),
            ("Ostype", "linux"),
            ("Content-Type", "application/json"),
        ):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = do_DELETE = do_PUT = _answer  # noqa: N815

    def address_string(self) -> str:
        return "unix"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return


class _Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


@contextmanager
def daemon(folder: Path) -> Iterator[str]:
    """Run the small server; give the address for DOCKER_HOST."""
    path = folder / "oracle.sock"
    with _Server(str(path), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"unix://{path}"
        finally:
            server.shutdown()
            thread.join()


def version() -> str:
    """Give the version of the installed CLI, or ""."""
    if not Path(DOCKER).exists():
        return ""
    done = subprocess.run([DOCKER, "--version"], capture_output=True, text=True, check=False)
    return done.stdout.removeprefix("Docker version ").split(",")[0]


def ask(line: str, host: str, cwd: Path) -> tuple[int, str, str]:
    """Run one line; give exit code, standard output and standard error."""
    env = {"PATH": os.environ["PATH"], "HOME": "/root", "DOCKER_HOST": host, "LANG": "C.UTF-8"}
    done = subprocess.run(
        [DOCKER, *shlex.split(line)[1:]],
        capture_output=True,
        text=True,
        check=False,
        env=env,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout, done.stderr
