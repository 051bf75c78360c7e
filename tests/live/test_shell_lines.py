"""Lines for a shell here and in bash with the real docker, on one daemon: the same comes of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.live.shell_lines import BLOCKS, FILES
from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
WHERE = re.compile(r"^(?:/bin/)?bash: (?:\w+: )?(?:line \d+: )*", re.MULTILINE)
LOGGING = """#!/bin/sh
echo "$#" >>"$CALLS"
exec {docker} "$@"
"""


class Answer(NamedTuple):
    """What came of a block: what was printed (where in the script an error was is left out), and the code."""

    out: str
    err: str
    code: int


@pytest.fixture(scope="module")
def docker() -> Iterator[LiveDaemon]:
    with live_daemon("shell") as daemon:
        daemon.need("busybox")
        daemon.docker("pull", "-q", "busybox")
        for name in ("web", "worker"):
            daemon.docker("run", "-d", "--name", name, "busybox", "sleep", "900")
        daemon.run_in("docker run --name db busybox sh -c 'exit 3'")
        yield daemon


@pytest.fixture(scope="module")
def env(docker: LiveDaemon, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("home")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "DOCKER_HOST": docker.host,
        "SHELL": "/bin/bash",
        "LC_ALL": "C.UTF-8",
        "DOCKER_TUTOR_HOME": str(home / "tutor"),
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture(scope="module")
def typed(docker: LiveDaemon, env: dict[str, str]) -> Iterator[Callable[[str, Path], Any]]:
    """Give what types a block here, with what was said and kept."""
    argv = [*docker.prefix, sys.executable, "-m", "tests.support.typist"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(argv, cwd=ROOT, env=env, **pipes) as typist:  # type: ignore[call-overload]

        def ask(block: str, folder: Path) -> Any:
            typist.stdin.write(json.dumps({"block": block, "folder": str(folder)}) + "\n")
            typist.stdin.flush()
            return json.loads(typist.stdout.readline())

        yield ask
        typist.stdin.close()


def in_bash(docker: LiveDaemon, env: dict[str, str], block: str, folder: Path) -> tuple[Answer, int]:
    """Run a block in bash, and count how often docker was called."""
    calls, shims = folder.parent / "calls", folder.parent / "shims"
    calls.touch()
    shims.mkdir()
    real = docker.run_in("command -v docker").stdout.strip()
    (shims / "docker").write_text(LOGGING.format(docker=real))
    (shims / "docker").chmod(0o755)
    logged = {**env, "PATH": f"{shims}:{env['PATH']}", "CALLS": str(calls)}
    argv = ["bash", "-c", f"shopt -s expand_aliases\n{block}"]
    done = docker.run_in(argv, env=logged, cwd=folder, stdin=subprocess.DEVNULL)
    return Answer(done.stdout, WHERE.sub("", done.stderr), done.returncode), len(calls.read_text().split())


def folder(path: Path) -> Path:
    path.mkdir()
    for name, text in FILES.items():
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_text(text)
    return path


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_shell_line_does_here_what_it_does_in_bash(
    docker: LiveDaemon, env: dict[str, str], typed: Callable[[str, Path], Any], tmp_path: Path, block: str
) -> None:
    expected, calls = in_bash(docker, env, block, folder(tmp_path / "x"))
    (tmp_path / "there").mkdir()
    found = typed(block, folder(tmp_path / "there" / "x"))
    assert Answer(found["out"], WHERE.sub("", found["err"]), found["code"]) == expected
    assert [one["line"] for one in found["said"]] == found["kept"]
    assert calls == len(found["sent"]) + sum(one["kind"] == "docker" for one in found["said"])


def test_each_docker_command_of_each_line_is_explained_in_both_languages(
    typed: Callable[[str, Path], Any], tmp_path: Path
) -> None:
    block = "OUT=names; for c in $(docker ps -q); do docker inspect -f '{{.Name}}' $c; done | sort > $OUT\n"
    block += "alias dl='docker logs'\ndl --tail 1 db 2>&1 | cat"
    ko, en = ([" ".join(one[lang]) for one in typed(block, tmp_path)["said"]] for lang in ("ko", "en"))
    for said, words in ((en[0], ("Lists containers", "`$c`", "`$OUT`")), (ko[0], ("`$c`", "`$OUT`"))):
        assert all(word in said for word in words), said
    assert "`db`" in en[2]
    assert "`db` 컨테이너" in ko[2]


def test_ctrl_c_ends_a_loop_and_the_prompt_goes_on(
    docker: LiveDaemon, env: dict[str, str], tmp_path: Path
) -> None:
    words = [*docker.prefix, sys.executable, "-m", "tutor", "--lang", "en"]
    learner = Learner(words, {**env, "TERM": "xterm-256color"}, str(tmp_path))
    try:
        learner.type_line("SAID=tick")
        learner.type_keys("while true; do docker exec web echo $SAID; sleep 1; done")
        learner.wait(r"^tick\n(?:.*\n)*?tick\n")
        learner.send("\x03")
        learner.ready()
        assert "\n130\n" in learner.type_line("echo $?")
    finally:
        learner.close()


def test_what_was_pasted_is_run_line_by_line_and_lasts(docker: LiveDaemon, tmp_path: Path, env: Any) -> None:
    words = [*docker.prefix, sys.executable, "-m", "tutor", "--lang", "ko"]
    learner = Learner(words, {**env, "TERM": "xterm-256color"}, str(tmp_path))
    try:
        shown = learner.paste_block(
            'C=web\nup() {\n  docker ps -qf name=$1\n}\ntest -n "$(up $C)" && echo "떠 있음"'
        )
        assert "\n떠 있음" in shown
        assert "\nweb 1\n" in learner.type_line('cat <<< "$C $(docker ps -qf name=$C | wc -l)"')
    finally:
        learner.close()
