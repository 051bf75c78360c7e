"""What the docker command reads of its environment has the same effect on ours."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.parity.asking import Asker, Ours, docker
from tests.parity.recording import oracle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.parity.asking import Answer, Run

CASES = (
    ("ps", {"DOCKER_API_VERSION": "1.30"}),
    ("ps", {"DOCKER_API_VERSION": "v1.40"}),
    ("run --rm nginx", {"DOCKER_API_VERSION": "x"}),
    ("--help", {"DOCKER_API_VERSION": "1.30"}),
    ("--help", {"DOCKER_HIDE_LEGACY_COMMANDS": "1"}),
    ("--help", {"DOCKER_HIDE_LEGACY_COMMANDS": ""}),
    ("container --help", {"DOCKER_HIDE_LEGACY_COMMANDS": "1"}),
    ("--help", {"DOCKER_CERT_PATH": "/nosuch"}),
    ("ps", {"DOCKER_CERT_PATH": "/nosuch"}),
    ("ps", {"DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": "/nosuch"}),
    ("ps", {"DOCKER_TLS": "1"}),
    ("pull --help", {"DOCKER_CONTENT_TRUST": "1"}),
    ("pull --help", {"DOCKER_CONTENT_TRUST": "0"}),
    ("pull nginx", {"DOCKER_CONTENT_TRUST": "0"}),
    ("run --rm nginx", {"DOCKER_DEFAULT_PLATFORM": "linux/arm64"}),
    ("run --rm nginx", {"DOCKER_DEFAULT_PLATFORM": "linux"}),
    ("create nginx", {"DOCKER_DEFAULT_PLATFORM": "bad/x/y/z"}),
    ("ps", {"DOCKER_CUSTOM_HEADERS": 'Upgrade=x,"content-type=d,e"'}),
    ("ps", {"DOCKER_CUSTOM_HEADERS": "upgrade=b,Upgrade= c"}),
    ("ps", {"DOCKER_CUSTOM_HEADERS": "A"}),
    ("ps", {"DOCKER_CUSTOM_HEADERS": "=x"}),
    ("ps", {"DOCKER_CUSTOM_HEADERS": '"a'}),
    ("ps", {"HTTP_PROXY": "http://127.0.0.1:1", "HTTPS_PROXY": "http://127.0.0.1:1"}),
    ("ps", {"DOCKER_CONTEXT": "nosuch"}),
    ("ps", {"DOCKER_CONTEXT": "nosuch", "DOCKER_HOST": ""}),
    ("ps", {"DOCKER_HOST": "ftp://x"}),
    ("build -q app", {"DOCKER_BUILDKIT": "0"}),
    ("build -q app", {"DOCKER_BUILDKIT": "x"}),
    ("ps", {"NO_COLOR": "1", "BUILDKIT_PROGRESS": "plain", "DOCKER_STACK_ORCHESTRATOR": "x"}),
)

pytestmark = pytest.mark.skipif(not oracle().startswith("28."), reason="the docker command 28 is the oracle")


@pytest.fixture(scope="module")
def ours() -> Iterator[Run]:
    with Ours() as run:
        yield run


@pytest.mark.parametrize(("line", "env"), CASES, ids=str)
def test_the_environment_means_the_same(line: str, env: dict[str, str], ours: Run) -> None:
    assert answer(ours, line, env) == answer(docker, line, env)


def answer(run: Run, line: str, env: dict[str, str]) -> Answer:
    """Run a line with more in its environment."""

    def with_env(argv: list[str], cwd: Path, usual: dict[str, str], stdin: str) -> tuple[int, str, str]:
        return run(argv, cwd, {**usual, **env}, stdin)

    with tempfile.TemporaryDirectory() as folder, Asker(with_env, Path(folder)) as asker:
        return asker.ask(f"docker {line}")
