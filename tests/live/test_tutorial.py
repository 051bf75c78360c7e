"""The whole tutorial, block after block, at a real terminal against a real daemon, in both languages."""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.live import tutorial
from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
IMAGES = ("hello-world", "tomcat", "mysql:5.7", "wordpress", "busybox")
SQL = "docker exec wp-db mysql -h127.0.0.1 -uroot -ppassword1 wp -e"  # its first, passing server has no TCP
SAYS = {
    "hello": {"en": "prints its text and ends by itself", "ko": "글을 출력하고 저절로 끝납니다"},
    "ports": {"en": "localhost:8080", "ko": "localhost:8080"},
    "tomcat": {"en": "Tomcat here answers 404", "ko": "톰캣은 404 페이지만"},
    "conflict": {"en": "exists already, so no new one was made", "ko": "이미 있어서 새로 만들지 못했습니다"},
    "port": {"en": "already uses this port of the host", "ko": "호스트의 그 포트를 이미 쓰고"},
    "mysql": {"en": "ended in October 2023", "ko": "2023년 10월에 지원이 끝났고"},
    "user": {"en": "does not log in as root by itself", "ko": "저절로 root 사용자로 로그인하지"},
    "link": {"en": "Deprecated: put both on a network", "ko": "지원 중단 예정이니 네트워크를"},
    "exists": {"en": "There is a network .?wp-network.? already", "ko": "wp-network.? 네트워크가 이미"},
    "bind": {"en": "both see the same files", "ko": "양쪽이 같은 파일을 보며"},
    "kept": {"en": "stay because they have a name", "ko": "이름이 있어서 남습니다"},
    "volume": {"en": "outlives the container", "ko": "컨테이너를 삭제해도 남으며"},
}


@dataclass
class Walk:
    """One learner's way through the tutorial in one language."""

    learner: Learner
    daemon: LiveDaemon
    lang: str
    folder: Path

    def says(self, what: str, shown: str) -> None:
        """Check that the tutor said `what`; lines are wrapped, so blanks may be line ends."""
        pattern = SAYS[what][self.lang].replace(" ", r"[\s|]+")
        assert re.search(pattern, shown), f"{what!r} was not said in:\n{shown}"

    def page(self, pattern: str, seconds: float = 60) -> str:
        """Wait until the published port answers with a page that has `pattern`."""
        return self._until("curl -sL --max-time 20 localhost:8080/", pattern, seconds)

    def database(self) -> None:
        """Wait until MySQL answers with its final server."""
        self._until(f"{SQL} 'select 40+2'", "42", 90)

    def _until(self, command: str, pattern: str, seconds: float) -> str:
        end = time.monotonic() + seconds
        while True:
            found = self.daemon.run_in(command, cwd=self.folder).stdout
            if re.search(pattern, found):
                return found
            assert time.monotonic() < end, f"{command}: no {pattern!r} within {seconds} s in {found[:2000]}"
            time.sleep(0.3)


@pytest.fixture(scope="module")
def tutorial_daemon() -> Iterator[LiveDaemon]:
    with live_daemon("tutorial") as daemon:
        daemon.need(*IMAGES)
        yield daemon


@pytest.fixture(params=["ko", "en"])
def walk(request: pytest.FixtureRequest, tutorial_daemon: LiveDaemon, tmp_path: Path) -> Iterator[Walk]:
    env = {
        **os.environ,
        "DOCKER_HOST": tutorial_daemon.host,
        "DOCKER_TUTOR_HOME": str(tmp_path / "home"),
        "DOCKER_CONFIG": str(tmp_path / "config"),
        "LC_ALL": {"ko": "ko_KR.UTF-8", "en": "en_US.UTF-8"}[request.param],
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
    }
    folder = tmp_path / "work"
    folder.mkdir()
    argv = [*tutorial_daemon.prefix, sys.executable, "-m", "tutor"]
    learner = Learner(argv, env, str(folder))
    try:
        yield Walk(learner, tutorial_daemon, request.param, folder)
    finally:
        learner.close()
        tutorial_daemon.run_in(
            "docker rm -fv $(docker ps -aq); docker network prune -f; docker volume rm $(docker volume ls -q)"
        )
        tutorial_daemon.run_in("docker rmi -f $(docker images -q)")


def test_the_whole_tutorial_works(walk: Walk) -> None:
    hello_world(walk)
    tomcat(walk)
    mysql(walk)
    wordpress_with_a_link(walk)
    wordpress_on_a_network(walk)
    data_in_a_bind_mount(walk)
    data_in_a_named_volume(walk)
    assert walk.learner.child.isalive()
    walk.learner.send("\x04")
    walk.learner.read_all(20)


def hello_world(walk: Walk) -> None:
    shown = walk.learner.type_line(tutorial.PULL)
    assert "Status: Downloaded newer image for hello-world:latest" in shown
    for line in tutorial.IMAGES:
        assert re.search(r"hello-world +latest", walk.learner.type_line(line))
    shown = walk.learner.type_line(tutorial.HELLO)
    assert "Hello from Docker!" in shown
    walk.says("hello", shown)


def tomcat(walk: Walk) -> None:
    learner = walk.learner
    shown = learner.type_line(tutorial.TOMCAT)
    assert "Unable to find image 'tomcat:latest' locally" in shown
    walk.says("ports", shown)
    walk.says("tomcat", shown)
    identifier = re.findall(r"^([0-9a-f]{64})$", shown, re.MULTILINE)[-1]
    walk.page("HTTP Status 404")
    learner.type_line("docker exec my-cat sh -c 'cp -r webapps.dist/* webapps/'")
    walk.page("It works|Apache Tomcat")
    short = shortened(walk, identifier)
    follow_logs(walk, f"docker logs -f {short}")
    follow_logs(walk, tutorial.LOGS)
    assert short in learner.type_line(f"docker stop {short}")
    assert "my-cat" in learner.type_line(tutorial.STOP)
    shown = learner.type_line(tutorial.TOMCAT)
    assert 'The container name "/my-cat" is already in use' in shown
    walk.says("conflict", shown)
    for line in tutorial.LIST_ALL:
        assert re.search(r"tomcat.*Exited \(\d+\)", learner.type_line(line), re.DOTALL)
    assert "my-cat" in learner.type_line(tutorial.REMOVE)
    learner.type_line(tutorial.TOMCAT_RM)
    walk.page("HTTP Status 404")


def shortened(walk: Walk, identifier: str) -> str:
    """Give as much of an ID as the tutorial types, or what more tells it from that of another container."""
    others = set(walk.daemon.run_in("docker ps -aq --no-trunc").stdout.split()) - {identifier}
    length = 3
    while any(other.startswith(identifier[:length]) for other in others):
        length += 1
    return identifier[:length]


def follow_logs(walk: Walk, line: str) -> None:
    """Watch the log until Tomcat says that it is up, then leave with Ctrl-C."""
    learner = walk.learner
    start = learner.mark()
    learner.send(f"{line}\r")
    learner.wait("Server startup in", 60, since=start)
    pressed = time.monotonic()
    learner.send("\x03")
    learner.ready(10)
    assert time.monotonic() - pressed < 2, "Ctrl-C must return to the prompt at once"


def mysql(walk: Walk) -> None:
    learner = walk.learner
    shown = learner.paste_block(tutorial.MYSQL)
    walk.says("mysql", shown)
    notes = [row for row in shown.splitlines() if row.startswith("|")]
    assert not [row for row in notes if "password1" in row], "a secret is masked in notes"
    walk.database()
    assert_wp_is_listed(learner)


def assert_wp_is_listed(learner: Learner) -> None:
    """Log in to MySQL inside the container, as the tutorial shows, and leave again."""
    start = learner.mark()
    learner.send(f"{tutorial.EXEC_DB}\r")
    learner.wait(r"root@[0-9a-f]{12}:/\S*#", 20, since=start)
    learner.send(f"{tutorial.LOGIN}\r")
    learner.wait("Enter password:", 20, since=start)
    learner.send("password1\r")
    learner.wait(r"\[wp\]>|mysql>", 20, since=start)
    learner.send("show databases;\r")
    learner.wait(r"\| wp +\|", 20, since=start)
    learner.send("exit\r")
    learner.wait("Bye", 20, since=start)
    learner.send("exit\r")
    learner.ready(20)


def wordpress_with_a_link(walk: Walk) -> None:
    learner = walk.learner
    shown = learner.paste_block(tutorial.WORDPRESS_LINK)
    walk.says("user", shown)
    walk.says("link", shown)
    walk.says("port", shown)
    assert "port is already allocated" in shown
    learner.type_line("docker stop my-cat")
    learner.type_line("docker rm wp")
    learner.paste_block(tutorial.WORDPRESS_LINK.replace("-p 8080:80", "-e WORDPRESS_DB_USER=root -p 8080:80"))
    walk.page("WordPress &rsaquo; Installation|wp-admin/install")
    start = learner.mark()
    learner.paste(tutorial.EXEC_WP)
    learner.send("\r")
    learner.wait(r"root@[0-9a-f]{12}:\S*#", 20, since=start)
    learner.send(f"{tutorial.HOSTS}\r")
    learner.wait(r"mysql [0-9a-f]{12} wp-db", 20, since=start)
    learner.send("exit\r")
    learner.ready(20)


def wordpress_on_a_network(walk: Walk) -> None:
    learner = walk.learner
    shown = learner.paste_block(tutorial.NETWORK)
    assert re.search(r"wp-network +bridge +local", shown)
    walk.says("conflict", shown)
    remove(walk, "wp")
    learner.paste_block(user(last(tutorial.NETWORK)))
    walk.page("WordPress &rsaquo; Installation|wp-admin/install")
    shown = learner.paste_block(tutorial.NETWORK_INSPECT)
    assert re.search(r'"Name": "wp",', shown)
    assert re.search(r'"Name": "wp-db",', shown)


def data_in_a_bind_mount(walk: Walk) -> None:
    learner = walk.learner
    remove(walk, "wp-db", "wp")
    shown = learner.paste_block(user(tutorial.BIND))
    walk.says("exists", shown)
    walk.says("bind", shown)
    walk.database()
    walk.daemon.docker(
        "exec", "wp-db", "mysql", "-uroot", "-ppassword1", "wp", "-e", "create table kept (n int)"
    )
    start = learner.mark()
    learner.paste(tutorial.BIND_AGAIN)
    learner.send("\r")
    agree(walk, start)
    walk.database()
    assert "kept" in walk.daemon.docker(
        "exec", "wp-db", "mysql", "-uroot", "-ppassword1", "wp", "-e", "show tables"
    )
    assert re.search(r"\bwp\b", learner.paste_block(tutorial.LS_BIND))
    walk.page("WordPress &rsaquo; Installation|wp-admin/install")


def data_in_a_named_volume(walk: Walk) -> None:
    learner = walk.learner
    assert "wp-db-volume" in learner.type_line(tutorial.VOLUME)
    assert re.search(r"local +wp-db-volume", learner.type_line(tutorial.VOLUMES))
    remove(walk, "wp-db", "wp")
    walk.says("volume", learner.paste_block(user(tutorial.NAMED)))
    walk.database()
    walk.daemon.docker(
        "exec", "wp-db", "mysql", "-uroot", "-ppassword1", "wp", "-e", "create table kept (n int)"
    )
    remove(walk, "wp-db")
    learner.paste_block(tutorial.NAMED.split("\n\n")[0])
    walk.database()
    assert "kept" in walk.daemon.docker(
        "exec", "wp-db", "mysql", "-uroot", "-ppassword1", "wp", "-e", "show tables"
    )
    shown = learner.paste_block(tutorial.VOLUME_INSPECT)
    folder = re.search(r'"Mountpoint": "([^"]+)"', shown.replace("\n", ""))
    assert folder
    assert "ibdata1" in learner.type_line(f"ls {folder[1]}")
    remove(walk, "wp-db", "wp")
    tidy_up(walk)


def tidy_up(walk: Walk) -> None:
    """Prune the volumes; where the engine keeps those with a name, do what the tutor then says."""
    shown = prune(walk, tutorial.PRUNE)
    if float(walk.daemon.docker("version", "-f", "{{.Server.APIVersion}}")) >= 1.42:
        walk.says("kept", shown)
        assert "wp-db-volume" in walk.daemon.docker("volume", "ls")
        prune(walk, f"{tutorial.PRUNE} -a")
    assert "wp-db-volume" not in walk.daemon.docker("volume", "ls")


def prune(walk: Walk, line: str) -> str:
    """Agree to a prune, and give what was shown."""
    learner = walk.learner
    start = learner.mark()
    learner.send(f"{line}\r")
    learner.wait(r"\[y/N\]", 20, since=start)
    assert "wp-db-volume" in learner.text[start:], "the tutor names what will be lost, or kept"
    learner.send("y\r")
    learner.ready(30)
    assert "Total reclaimed space" in learner.text[start:]
    return learner.text[start:]


def remove(walk: Walk, *names: str) -> None:
    """Do what the tutor advises where names are used again."""
    start = walk.learner.mark()
    walk.learner.send(f"docker rm -f {' '.join(names)}\r")
    agree(walk, start)


def agree(walk: Walk, start: int) -> None:
    """Say yes to the one question about a running container, and wait for the prompt."""
    walk.learner.wait(r"\[y/N\]", 20, since=start)
    walk.learner.send("y")
    walk.learner.enter()
    walk.learner.ready(120)


def last(block: str) -> str:
    """Give the last command of a block."""
    return block.split("\n\n")[-1]


def user(block: str) -> str:
    """Add what WordPress needs today, as the tutor says."""
    return block.replace("-p 8080:80", "-e WORDPRESS_DB_USER=root \\\n-p 8080:80")
