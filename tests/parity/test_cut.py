"""Answers that end too early: the daemon is killed in the middle, or says no more."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from tests.parity.answers import Reply, identity
from tests.parity.asking import Ours, docker
from tests.parity.engine import Engine
from tests.parity.recording import oracle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.parity.asking import Run

# A line, the path whose answer ends, what comes of it until then, and after how many requests.
LINES = (
    ("logs web", "/containers/{web}/logs", b"\1\0\0\0\0\0\0\3hi\n", 1),
    ("logs -f web", "/containers/{web}/logs", b"\1\0\0\0\0\0\0\3hi\n", 1),
    (
        "events",
        "/events",
        b'{"status":"die","Type":"container","Action":"die","Actor":{"ID":"a"},"time":5}\n',
        1,
    ),
    ("events", "/events", b'{"status":', 1),
    ("wait web", "/containers/web/wait", b"", 1),
    ("wait web", "/containers/web/wait", b'{"Status', 1),
    ("attach --no-stdin web", "/containers/web/wait", b"", 4),
    ("run busybox", "/containers/{created}/wait", b"", 4),
    ("run --rm busybox", "/containers/{created}/wait", b"", 4),
    ("start -a stopped", "/containers/{stopped}/wait", b"", 4),
    ("stats", "/events", b"", 3),
    ("pull nginx", "/images/create", b'{"status":"Working"}\r\n', 1),
    ("push nginx", "/images/docker.io/library/nginx/push", b'{"status":"Working"}\r\n', 1),
    ("load -i archive", "/images/load", b'{"stream":"Loaded"}\r\n', 1),
    ("import archive", "/images/create", b'{"status":"Working"}\r\n', 1),
    ("build .", "/build", b'{"stream":"Step 1/1 : FROM scratch\\n"}\r\n', 1),
    ("build -q .", "/build", b'{"stream":"Step 1/1 : FROM scratch\\n"}\r\n', 1),
    ("plugin install --grant-all-permissions thing", "/plugins/pull", b'{"status":"Working"}\r\n', 1),
    ("save nginx", "/images/get", b"half", 1),
    ("save -o out.tar nginx", "/images/get", b"half", 1),
    ("export web", "/containers/web/export", b"half", 1),
)

pytestmark = pytest.mark.skipif(not oracle().startswith("28."), reason="the docker command 28 is the oracle")


@pytest.fixture(scope="module")
def ours() -> Iterator[Run]:
    with Ours() as run:
        yield run


@pytest.mark.parametrize("killed", [True, False])
@pytest.mark.parametrize("one", LINES, ids=str)
def test_an_answer_that_ends_early_is_told_as_the_docker_command_tells_it(
    one: tuple[str, str, bytes, int], killed: bool, ours: Run, tmp_path: Path
) -> None:
    theirs, mine = (ended(run, one, killed, tmp_path) for run in (docker, ours))
    assert mine == theirs


def ended(
    run: Run, one: tuple[str, str, bytes, int], killed: bool, folder: Path
) -> tuple[int, str, str, list[str]]:
    """Run a line; give its exit code, standard error, standard output and the files that it left."""
    line, path, part, count = one
    work = folder / "work"
    work.mkdir(exist_ok=True)
    (work / "Dockerfile").write_text("FROM scratch\n")
    (work / "archive").write_text("not really\n")

    def parts() -> Iterator[bytes]:
        engine.hear(count)
        yield from [part] if part else ()
        if killed:
            engine.die()

    with Engine(folder / "engine.sock") as engine:
        engine.said = {path.format_map(_Whole()): lambda: Reply(body=parts())}
        env = {"PATH": os.environ["PATH"], "HOME": str(folder), "DOCKER_HOST": engine.host}
        code, error, output = run(line.split(), work, env, os.devnull)
    (folder / "engine.sock").unlink()
    left = sorted(one.name for one in work.iterdir())
    return code, re.sub(r'time="[^"]+"', "<now>", error), output, left


class _Whole(dict[str, str]):
    """Gives the ID of each container of the engine."""

    def __missing__(self, name: str) -> str:
        return identity(name)
