"""What every group of measurements gets: a folder, a daemon, the variables programs run with."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measure import Run, clock, process, quiet
from tests.support.daemon import live_daemon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.bench.measure import Case
    from tests.support.daemon import LiveDaemon

ROOT = Path(__file__).parents[2]
OURS = (sys.executable, "-m", "tutor")
SIGN = b"tutor>"


@dataclass(frozen=True)
class Bench:
    """Where the measurements of one run take place."""

    place: Path
    daemon: LiveDaemon
    env: Mapping[str, str]

    def docker(self, *words: str) -> Case:
        """Give a case that times a process of the docker command."""
        return clock(lambda: quiet(["docker", *words], self.env))

    def docker_run(self, words: list[str], out: str, stdin: str) -> Run:
        """Run a process of the docker command with these files as its streams."""
        return process(["docker", *words], self.env, out, stdin)


@contextlib.contextmanager
def bench() -> Iterator[Bench]:
    """Give a daemon with busybox, and an empty home."""
    with tempfile.TemporaryDirectory() as folder, live_daemon("bench") as daemon:
        daemon.need("busybox")
        daemon.docker("pull", "busybox")
        yield Bench(Path(folder), daemon, _environment(Path(folder), daemon.host))


def _environment(home: Path, host: str) -> dict[str, str]:
    dropped = ("DOCKER_", "PYTHONDONTWRITEBYTECODE", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    ours = {"PYTHONPATH": str(ROOT), "DOCKER_TUTOR_HOME": str(home / "tutor"), "DOCKER_HOST": host}
    plain = {"HOME": str(home), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "DOCKER_BUILDKIT": "0"}
    return {**kept, **ours, **plain}
