"""Lines of compose and buildx: explained by us, done by the plugins exactly as docker has them done."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.learner import Learner
from tutor.daemon.config import load
from tutor.plugins import plugin
from tutor.practice.engine import EngineError
from tutor.practice.engines import fetch_plugins
from tutor.practice.paths import kit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
SUITE = "sid"
FILE = """
services:
  web:
    image: nginx
    ports: ["8080:80"]
    depends_on: [db]
  db:
    image: busybox
    command: sh -c "echo ready; exec sleep 1000"
    stop_grace_period: 0s
    volumes: ["data:/data"]
volumes:
  data:
"""


@pytest.fixture(scope="module")
def docker() -> Iterator[LiveDaemon]:
    with live_daemon("compose") as daemon:
        daemon.need("nginx", "busybox")
        for image in ("nginx", "busybox"):
            daemon.docker("pull", "-q", image)
        yield daemon


@pytest.fixture(scope="module")
def plugins() -> Path:
    try:
        return fetch_plugins(SUITE, kit())
    except EngineError as error:
        pytest.skip(f"no plugins to fetch: {error}")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Give a folder with a Compose file; the project is called after it."""
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "compose.yaml").write_text(FILE)
    (tmp_path / "config").mkdir()
    return folder


def surroundings(docker: LiveDaemon, shop: Path, plugins: Path | None) -> dict[str, str]:
    config = shop.parent / "config"
    if plugins and not (config / "cli-plugins").exists():
        (config / "cli-plugins").symlink_to(plugins)
    return {
        **os.environ,
        "DOCKER_HOST": docker.host,
        "DOCKER_TUTOR_HOME": str(shop.parent / "home"),
        "DOCKER_CONFIG": str(config),
        "LC_ALL": "C.UTF-8",
        "SHELL": "/bin/sh",
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
    }


def run(docker: LiveDaemon, shop: Path, env: Mapping[str, str], *words: str) -> tuple[int, str, str]:
    done = docker.run_in(list(words), cwd=shop, env=env, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


def test_the_life_of_a_project_at_the_prompt(docker: LiveDaemon, plugins: Path, shop: Path) -> None:
    env = surroundings(docker, shop, plugins)
    learner = Learner([*docker.prefix, sys.executable, "-m", "tutor"], env, str(shop))
    try:
        shown = learner.type_line("docker compose up -d")
        assert "Starts everything in the background" in shown
        assert re.search(r"Container shop-web-1 +Started", shown)
        assert "shop-web-1" in docker.docker("ps", "--format", "{{.Names}}")
        assert re.search(r"shop-db-1 .* Up ", learner.type_line("docker compose ps"))
        assert re.search(r"db-1 +\| ready", learner.type_line("docker compose logs db"))
        assert "\nhello\n" in learner.type_line(
            "docker compose exec db sh -c 'echo hello > /data/x; cat /data/x'"
        )
        elsewhere = learner.type_line("(cd .. && docker compose down -v)")
        assert "no configuration file" in elsewhere
        assert "shop_data" not in elsewhere
        kept = down(learner, "n")
        assert "shop_data" in kept
        assert "shop_data" in docker.docker("volume", "ls", "-q")
        assert re.search(r"Volume shop_data +Removed", down(learner, "y"))
        assert docker.docker("ps", "-aq") == ""
    finally:
        learner.close()


def down(learner: Learner, answer: str) -> str:
    """Type `down -v`, which is asked about, and answer; give what was shown."""
    mark = learner.mark()
    learner.send("docker compose down -v\r")
    learner.wait(r"\[y/N\]", since=mark)
    learner.send(answer)
    learner.enter()
    learner.ready()
    return learner.text[mark:]


SAME = (
    ("compose", "config", "--services"),
    ("compose", "ps", "--format", "{{.Name}} {{.Service}}"),
    ("compose", "logs", "--no-color", "db"),
    ("compose", "-p", "shop", "exec", "-T", "db", "sh", "-c", "echo in; echo err >&2; exit 7"),
    ("compose", "up", "--nope"),
    ("compose", "nope"),
    ("compose", "down", "--help"),
    ("buildx", "version"),
    ("buildx", "du", "--nope"),
)


def test_output_and_exit_codes_are_those_of_the_plugin(docker: LiveDaemon, plugins: Path, shop: Path) -> None:
    env = surroundings(docker, shop, plugins)
    assert run(docker, shop, env, "docker", "compose", "up", "-d", "--no-deps", "db")[0] == 0
    ours = [
        run(docker, shop, env, sys.executable, "-m", "tutor", "forward", "--", "docker", *words)
        for words in SAME
    ]
    theirs = [run(docker, shop, env, "docker", *words) for words in SAME]
    assert ours == theirs
    assert ours[3][0] == 7
    forward = (sys.executable, "-m", "tutor", "forward", "--")
    assert run(docker, shop, env, *forward, "docker", "compose", "down", "-v")[0] == 0
    assert docker.docker("ps", "-aq") == docker.docker("volume", "ls", "-q") == ""


def test_without_the_plugin_docker_refuses_and_we_say_what_to_install(docker: LiveDaemon, shop: Path) -> None:
    env = surroundings(docker, shop, None)
    if plugin("compose", load(env)):
        pytest.skip("this machine has the plugin for everyone")
    forward = (sys.executable, "-m", "tutor", "forward", "--")
    for words in (("up", "-d"), ("up", "--help"), ()):
        line = ("docker", "compose", *words)
        assert run(docker, shop, env, *forward, *line) == run(docker, shop, env, *line)
    learner = Learner([*docker.prefix, sys.executable, "-m", "tutor"], env, str(shop))
    try:
        shown = learner.type_line("docker compose up -d")
    finally:
        learner.close()
    assert "Starts everything in the background" in shown
    assert "docker-compose-plugin" in shown
