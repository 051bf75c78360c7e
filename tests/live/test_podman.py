"""What podman does not do is refused clearly: in the docker command's words, and then in ours.

On request, as it fetches podman: `make engines`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.lines import real_bank, type_line
from tests.support.podman import podman
from tutor.explain import diagnose
from tutor.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
OURS = (sys.executable, "-m", "tutor", "forward", "--", "docker")
# With whether podman does it.
LINES = {
    "version": True,
    "ps -a": True,
    "images": True,
    "network ls": True,
    "volume ls": True,
    "system df": True,
    "secret ls": True,
    "inspect nosuch": False,
    "logs nosuch": False,
    "exec nosuch ls": False,
    "stop nosuch": False,
    "rm nosuch": False,
    "volume inspect nosuch": False,
    "swarm init": False,
    "service create busybox": False,
    "service ls": False,
    "stack ls": False,
    "node ls": False,
    "config ls": False,
    "plugin ls": False,
    "plugin install x": False,
    "checkpoint ls x": False,
    "search nosuch": False,
}

pytestmark = pytest.mark.skipif(not os.environ.get("DOCKER_TUTOR_PODMAN"), reason="make engines")


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with podman(tmp_path_factory.mktemp("podman")) as host:
        yield host


def run(host: str, folder: Path, program: tuple[str, ...], line: str) -> tuple[int, str, str]:
    own = {"HOME": str(folder), "DOCKER_TUTOR_HOME": str(folder), "DOCKER_CONFIG": str(folder)}
    env = {**os.environ, **own, "DOCKER_HOST": host, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([*program, *line.split()], env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("line", LINES)
def test_podman_gets_and_gives_the_same_as_with_the_docker_command(
    line: str, host: str, tmp_path: Path
) -> None:
    theirs, ours = (run(host, tmp_path, program, line) for program in (("docker",), OURS))
    assert ours == theirs
    assert (ours[0] == 0) == LINES[line]


@pytest.mark.parametrize("line", ["swarm init", "service create busybox", "plugin ls"])
def test_what_podman_does_not_do_is_explained(line: str, host: str, tmp_path: Path) -> None:
    code, _, error = run(host, tmp_path, OURS, line)
    found = diagnose(type_line(f"docker {line}"), Outcome("failed", code, error.strip()), real_bank())
    assert found is not None
    assert found.id == "podman-lacks"
