"""Real daemons for tests: each has a network namespace, images and a data root of its own."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tutor.practice import builder, catalog, daemon
from tutor.practice.paths import kit
from tutor.practice.spec import Spec

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class LiveDaemon:
    """A daemon that a test may do anything with."""

    practice: daemon.Daemon

    @property
    def host(self) -> str:
        """Give the value for DOCKER_HOST; the socket answers from every namespace."""
        return self.practice.host

    @property
    def namespace(self) -> str:
        """Give the name of the network namespace where the published ports are on localhost."""
        return self.practice.namespace.name

    @property
    def prefix(self) -> list[str]:
        """Give the words that start a program in that namespace."""
        return self.practice.namespace.prefix

    def need(self, *references: str) -> None:
        """Make sure that images can be pulled by these names; builds them once for all tests."""
        images = {reference: catalog.find(reference) for reference in references}
        unknown = [reference for reference, image in images.items() if image is None]
        assert not unknown, f"the kit has no {', '.join(unknown)}"
        builder.build([image.name for image in images.values() if image], kit(), _report)

    def run_in(self, command: str | Sequence[str], **options: Any) -> subprocess.CompletedProcess[str]:
        """Run a command line (a shell's, or words) where published ports are on localhost."""
        words = ["sh", "-c", command] if isinstance(command, str) else command
        options.setdefault("capture_output", True)
        options.setdefault("env", {**os.environ, "DOCKER_HOST": self.host})
        return self.practice.run(words, **options)

    def tutor(self, home: Path, *words: str, stdin: str = "") -> str:
        """Forward a line, as a person whose home it is there, and give its standard output."""
        env = {
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": str(home),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "DOCKER_HOST": self.host,
            "DOCKER_TUTOR_HOME": str(home / "tutor"),
        }
        argv = [sys.executable, "-m", "tutor", "forward", "--", "docker", *words]
        done = self.run_in(argv, env=env, cwd=home, input=stdin)
        assert done.returncode == 0, done.stderr
        return str(done.stdout).strip()

    def docker(self, *words: str) -> str:
        """Run the real docker command and give its standard output."""
        done = self.run_in(["docker", *words])
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@contextlib.contextmanager
def live_daemon(purpose: str = "test", **spec: Any) -> Iterator[LiveDaemon]:
    """Run a daemon with an empty data root; `spec` are fields of the keeper's Spec.

    It ends with the block, and also when the test process is killed. The environment names the engine and
    further arguments of it: `make engines`.
    """
    name = f"{purpose}-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-{os.getpid()}"
    spec.setdefault("engine", os.environ.get("DOCKER_TUTOR_ENGINE", ""))
    spec.setdefault("relay", False)
    more = os.environ.get("DOCKER_TUTOR_ENGINE_ARGUMENTS", "").split()
    spec["arguments"] = (*spec.get("arguments", ()), *more)
    practice = daemon.start(Spec(name, fresh=True, **spec))
    try:
        yield LiveDaemon(practice)
    finally:
        practice.stop()


@pytest.fixture(scope="session")
def test_daemon() -> Iterator[LiveDaemon]:
    """Give the daemon of this test session (of each xdist worker)."""
    with live_daemon() as running:
        yield running


def _report(key: str, **slots: str) -> None:
    """Show that a build goes on: the first one takes a minute."""
    print(key, *slots.values(), flush=True)
