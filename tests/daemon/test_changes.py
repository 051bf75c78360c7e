from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tutor.daemon.changes import changes, fold
from tutor.model import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.connection import Connection


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


class Daemon:
    """Answers what it was given, as a connection does."""

    def __init__(self, events: list[tuple[str, str, str]], **answers: Any) -> None:
        self._answers = {path.replace("_", "/"): answer for path, answer in answers.items()}
        self._events = [
            {"Type": kind, "Action": action, "Actor": {"ID": name}} for kind, action, name in events
        ]

    def get(self, path: str, _: object = None) -> Any:
        return self._answers[path]

    def lines(self, method: str, path: str, query: Mapping[str, Any]) -> Any:
        wanted = json.loads(query["filters"])["type"]
        return (event for event in self._events if event["Type"] in wanted)

    def tells(self, since: float = 1e9, before: Mapping[str, str] | None = None) -> list[str]:
        connection: Connection = self  # type: ignore[assignment]
        return [f"{one.action} {one.name}" for one in changes(since, since + 1, connection, before or {})]


def test_a_pull_that_brought_nothing_is_no_change() -> None:
    daemon = Daemon(
        [("image", "pull", "cat:latest")],
        _images_json=[{"Id": "sha256:2", "RepoTags": ["cat:latest"], "RepoDigests": None}],
    )
    assert daemon.tells(before={"cat:latest": "sha256:2"}) == []
    assert daemon.tells(before={"cat:latest": "sha256:1"}) == ["pull cat:latest"]
    assert daemon.tells(before={}) == ["pull cat:latest"]


def test_a_volume_that_was_there_before_is_not_called_new() -> None:
    daemon = Daemon([("volume", "create", "data")], _volumes_data={"CreatedAt": "2020-01-01T00:00:00Z"})
    assert daemon.tells(since=1577836800.7) == ["create data"]
    assert daemon.tells(since=1577836801.0) == []
