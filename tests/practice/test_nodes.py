from __future__ import annotations

import socket

import pytest

from tutor.practice import Practice, daemon
from tutor.practice.daemon import Daemon
from tutor.practice.engine import Engine, Setup
from tutor.practice.namespace import Namespace
from tutor.practice.nodes import Node, second
from tutor.practice.spec import Spec


@pytest.fixture
def running():
    """Give what makes a user's end of a daemon that runs."""
    ours, theirs = socket.socketpair()
    yield lambda name, space="": Daemon(name, ours, {"host": f"unix:///{name}", "namespace": space}, b"")
    ours.close()
    theirs.close()


def quiet(key, **slots):
    pass


@pytest.fixture
def asked(monkeypatch, running):
    """Give the specs of the daemons that were asked for."""
    specs = []

    def start(spec, report):
        specs.append(spec)
        return running(spec.name, f"net-{spec.name}")

    monkeypatch.setattr(daemon, "start", start)
    return specs


def test_a_daemon_that_is_not_ours_gets_no_second_machine(asked):
    assert second(Practice("unix:///var/run/docker.sock"), quiet) is None
    assert asked == []


@pytest.mark.parametrize(("stands_in", "images"), [(True, "standin"), (False, "outside")])
def test_the_second_machine_pulls_from_where_the_first_does(asked, running, stands_in, images):
    second(Practice("unix:///x", running("x"), stands_in=stands_in), quiet)
    assert asked[0].images == images


def test_the_second_machine_is_beside_the_first(asked, running):
    second(Practice("unix:///x", running("x", "net-x")), quiet)
    assert (asked[0].name, asked[0].beside, asked[0].hostname) == ("x-worker1", "net-x", "worker1")


def test_a_learners_line_names_the_second_machine_by_variables(asked, running):
    node = second(Practice("unix:///x", running("x")), quiet)
    assert node.env == {"WORKER1": "unix:///x-worker1", "WORKER1_NET": "net-x-worker1"}
    assert isinstance(node, Node)


def test_what_a_discarded_machine_had_is_thrown_away(asked, running, monkeypatch, tmp_path):
    monkeypatch.setenv("DOCKER_TUTOR_KIT", str(tmp_path))
    node = second(Practice("unix:///x", running("x")), quiet)
    data = tmp_path / "data" / "x-worker1"
    data.mkdir(parents=True)
    monkeypatch.setattr(Daemon, "stop", lambda self: None)
    node.discard()
    assert not data.exists()


def test_a_keeper_is_told_of_name_and_cable():
    spec = Spec("x", hostname="worker1", beside="")
    assert Spec.from_json(spec.to_json()) == spec


def test_a_machine_takes_its_name_before_its_daemon_starts(tmp_path):
    setup = Setup(tmp_path, tmp_path, Namespace("n"), hostname="worker1")
    words = Engine(setup)._command()
    assert words.index("nsenter") < words.index("unshare") < words.index("worker1") < words.index("dockerd")


def test_without_a_name_it_is_this_machine(tmp_path):
    assert "unshare" not in Engine(Setup(tmp_path, tmp_path, Namespace("n")))._command()
