"""At a terminal of 80 columns, the screen after a command looks the same as after the docker command."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from tests.parity.sides import Side, both_sides, plain
from tests.support.terminal import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

LINES = (
    "pull hello-world",
    "pull busybox",
    "pull hello-world:nosuchtag",
    "images",
    "run -it --rm busybox stty size",
    "run --rm -t busybox sh -c 'echo out; echo err >&2; exit 3'",
    "run --rm busybox sh -c 'echo out; exit 4'",
    "run -it --rm busybox nosuchprogram",
    "create --name seen busybox true",
    "ps -a --no-trunc",
    "rm seen",
    "run --help",
    "volume --help",
    "search hello-world",
    "stop",
    "ps --nosuch",
)


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Side, Side]]:
    with both_sides(tmp_path_factory.mktemp("terminal")) as pair:
        yield pair


def test_the_screen_looks_the_same_as_after_the_docker_command(sides: tuple[Side, Side]) -> None:
    differences = []
    for line in LINES:
        theirs, ours = (after(side, shlex.split(line)) for side in sides)
        if theirs != ours:
            differences.append(f"docker {line}\n  docker:\n{theirs}\n  ours:\n{ours}")
    assert not differences, "\n\n".join(differences)


def after(side: Side, words: list[str]) -> str:
    """Run a command at a terminal until it ends; give what stands there then, and the exit code."""
    argv = [*side.daemon.prefix, *side.argv, *words]
    screen = Screen(argv, {**side.env(), "TERM": "xterm"}, str(side.folder))
    screen.read_all(60)
    shown = "\n".join(screen.display).rstrip()
    if words == ["images"]:  # made in the same second, so their order is the daemon's chance
        shown = "\n".join(sorted(shown.splitlines()))
    return f"{plain(shown)}\nexit code {screen.close()}"
