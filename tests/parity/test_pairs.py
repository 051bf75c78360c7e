"""The tables of `tests/meaning` are proven with what the docker command asks a fake engine for.

Two lines ask for the same if the same is printed and their requests are equal, after what the daemon
itself does to them (names of images made whole, lists whose order it does not look at).
"""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.meaning import pairs
from tests.parity import recording
from tests.parity.asking import Asker, docker
from tests.parity.daemon_view import as_the_daemon_sees, is_unordered

if TYPE_CHECKING:
    from tests.meaning.pairs import Pair
    from tests.parity.asking import Ended

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(not recording.oracle(), reason="needs the docker command"),
]
_SHELL = re.compile(r"[;&>]|\$\(| \| |^A=1|\|\|")
_NOTICES = re.compile(r"(?:Using default tag: .*|Flag --\w+ has been deprecated.*|Usage: .*)\n")
_ID = re.compile(r"[0-9a-f]{64}")
_UNSEEN = re.compile(
    r"--(?:kernel-memory|cpu-count|cpu-percent|io-max\w+|secret|topology-\w+|gateway|checkpoint-dir|detach-keys)\b"
    r"|run --quiet"
)
"""Flags of other daemons than the fake one, that need another flag beside them, or only the client sees."""


@dataclass(frozen=True)
class Asked:
    """What came of a line; `printed` are both streams."""

    code: int
    printed: str
    requests: list[Any]


def oracle(argv: list[str], cwd: Path, env: dict[str, str], stdin: str) -> Ended:
    """Run the docker command with something to build from, and a terminal as its input where it wants one."""
    (cwd / "Dockerfile").write_text("FROM scratch\n")
    ended = docker(argv, cwd, env, stdin)
    if "is not a TTY" not in ended[1]:
        return ended
    keyboard, terminal = os.openpty()
    try:
        return docker(argv, cwd, env, os.ttyname(terminal))
    finally:
        os.close(keyboard)
        os.close(terminal)


def plain(line: str) -> str:
    """Give a line as the shell gives it to docker."""
    line = re.sub(r"^(?:\$ )?(?:sudo )?(?:docker )?", "docker ", re.sub(r"\s#.*", "", line))
    return " ".join(shlex.quote(word).replace("'$PWD", "$PWD'") for word in shlex.split(line))


@cache
def answers() -> dict[str, Asked]:
    """Ask for every line once."""
    table = [*pairs.equal(), *pairs.unequal()]
    lines = dict.fromkeys(line for pair in table for line in pair if not _SHELL.search(line))
    with tempfile.TemporaryDirectory() as folder, Asker(oracle, Path(folder)) as asker:
        return {line: _asked(asker, line) for line in lines}


def _asked(asker: Asker, line: str) -> Asked:
    answer = asker.ask(plain(line))
    printed = _ID.sub("<id>", _NOTICES.sub("", answer.output + answer.error))
    if is_unordered(line):
        printed = "".join(sorted(printed.splitlines(keepends=True)))
    return Asked(answer.code, printed, as_the_daemon_sees(answer.requests, line))


def _proven(table: list[Pair]) -> list[tuple[Pair, Asked, Asked]]:
    found = answers()
    return [(pair, found[pair[0]], found[pair[1]]) for pair in table if all(one in found for one in pair)]


def test_lines_that_are_the_same_ask_for_the_same() -> None:
    proven = _proven(pairs.equal())
    assert len(proven) >= 300
    wrong = [f"{pair}\n  {a}\n  {b}" for pair, a, b in proven if a != b]
    assert not wrong, "\n".join(wrong)


def test_lines_that_are_not_the_same_ask_for_different_things() -> None:
    unseen = set(pairs.written("unequal", pairs.UNSEEN))
    table = [pair for pair in pairs.unequal() if pair not in unseen and not _UNSEEN.search(pair[0])]
    proven = _proven(table)
    assert len(proven) >= 300
    wrong = [f"{pair}\n  {a}" for pair, a, b in proven if a == b]
    assert not wrong, "\n".join(wrong)
