"""What the rules about whole lines claim of Docker, checked on a real daemon, and said at a real prompt."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from tests.live.test_prompt import plain, surroundings
from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REFUSED = {
    "L015": ("run --rm -w app busybox", "needs to be an absolute path"),
    "L020": ("run --rm -m 512 busybox", "Minimum memory limit allowed is 6MB"),
    "L021": ("run --rm -m 5m busybox", "Minimum memory limit allowed is 6MB"),
    "L022": ("run --rm --memory-swap 1g busybox", "always set the Memory limit"),
    "L023": ("run --rm -m 64m --memory-swap 32m busybox", "larger than memory limit"),
    "L026": ("run --rm --cpus 4096 busybox", "ange of CPUs is from"),
    "L032": ("run --rm --network container:up -p 80:80 busybox", "conflicting options"),
    "L032 hostname": ("run --rm --network container:up -h x busybox", "conflicting options"),
    "L032 dns": ("run --rm --network container:up --dns 1.1.1.1 busybox", "conflicting options"),
    "L032 hosts": ("run --rm --network container:up --add-host a:1.2.3.4 busybox", "conflicting options"),
    "L035": ("run --rm --network host --link up busybox", "conflicting options"),
    "L100": ("run --rm --ip 172.17.0.99 busybox", "user specified IP address is supported"),
    "L085": ("run --rm -e A 1234 busybox", "pull access denied|not found|no such host|refused|lookup"),
    "L086": ("exec it up sh", "No such container: it"),
    "L053": ("run --rm -v data/app:/x busybox", "includes invalid characters for a local volume name"),
    "L060": ("run --rm busybox -d", "executable file not found"),
    "L060 exec": ("exec up -it sh", "executable file not found"),
    "L063": ("run --rm busybox 'ls -l'", "executable file not found"),
    "L064": ("exec up cd /", "executable file not found"),
    "L066": ("run --rm --name -d busybox", "Invalid container name"),
    "L067": ("run --rm –name x busybox", "invalid reference format"),
    "L078": ("push busybox", "denied|unauthorized|refused|lookup|no such host|EOF|404|405|not found"),
}
DONE = {
    "L001": ("run -itd --name tty busybox; docker inspect -f '{{.State.Running}}' tty", "true"),
    "L002": ("run -d --name gone busybox sh >/dev/null; docker wait gone", "^0"),
    "L005": ("run --rm busybox sh; echo code:$?", "^code:0"),
    "L011": ("run --rm -v /data busybox true; docker volume ls -q | wc -l", "^0"),
    "L012": ("run --rm --entrypoint echo busybox", "^$"),
    "L016": ("run --rm -e A=1 --hostname one --hostname two busybox hostname", "two"),
    "L017": ("run --rm -e A=1 -e A=2 busybox sh -c 'echo $A'", "^2"),
    "L030": ("run --rm --network host -p 80:80 busybox true", "discarded when using host network"),
    "L031": ("create --name cut --network none -p 80:80 busybox >/dev/null; docker port cut | wc -l", "^0"),
    "L036": (
        "run -d -P --name open web sleep 60 >/dev/null; docker port open",
        r"^7000/tcp -> 0\.0\.0\.0:\d+",
    ),
    "L037": ("run -d -P --name shut busybox sleep 60 >/dev/null; docker port shut | wc -l", "^0"),
    "L050": ("run --rm -v $(mktemp -d):/etc busybox ls /etc", "(?!.*passwd)"),
    "L051": ("run --rm -v copy:/web web ls /web", "page"),
    "L061": ("images ls", "(?!.*busybox)"),
    "L065": ("run --rm -e X=inside busybox echo $X", "^$"),
    "L072": ("cp /etc/. up:/one && docker exec up test -e /one/passwd && echo there", "there"),
    "L073": ("cp /etc/passwd up:/nowhere/", "no such directory"),
    "L076": ("tag busybox other; docker rmi other", "^Untagged: other:latest$"),
}


@pytest.fixture(scope="module")
def docker() -> Iterator[LiveDaemon]:
    with live_daemon("combine") as daemon:
        daemon.need("busybox")
        daemon.docker("pull", "-q", "busybox")
        daemon.docker("run", "-d", "--name", "up", "busybox", "sleep", "600")
        daemon.docker("run", "--name", "made", "busybox", "sh", "-c", "mkdir /web; echo hi > /web/page")
        daemon.docker("commit", "--change", "EXPOSE 7000", "made", "web")
        yield daemon


def said(docker: LiveDaemon, line: str) -> str:
    done = docker.run_in(f"docker {line}")
    return str(done.stdout + done.stderr)


@pytest.mark.parametrize("rule", REFUSED)
def test_what_is_said_to_be_refused_is_refused(docker: LiveDaemon, rule: str) -> None:
    line, words = REFUSED[rule]
    assert re.search(words, said(docker, line)), rule


@pytest.mark.parametrize("rule", DONE)
def test_what_is_said_to_happen_happens(docker: LiveDaemon, rule: str) -> None:
    line, words = DONE[rule]
    shown = said(docker, line)
    found = re.match(words, shown, re.DOTALL) if words.startswith("(?!") else re.search(words, shown, re.M)
    assert found, shown


@pytest.mark.parametrize(
    ("lang", "line", "words"),
    [
        ("en", "docker run --rm -p 7000:80 web true", "docker run --rm -p 80:7000 web true"),
        ("ko", "docker run --rm -P web true", "이미지가 알린 7000/tcp 포트마다"),
        ("ko", "docker run --rm --cpus 4096 busybox true", "거부합니다"),
        ("en", "docker run --rm -v here:/x busybox true", "-v ./here:/x"),
        ("en", "docker tag busybox again && docker rmi again", "docker rmi"),
        ("en", "docker rmi busybox", "only the name busybox goes"),
    ],
)
def test_facts_of_the_daemon_are_used_before_the_line_runs(
    docker: LiveDaemon, tmp_path: Path, lang: str, line: str, words: str
) -> None:
    docker.docker("tag", "busybox", "busybox:spare")
    (tmp_path / "here").mkdir()
    env = surroundings(tmp_path, docker.host, lang)
    learner = Learner([*docker.prefix, sys.executable, "-m", "tutor"], env, str(tmp_path))
    try:
        learner.type_line("docker version")  # from now on the daemon is found
        assert words in plain(learner.type_line(line))
    finally:
        learner.close()
        docker.run_in("docker tag busybox:spare busybox")
