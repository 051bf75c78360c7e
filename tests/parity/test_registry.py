"""With a registry that wants a password: plugins and logins do the same as through the docker command."""

from __future__ import annotations

import base64
import json
import os
import re
import shlex
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import bcrypt
import pytest

from tests.parity.sides import Answer, Side, both_sides, plain
from tests.parity.test_behaviour import compare
from tests.support.plugin import furnish

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN, CLOSED = "127.0.0.1:5000", "localhost:5001"
HUB = "https://index.docker.io/v1/"
HELPER = """#!/bin/sh
# A credential helper that keeps everything in one file for each server, and notes what it is asked.
kept="$(dirname "$0")/kept"
mkdir -p "$kept"
given="$(cat)"
echo "$1 $given" >> "$(dirname "$0")/asked"
place() { echo "$kept/$(echo "$1" | tr -c 'a-zA-Z0-9\\n' _)"; }
case "$1" in
    store) echo "$given" > "$(place "$(echo "$given" | sed 's/.*"ServerURL":"\\([^"]*\\)".*/\\1/')")" ;;
    get) cat "$(place "$given")" 2>/dev/null && exit
        echo "credentials not found in native keychain"
        exit 1 ;;
    erase) rm -f "$(place "$given")" ;;
    list) echo '{"localhost:5001": "ann"}' ;;
esac
"""
BROKEN = """#!/bin/sh
echo "asked $1" >> "$(dirname "$0")/asked"
cat > /dev/null
echo "no place to keep it"
exit 3
"""


def auth(text: str) -> str:
    """Give a name and a password as the settings file has them."""
    return base64.b64encode(text.encode()).decode()


@dataclass(frozen=True)
class Block:
    """Lines, and the docker command's settings in the beginning; `LINE < TEXT` gives standard input."""

    lines: str
    config: dict[str, Any] = field(default_factory=dict)


BLOCKS = {
    "plugins": Block(
        """
        plugin create 127.0.0.1:5000/me/tries tries
        plugin create 127.0.0.1:5000/me/tries tries
        plugin create --compress packed tries
        plugin create BAD tries
        plugin create other nosuch
        plugin create other tries/config.json
        plugin create other tries/rootfs
        plugin ls
        plugin ls --no-trunc
        plugin ls -q
        plugin ls --format json
        plugin ls --format "table {{.Name}}\\t{{.PluginReference}}\\t{{.Enabled}}"
        plugin ls --format "{{.ID}} {{.Nosuch}}"
        plugin ls --filter enabled=true
        plugin ls --filter nosuch=1
        plugin inspect 127.0.0.1:5000/me/tries
        plugin inspect 127.0.0.1:5000/me/tries nosuch -f "{{.Name}} {{.Enabled}} {{.Config.Interface.Types}}"
        plugin inspect 127.0.0.1:5000/me/tries -f "{{json .Config.Env}} {{.Config.Linux}} {{.Settings.Env}}"
        plugin inspect 127.0.0.1:5000/me/tries -f "{{.Id}} {{.Config.User}} {{json .Config.Args}}"
        plugin inspect 127.0.0.1:5000/me/tries -f "{{.Config.Nosuch}}"
        inspect 127.0.0.1:5000/me/tries -f "{{.PluginReference}}"
        plugin enable --timeout 5 127.0.0.1:5000/me/tries
        plugin enable 127.0.0.1:5000/me/tries
        plugin enable --timeout=-1 127.0.0.1:5000/me/tries
        plugin set 127.0.0.1:5000/me/tries DEBUG=1
        plugin rm 127.0.0.1:5000/me/tries
        plugin upgrade 127.0.0.1:5000/me/tries
        plugin disable 127.0.0.1:5000/me/tries
        plugin disable 127.0.0.1:5000/me/tries
        plugin set 127.0.0.1:5000/me/tries DEBUG=1 nosuch=2
        plugin set 127.0.0.1:5000/me/tries DEBUG=1
        plugin push 127.0.0.1:5000/me/tries
        plugin push 127.0.0.1:5000/me/nosuch
        plugin push localhost:5001/me/tries
        plugin upgrade 127.0.0.1:5000/me/tries < y
        plugin upgrade 127.0.0.1:5000/me/tries < n
        plugin upgrade --grant-all-permissions 127.0.0.1:5000/me/tries 127.0.0.1:5000/me/tries:nosuch < n
        plugin upgrade --skip-remote-check 127.0.0.1:5000/me/tries 127.0.0.1:5000/me/tries:nosuch
        plugin upgrade nosuch
        plugin rm nosuch 127.0.0.1:5000/me/tries
        plugin install 127.0.0.1:5000/me/tries
        plugin install 127.0.0.1:5000/me/tries < n
        plugin install 127.0.0.1:5000/me/tries DEBUG=1 args="c d" < y
        plugin install --grant-all-permissions 127.0.0.1:5000/me/tries
        plugin ls
        plugin rm -f 127.0.0.1:5000/me/tries
        plugin install --grant-all-permissions --alias mine --disable 127.0.0.1:5000/me/tries
        plugin ls
        plugin rm mine
        plugin install --grant-all-permissions 127.0.0.1:5000/me/tries nosuch=1
        plugin rm 127.0.0.1:5000/me/tries
        plugin install 127.0.0.1:5000/me/nosuch
        plugin install 127.0.0.1:1/x
        plugin install --alias BAD 127.0.0.1:5000/me/tries
        pull 127.0.0.1:5000/me/tries
        tag busybox 127.0.0.1:5000/me/image
        push -q 127.0.0.1:5000/me/image
        plugin install 127.0.0.1:5000/me/image
        plugin rm -f 127.0.0.1:5000/me/tries mine
        plugin nosuch
        plugin install
        """
    ),
    "logins": Block(
        """
        tag busybox localhost:5001/me/box
        push localhost:5001/me/box
        pull localhost:5001/me/box
        login -u ann -p wrong localhost:5001
        login -u ann -p hunter2 localhost:5001
        login -u ann -p hunter2 localhost:5001
        login localhost:5001
        push localhost:5001/me/box
        pull localhost:5001/me/box
        pull -q http://localhost:5001/me/box
        logout localhost:5001
        logout localhost:5001
        pull localhost:5001/me/box
        login -u ann --password-stdin http://localhost:5001/v2/ < hunter2
        login -u ann --password-stdin localhost:5001 < wrong
        login -u ann -p hunter2 --password-stdin localhost:5001 < x
        login --password-stdin localhost:5001 < hunter2
        login -u ann localhost:5001
        login -u "" localhost:5001
        login -p hunter2 localhost:5001
        logout https://localhost:5001/x
        search localhost:5001/x
        """
    ),
    "stored": Block(
        """
        login -u ann -p hunter2 localhost:5001
        login localhost:5001
        push localhost:5001/me/box
        pull nosuch-at-all < ann
        build --pull ctx
        logout localhost:5001
        logout
        pull localhost:5001/me/box
        login -u ann --password-stdin localhost:5001 < wrong
        """,
        {"credsStore": "kept"},
    ),
    "one stored": Block(
        """
        login -u ann -p hunter2 localhost:5001
        pull localhost:5001/me/box
        pull 127.0.0.1:5000/nosuch
        build ctx
        logout localhost:5001
        build ctx
        logout 127.0.0.1:5000
        """,
        {"credHelpers": {CLOSED: "kept"}, "auths": {OPEN: {"auth": auth("bob:pw")}}},
    ),
    "no helper": Block(
        """
        login -u ann -p hunter2 localhost:5001
        login localhost:5001
        pull localhost:5001/me/box
        build ctx
        logout localhost:5001
        logout
        """,
        {"credsStore": "nosuch"},
    ),
    "broken helper": Block(
        """
        login -u ann -p hunter2 localhost:5001
        login localhost:5001
        pull localhost:5001/me/box
        build ctx
        logout localhost:5001
        logout
        """,
        {"credsStore": "broken", "auths": {CLOSED: {}}},
    ),
    "one broken": Block(
        """
        pull localhost:5001/me/box
        build ctx
        logout localhost:5001
        """,
        {"credHelpers": {CLOSED: "broken", "other": "nosuch"}, "auths": {OPEN: {"auth": auth("bob:pw")}}},
    ),
    "tokens": Block(
        """
        pull localhost:5001/me/box
        pull 127.0.0.1:5000/me/image
        pull nosuch-at-all < ann
        push localhost:5001/me/box
        login localhost:5001
        login
        build ctx
        logout localhost:5001
        """,
        {
            "auths": {
                CLOSED: {"identitytoken": "a-token"},
                OPEN: {"auth": auth("<token>:"), "identitytoken": "another", "registrytoken": "third"},
                HUB: {"username": "kim", "password": "pw"},
            }
        },
    ),
    "written by hand": Block(
        """
        pull localhost:5001/me/box
        login localhost:5001
        push localhost:5001/me/box
        logout localhost:5001
        """,
        {"auths": {f"https://{CLOSED}/v1/": {"auth": auth("ann:hunter2")}}},
    ),
    "a name on the line": Block(
        """
        info --format "{{.IndexServerAddress}}"
        login
        logout
        """,
        {"auths": {HUB: {"auth": auth("kim:pw")}}},
    ),
    "not readable": Block(
        """
        pull localhost:5001/me/box
        login -u ann -p hunter2 localhost:5001
        logout localhost:5001
        """,
        {"auths": {CLOSED: {"auth": "no base64!"}}},
    ),
}

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Side, Side]]:
    with both_sides(tmp_path_factory.mktemp("registry")) as (theirs, ours):
        yield furnished(theirs), furnished(ours)


@pytest.mark.parametrize("name", BLOCKS)
def test_lines_do_the_same_as_through_the_docker_command(name: str, sides: tuple[Side, Side]) -> None:
    block = BLOCKS[name]
    found = []
    with ThreadPoolExecutor(2) as both:
        list(both.map(partial(begin, block.config), sides))
        for line in filter(None, map(str.strip, block.lines.splitlines())):
            theirs, ours = both.map(partial(answer, line), sides)
            if theirs != ours:
                found.append(f"docker {line}\n" + "\n".join(compare(theirs, ours)))
    assert not found, "\n\n".join(found)


def furnished(side: Side) -> Side:
    """Give a side with two registries, one with a password, and a plugin and helpers in its folder."""
    side.daemon.need("registry:2")
    side.daemon.docker("pull", "-q", "busybox")
    secret = bcrypt.hashpw(b"hunter2", bcrypt.gensalt(4)).decode()
    (side.folder / "password").write_text(f"ann:{secret}\n")
    port = ("run", "-d", "--restart", "always", "-p")
    side.daemon.docker(*port, "5000:5000", "registry:2")
    closed = {"REGISTRY_AUTH_HTPASSWD_REALM": "kit", "REGISTRY_AUTH_HTPASSWD_PATH": "/password"}
    told = [word for name, value in closed.items() for word in ("-e", f"{name}={value}")]
    mount = ("-v", f"{side.folder}/password:/password:ro")
    side.daemon.docker(*port, "5001:5000", *told, *mount, "registry:2")
    furnish(side.folder / "tries")
    (side.folder / "ctx").mkdir()
    (side.folder / "ctx" / "Dockerfile").write_text("FROM busybox\nLABEL a=b\n")
    (side.folder / "bin").mkdir()
    for name, text in (("kept", HELPER), ("broken", BROKEN)):
        program = side.folder / "bin" / f"docker-credential-{name}"
        program.write_text(text)
        program.chmod(0o755)
    for address in (OPEN, CLOSED):
        side.daemon.run_in(f"wget -q --retry-connrefused --waitretry 1 -O /dev/null http://{address}/v2/")
    return replace(side, argv=("env", f"PATH={side.folder}/bin:{os.environ['PATH']}", *side.argv))


def begin(config: dict[str, Any], side: Side) -> None:
    """Write the docker command's settings, and forget what the helpers know."""
    file = side.folder / ".home" / ".docker" / "config.json"
    file.write_text(json.dumps(config))
    for kept in (side.folder / "bin").glob("kept/*"):
        kept.unlink()


def answer(line: str, side: Side) -> Answer:
    """Run a line; tell in its output what then stands in the settings, and what a helper was asked."""
    words, _, typed = line.partition(" < ")
    answer = side.run(shlex.split(words), f"{typed}\n".encode() if typed else b"")
    asked = side.folder / "bin" / "asked"
    told = [(side.folder / ".home" / ".docker" / "config.json").read_text()]
    if asked.exists():
        told.append(asked.read_text())
        asked.unlink()
    out = re.sub(
        r"^<short>: Download complete\n", "", answer.out, flags=re.MULTILINE
    )  # comes or not, by chance
    requests = answer.requests
    if "--compress" in words:
        requests = tuple(re.sub(r"\d+ bytes", "<compressed>", one) for one in requests)
    err = "\n".join(sorted(answer.err.splitlines())) if "level=warning" in answer.err else answer.err
    return replace(answer, err=err, out=f"{out}\n{plain(''.join(told))}", requests=requests)
