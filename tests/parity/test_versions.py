"""What a daemon is too old for is refused in the docker command's words, whatever its age."""

from __future__ import annotations

import shlex
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.parity.asking import Ours, docker
from tests.parity.recording import ask_all, oracle
from tests.parity.requests_table import operands, tried
from tests.parity.sides import both_sides
from tests.parity.test_behaviour import compare
from tutor import daemon
from tutor.bank import load
from tutor.daemon.client import CLI_API_VERSION, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tutor.bank.facts import Command, Flag

OLDEST = "1.24"

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(not oracle().startswith("28."), reason="the docker command 28 is the oracle"),
]


def too_new(api: str) -> Iterator[str]:
    """Give a line for each command, and each flag, that an engine of `api` does not have."""
    bank = load()
    for name in sorted(bank.commands):
        command = bank.command(name)
        if command.sections or not daemon.forwards(name):
            continue
        if command.api and number(command.api) > number(api):
            yield whole(command)
            continue
        for flag in command.flags.values():
            if flag.api and number(flag.api) > number(api):
                yield whole(command, flag)


def whole(command: Command, flag: Flag | None = None) -> str:
    """Give a line of a command with all its operands, and one flag."""
    value = next(iter(tried(flag)), "x") if flag and flag.type else ""
    spelled = f"--{flag.name}{value and '='}{shlex.quote(value) if value else ''}" if flag else ""
    return " ".join(filter(None, ("docker", command.name, spelled, operands(command))))


def test_the_oldest_daemon_gets_nothing_that_it_does_not_know() -> None:
    lines = list(too_new(OLDEST))
    with Ours() as ours, ThreadPoolExecutor(2) as both:
        found = both.submit(ask_all, lines, ours, OLDEST)
        theirs = ask_all(lines, docker, OLDEST)
        mine = found.result()
    assert {line: mine[line] for line in lines if mine[line] != theirs[line]} == {}
    refused = [line for line in lines if "requires API version" in theirs[line].error]
    assert len(refused) > 150  # the others have a value that is refused before
    assert [line for line in refused if mine[line].requests] == []


def test_a_real_daemon_gets_nothing_that_it_does_not_know(tmp_path: Path) -> None:
    with both_sides(tmp_path) as sides, ThreadPoolExecutor(2) as both:
        api = sides[0].daemon.docker("version", "-f", "{{.Server.APIVersion}}")
        lines = list(too_new(api))
        if number(api) >= number(CLI_API_VERSION):
            pytest.skip(f"an engine of API {api} knows all that the docker command does")
        assert lines
        for line in lines:
            theirs, ours = both.map(lambda side: side.run(shlex.split(line)[1:]), sides)  # noqa: B023
            assert not list(compare(theirs, ours)), line
            assert f"but the Docker daemon API version is {api}" in theirs.err, line
