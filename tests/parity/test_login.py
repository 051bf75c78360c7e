"""Logins, asked for or in the middle of a line, go as with the docker command, whatever the daemon says."""

from __future__ import annotations

import io
import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import pexpect
import pytest

from tests.parity.answers import Reply
from tests.parity.asking import Ours, docker
from tests.parity.engine import Engine
from tests.parity.sides import OURS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Gives credentials, and has no room for others.
HELPER = """#!/bin/sh
echo "$1 $(cat)" >> "$(dirname "$0")/asked"
case "$1" in
    get) echo '{"ServerURL":"x:1","Username":"ann","Secret":"pw"}' ;;
    *) echo "no room"; exit 4 ;;
esac
"""
ANSWERS = {
    "taken": Reply(body={"Status": "Login Succeeded", "IdentityToken": ""}),
    "a token": Reply(body={"Status": "Login Succeeded", "IdentityToken": "abc"}),
    "without words": Reply(body={}),
    "without a body": Reply(204),
    "refused": Reply(401, {"message": "nope"}),
    "broken": Reply(500, {"message": "broken"}),
}
AUTH = {"auth": "YW5uOnB3"}
SETTINGS: dict[str, dict[str, Any]] = {
    "in the file": {"auths": {"x:1": AUTH}},
    "under an old name": {"auths": {"http://x:1/v1/": AUTH}},
    "with a helper": {"credsStore": "full"},
}

pytestmark = pytest.mark.skipif(not shutil.which("docker"), reason="needs the docker command")


@pytest.mark.parametrize("said", ANSWERS)
@pytest.mark.parametrize("kept", SETTINGS)
@pytest.mark.parametrize("line", ["login x:1", "login -u b -p c x:1"])
def test_credentials_are_tried_and_kept_the_same(
    said: str, kept: str, line: str, ours: Ours, tmp_path: Path
) -> None:
    helper = tmp_path / "bin" / "docker-credential-full"
    helper.parent.mkdir()
    helper.write_text(HELPER)
    helper.chmod(0o755)
    with Engine(tmp_path / "engine.sock", said={"/auth": ANSWERS[said]}) as engine:
        theirs, mine = (told(run, line.split(), engine, tmp_path, SETTINGS[kept]) for run in (docker, ours))
    assert mine == theirs


def told(
    run: Callable[..., tuple[int, str, str]], words: list[str], engine: Engine, folder: Path, kept: Any
) -> tuple[Any, ...]:
    """Log in; give how it ended, the settings after it, and what the helper was asked."""
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    (home / ".docker").mkdir(parents=True)
    settings, asked = home / ".docker" / "config.json", folder / "bin" / "asked"
    settings.write_text(json.dumps(kept))
    asked.write_text("")
    path = f"{folder}/bin:{os.environ['PATH']}"
    env = {"PATH": path, "HOME": str(home), "DOCKER_HOST": engine.host}
    ended = run(words, home, env, os.devnull)
    return ended, settings.read_text(), asked.read_text()


@pytest.mark.parametrize("off", ["", "1", "x"])
def test_docker_hub_asks_the_same_at_a_terminal(off: str, tmp_path: Path) -> None:
    with Engine(tmp_path / "engine.sock") as engine:
        env = {"DOCKER_CLI_DISABLE_OAUTH_LOGIN": off, "PYTHONPATH": str(ROOT), "DOCKER_HOST": engine.host}
        theirs, mine = (typed([*argv, "login"], env, tmp_path) for argv in (["docker"], OURS))
    assert mine == theirs
    assert ("web-based login" in mine) == (off != "1")


@pytest.mark.parametrize(
    "line", ["pull x:1/image", "push -q image", "search image", "run --pull always image"]
)
def test_a_registry_that_wants_a_login_gets_it_before_the_work(line: str, tmp_path: Path) -> None:
    refused = Reply(401, {"message": "log in"})
    paths = (
        "/images/create",
        "/images/docker.io/library/image/push",
        "/images/search",
        "/plugins/privileges",
    )
    with Engine(tmp_path / "engine.sock", said=dict.fromkeys(paths, refused)) as engine:
        env = {"PYTHONPATH": str(ROOT), "DOCKER_HOST": engine.host}
        theirs, mine = (
            (typed([*argv, *line.split()], env, tmp_path), engine.take()) for argv in (["docker"], OURS)
        )
    assert mine == theirs
    assert ("Login prior to" in mine[0]) == (line[:3] != "run")


def typed(argv: list[str], env: dict[str, str], folder: Path) -> str:
    """Run a line at a terminal without a web, log in if asked, and give all that it showed."""
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    own = {"PATH": os.environ["PATH"], "HOME": str(home), "HTTPS_PROXY": "http://127.0.0.1:1"}
    shown = io.StringIO()
    child = pexpect.spawn(argv[0], argv[1:], env={**own, **env}, encoding="utf-8", timeout=60)
    child.logfile_read = shown
    for asked, answer in (("Username: ", "ann"), ("Password: ", "pw")):
        if child.expect_exact([asked, pexpect.EOF]) == 0:
            child.send(f"{answer}\r")
    child.expect(pexpect.EOF)
    child.close()
    return f"{shown.getvalue()}{child.exitstatus}"
