"""`docker images --tree` paints a terminal of any width as the docker command does, byte for byte."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pexpect
import pytest

from tests.parity.engine import Engine

ROOT = Path(__file__).parents[2]
OURS = [sys.executable, "-m", "tutor", "forward", "--", "docker"]

needs_docker = pytest.mark.skipif(not shutil.which("docker"), reason="needs the docker command")


@needs_docker
@pytest.mark.parametrize("columns", [15, 21, 26, 27, 39, 40, 54, 55, 62, 63, 80, 150])
def test_the_tree_of_images_is_painted_the_same(columns: int, tmp_path: Path) -> None:
    with Engine(tmp_path / "engine.sock") as engine:
        env = {
            **os.environ,
            "DOCKER_HOST": engine.host,
            "DOCKER_CONFIG": str(tmp_path),
            "DOCKER_TUTOR_HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
        }
        theirs = _painted(["docker", "images", "--tree"], columns, env)
        assert "└─" in theirs
        assert _painted([*OURS, "images", "--tree"], columns, env) == theirs


def _painted(argv: list[str], columns: int, env: dict[str, str]) -> str:
    child = pexpect.spawn(argv[0], argv[1:], env=env, dimensions=(40, columns), encoding="utf-8")
    try:
        child.expect(pexpect.EOF, timeout=60)
        return str(child.before)
    finally:
        child.close()
