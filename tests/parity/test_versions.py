"""What a daemon is too old for is refused in the docker command's words, whatever its age."""

from __future__ import annotations

import re
import shlex
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.parity.asking import Answer, Ours, docker
from tests.parity.recording import ask_all, oracle
from tests.parity.requests_table import lines, operands, tried
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
# Each line is one thing that the docker command does otherwise with an engine of some age.
OTHERWISE = """\
docker run busybox true
docker run --rm busybox true
docker run -d --rm busybox true
docker run --rm -i busybox cat < env.list
docker start -a stopped
docker start -ai open-stopped < env.list
docker attach web
docker wait web
docker run --mac-address 02:42:ac:11:00:02 busybox
docker run --kernel-memory 50m busybox
docker create --kernel-memory 1g busybox
docker run --mount type=bind,src=/a,dst=/b,bind-recursive=disabled busybox
docker run --mount type=bind,src=/a,dst=/b,ro,bind-recursive=readonly,bind-propagation=rprivate busybox
docker images nginx
docker images -f reference=nginx -f before=busybox
docker build - < env.list
docker inspect --type secret x
docker inspect --type config x
docker inspect absent web
docker inspect --type service -f "{{.ID}}" x
docker stack
docker stack --help
docker stack ls --help
docker help stack
docker plugin
docker plugin --help
docker config ls --help
docker checkpoint
docker builder
docker builder --help
docker builder prune --help
docker builder build -t b app
docker run --cpus 1 --help
docker exec -it web sh --help
docker stats --no-stream web
docker service create -d --name web busybox
docker kill web db
docker stack rm -d=false web
docker service update --credential-spec config://s1 -d web
docker service create --dns-search=0 -d busybox true
docker service create -d --dns-search=0 busybox true
docker run --platform linux --bogus busybox
docker run --bogus --platform linux busybox
docker run --platform linux --publish
docker run --platform linux -dz busybox
docker container stop --signal HUP -tx web
docker container stop -tx --signal HUP web
"""
_ONE_IN = 100
"""Of the table of all lines, so many are tried with each API."""
_TOO_LATE = re.compile(
    r'time="<now>" level=error msg="error (?:getting events|removing container)[^\n]*: context canceled"\n'
)
"""Is logged, or not, while the docker command ends."""

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
    asked = list(too_new(OLDEST))
    with Ours() as ours, ThreadPoolExecutor(2) as both:
        found = both.submit(ask_all, asked, ours, OLDEST)
        theirs = ask_all(asked, docker, OLDEST)
        mine = found.result()
    assert {line: mine[line] for line in asked if mine[line] != theirs[line]} == {}
    refused = [line for line in asked if "requires API version" in theirs[line].error]
    assert len(refused) > 150  # the others have a value that is refused before
    assert [line for line in refused if mine[line].requests] == []


@pytest.mark.parametrize("api", [OLDEST, "1.29", "1.30", "1.39", "1.41", "1.44"])
def test_an_engine_of_any_age_is_asked_for_the_same(api: str) -> None:
    some = lines()[number(api)[1] :: _ONE_IN]
    asked = [*OTHERWISE.splitlines(), *some]
    with Ours() as ours, ThreadPoolExecutor(2) as both:
        found = both.submit(ask_all, asked, ours, api)
        theirs = ask_all(asked, docker, api)
        mine = found.result()
    assert {line: mine[line] for line in asked if plain(mine[line]) != plain(theirs[line])} == {}


def plain(answer: Answer) -> Answer:
    """Leave out the order where an old API lets the docker command ask for an end while it looks."""
    if any(what.startswith("POST") and what.endswith("/wait") for what, *_ in answer.requests):
        answer = replace(answer, requests=sorted(answer.requests, key=str))
    return replace(answer, error=_TOO_LATE.sub("", answer.error))


def test_a_real_daemon_gets_nothing_that_it_does_not_know(tmp_path: Path) -> None:
    with both_sides(tmp_path) as sides, ThreadPoolExecutor(2) as both:
        api = sides[0].daemon.docker("version", "-f", "{{.Server.APIVersion}}")
        asked = list(too_new(api))
        if number(api) >= number(CLI_API_VERSION):
            pytest.skip(f"an engine of API {api} knows all that the docker command does")
        assert asked
        for line in asked:
            theirs, ours = both.map(lambda side: side.run(shlex.split(line)[1:]), sides)  # noqa: B023
            assert not list(compare(theirs, ours)), line
            assert f"but the Docker daemon API version is {api}" in theirs.err, line
