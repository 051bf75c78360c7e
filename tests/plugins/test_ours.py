"""`docker tutor`: ourselves as a plugin of the docker command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.plugins import ours

ROOT = Path(__file__).parents[2]
CALLED = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND"


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (["tutor"], []),
        (["tutor", "explain", "--", "docker", "ps"], ["explain", "--", "docker", "ps"]),
        (["-D", "tutor", "quiz"], ["quiz"]),
        (["help", "tutor"], ["--help"]),
        (["explain", "tutor"], ["explain", "tutor"]),
    ],
)
def test_the_words_after_our_name_are_ours(given: list[str], left: list[str]) -> None:
    assert ours.words(given, {CALLED: "docker"}) == left


def test_the_daemon_chosen_before_our_name_counts() -> None:
    env = {CALLED: "docker"}
    assert ours.words(["-H", "tcp://a:1", "--context=b", "tutor"], env) == []
    assert env == {"DOCKER_HOST": "tcp://a:1", "DOCKER_CONTEXT": "b"}


def test_called_by_our_own_name_nothing_is_cut_off() -> None:
    assert ours.words(["explain", "tutor"], {}) == ["explain", "tutor"]


@pytest.mark.skipif(not shutil.which("docker"), reason="needs the docker command")
def test_the_docker_command_runs_us_as_its_plugin(tmp_path: Path) -> None:
    script = tmp_path / "cli-plugins" / "docker-tutor"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tutor "$@"\n')
    script.chmod(0o755)
    env = {**os.environ, "DOCKER_CONFIG": str(tmp_path), "DOCKER_TUTOR_HOME": str(tmp_path), "LANG": "C"}

    def docker(*words: str) -> str:
        return subprocess.run(["docker", *words], env=env, capture_output=True, text=True, check=True).stdout

    assert "  tutor*      " in docker("--help")
    assert docker("tutor", "--version").startswith("docker-tutor ")
    assert '"command": "container ls"' in docker("tutor", "explain", "--json", "--", "docker", "ps")
