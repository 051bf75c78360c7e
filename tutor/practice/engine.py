"""One dockerd of our own: its arguments, its start, its end, and what an earlier one left behind."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.practice.namespace import Namespace

_PROGRAMS = {"dockerd", "containerd", "containerd-shim", "docker-proxy"}
_START_SECONDS = 60.0
_STOP_SECONDS = 25.0
_DETACH = 2  # MNT_DETACH of <sys/mount.h>


class EngineError(Exception):
    """Fail to start; the text is the end of the daemon's log."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What one dockerd is started with. `binaries` is the folder of a fetched engine, or None.

    `hostname` is a name for the daemon's machine, where this machine's will not do.
    """

    run: Path
    data: Path
    namespace: Namespace
    arguments: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    binaries: Path | None = None
    hostname: str = ""

    @property
    def socket(self) -> Path:
        """Give the path of the daemon's socket."""
        return self.run / "docker.sock"

    @property
    def host(self) -> str:
        """Give the value for DOCKER_HOST."""
        return f"unix://{self.socket}"


class Engine:
    """A running dockerd."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the daemon and wait until it answers.

        Call it from the main thread: the daemon is told to stop when the thread that started it ends.

        Raises: EngineError if it ends, or does not answer in time.
        """
        setup = self.setup
        for folder in (setup.run, setup.data):
            folder.mkdir(parents=True, exist_ok=True)
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._environment(),
                start_new_session=True,
            )
        deadline = time.monotonic() + _START_SECONDS
        while not answers(setup.socket):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise EngineError("\n".join(self._log.read_text("utf-8", "replace").splitlines()[-5:]))
            time.sleep(0.03)

    @property
    def running(self) -> bool:
        """Tell whether the daemon's process lives."""
        return self._process is not None and self._process.poll() is None

    def stop(self, patience: float = _STOP_SECONDS) -> None:
        """Ask the daemon to end, insist after `patience` seconds, and remove what it mounted."""
        if self._process is not None and self.running:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(patience)
        sweep(self.setup.run, self.setup.data)
        if self._process is not None:
            self._process.wait()

    @property
    def _log(self) -> Path:
        return self.setup.run / "dockerd.log"

    def _command(self) -> list[str]:
        setup = self.setup
        folders = [f"--data-root={setup.data}", f"--exec-root={setup.run / 'exec'}"]
        places = [f"--host={setup.host}", f"--pidfile={setup.run / 'docker.pid'}"]
        tied = ["setpriv", "--pdeathsig", "TERM", "--"]
        return [
            *tied,
            *setup.namespace.prefix,
            *self._named(),
            "dockerd",
            *folders,
            *places,
            *self._helpers(),
            *setup.arguments,
        ]

    def _named(self) -> list[str]:
        """Give the words that start a program on a machine of that name."""
        name = self.setup.hostname
        return ["unshare", "--uts", "--", "sh", "-c", 'hostname "$0" && exec "$@"', name] if name else []

    def _helpers(self) -> list[str]:
        if self.setup.binaries is None:
            return []
        proxy = self.setup.binaries / "docker-proxy"
        return [f"--userland-proxy-path={proxy}", f"--init-path={shutil.which('docker-init')}"]

    def _environment(self) -> dict[str, str]:
        path = os.environ.get("PATH", "")
        if "/usr/sbin" not in path.split(":"):
            path += ":/usr/sbin:/sbin"
        if self.setup.binaries is not None:
            path = f"{self.setup.binaries}:{path}"
        return {**os.environ, "PATH": path, **self.setup.environment}


def answers(path: Path) -> bool:
    """Tell whether a daemon answers on the socket at `path`."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(2)
        try:
            asking.connect(str(path))
            asking.sendall(b"GET /_ping HTTP/1.0\r\n\r\n")
            return b" 200 " in asking.recv(64)
        except OSError:
            return False


def sweep(run: Path, data: Path) -> None:
    """End what a daemon with these folders left running and unmount what it left mounted.

    Its processes are known by the folders they name, never by a process id from a file.
    """
    for pid in sorted(_left_over(run, data)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    libc = ctypes.CDLL(None)
    for mount in _mounts_below(run, data):
        libc.umount2(mount.encode(), _DETACH)


def _left_over(run: Path, data: Path) -> Iterator[int]:
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if _works_for(folder, str(run)) or _is_contained(folder, str(data)):
                yield int(folder.name)


def _works_for(process: Path, run: str) -> bool:
    name = (process / "comm").read_text().strip()
    words = (process / "cmdline").read_bytes().decode("utf-8", "replace")
    return name in _PROGRAMS and f"{run}/" in words


def _is_contained(process: Path, data: str) -> bool:
    """Tell whether the process has its root file system in the data root: it is in one of its containers."""
    lines = (process / "mountinfo").read_text("utf-8", "replace").splitlines()
    return any(line.split()[4] == "/" and f"{data}/" in line for line in lines[:3])


def _mounts_below(*folders: Path) -> list[str]:
    mounts = [line.split()[1] for line in Path("/proc/self/mounts").read_text().splitlines()]
    below = [mount for mount in mounts if any(_inside(mount, str(folder)) for folder in folders)]
    return sorted(below, reverse=True)


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
