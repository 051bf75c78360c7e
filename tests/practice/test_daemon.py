from __future__ import annotations

import os
import socket

import pytest

from tutor.practice import engine
from tutor.practice.daemon import Daemon
from tutor.practice.paths import kit


@pytest.fixture
def ends():
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def practice(ours, early=b""):
    return Daemon("x", ours, {"host": "unix:///x", "namespace": ""}, early)


def test_news_comes_once_and_in_whole_lines(ends):
    daemon = practice(ends[0], b'{"key": "practice.port-taken", "slots": {"po')
    assert daemon.news() == []
    ends[1].sendall(b'rt": "80"}}\n')
    assert daemon.news() == [("practice.port-taken", {"port": "80"})]
    assert daemon.news() == []


def test_a_keeper_that_is_gone_has_no_news(ends):
    ends[1].close()
    assert practice(ends[0]).news() == []


def test_wishes_reach_the_keeper(ends):
    practice(ends[0]).keep()
    assert ends[1].recv(100) == b'{"keep": true}\n'


def test_a_daemon_in_our_own_namespace_needs_no_entering(ends):
    assert practice(ends[0]).namespace.prefix == []


def test_nobody_answers_on_a_socket_that_is_not_there(tmp_path):
    assert not engine.answers(tmp_path / "docker.sock")


def test_sweeping_ends_no_process_that_is_not_a_daemons(tmp_path):
    engine.sweep(tmp_path / "run", tmp_path / "data")
    assert os.getpid() > 0


def test_the_kits_folder_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("DOCKER_TUTOR_KIT", str(tmp_path))
    found = kit()
    assert found.mirror == tmp_path / "mirror"
    assert found.data("x", fresh=False).is_relative_to(tmp_path)
    assert found.run("x") != found.run("y")


@pytest.mark.parametrize("state", ["/var/lib/docker-tutor-kit", "/home/" + "long" * 30 + "/docker-tutor-kit"])
def test_every_socket_of_a_daemon_has_a_path_that_the_kernel_takes(monkeypatch, state):
    monkeypatch.setenv("DOCKER_TUTOR_KIT", state)
    socket = kit().run("tutorial-main-12345-worker1") / "exec/containerd/containerd-debug.sock"
    assert len(str(socket)) <= 107


def test_two_kits_do_not_share_what_is_thrown_away(monkeypatch, tmp_path):
    works = []
    for name in ("one", "two"):
        monkeypatch.setenv("DOCKER_TUTOR_KIT", str(tmp_path / name))
        works.append(kit().work)
    assert works[0] != works[1]
