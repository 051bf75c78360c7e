from __future__ import annotations

from tutor.daemon.changes import fold
from tutor.model import Change


def of_container(*actions: str) -> list[Change]:
    return [Change("container", action, "web", "1") for action in actions]


def test_a_stop_stands_for_the_signal_and_the_end() -> None:
    assert fold(of_container("kill", "die", "stop")) == (Change("container", "stop", "web", "1"),)


def test_a_removal_by_force_is_said_once() -> None:
    assert [change.action for change in fold(of_container("kill", "die", "destroy"))] == ["destroy"]


def test_a_run_keeps_its_order() -> None:
    told = [
        Change("image", "pull", "nginx"),
        *of_container("create"),
        Change("network", "connect", "bridge"),
        *of_container("start"),
    ]
    assert fold(told) == tuple(told)


def test_the_same_thing_is_not_said_twice() -> None:
    assert len(fold(of_container("start", "start"))) == 1


def of_network(action: str) -> Change:
    return Change("network", action, "lan", "n", {"container": "1"})


def test_a_new_container_joins_its_network() -> None:
    told = fold([*of_container("create"), of_network("connect"), *of_container("start")])
    assert [change.action for change in told] == ["create", "connect", "start"]


def test_networks_that_go_along_with_a_container_are_not_mentioned() -> None:
    assert fold([of_network("disconnect"), *of_container("stop")]) == tuple(of_container("stop"))
    assert fold([of_network("connect"), *of_container("start")]) == tuple(of_container("start"))


def test_joining_a_network_by_itself_is_a_change() -> None:
    assert fold([of_network("connect")]) == (of_network("connect"),)
