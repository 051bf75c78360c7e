"""`docker build` on a real daemon, as `docker-tutor forward` does it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.daemon import LiveDaemon

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.live


def forward(daemon: LiveDaemon, folder: Path, *words: str, stdin: bytes = b"") -> tuple[int, str]:
    env = {
        **{key: value for key, value in os.environ.items() if not key.startswith("DOCKER_")},
        "DOCKER_HOST": daemon.host,
        "DOCKER_CONFIG": str(folder),
        "DOCKER_TUTOR_HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT),
    }
    argv = [sys.executable, "-m", "tutor", "forward", "--", "docker", *words]
    done = subprocess.run(argv, env=env, cwd=folder, input=stdin, capture_output=True, check=False)
    return done.returncode, done.stdout.decode()


def test_an_image_is_built_and_runs(test_daemon: LiveDaemon, tmp_path: Path) -> None:
    test_daemon.need("busybox")
    context = tmp_path / "context"
    (context / "secret").mkdir(parents=True)
    (context / "Dockerfile").write_text("FROM busybox\nARG WHO\nENV WHO=$WHO\nCOPY . /here\nCMD ls /here\n")
    (context / ".dockerignore").write_text("secret\n")
    code, out = forward(test_daemon, tmp_path, "build", "-t", "built:1", "--build-arg", "WHO=me", "context")
    assert (code, out.splitlines()[-1]) == (0, "Successfully tagged built:1")
    assert test_daemon.docker("run", "--rm", "built:1").split() == ["Dockerfile"]
    assert "WHO=me" in test_daemon.docker("inspect", "-f", "{{.Config.Env}}", "built:1")


def test_a_step_that_fails_gives_its_exit_code(test_daemon: LiveDaemon, tmp_path: Path) -> None:
    test_daemon.need("busybox")
    code, _ = forward(test_daemon, tmp_path, "build", "-", stdin=b"FROM busybox\nRUN exit 42\n")
    assert code == 42
