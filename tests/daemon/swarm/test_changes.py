"""What the flags of `service update` do to a spec."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import pytest

from tutor import language
from tutor.bank import load
from tutor.daemon.service import lists
from tutor.daemon.service.listing import _ports
from tutor.daemon.service.parts import ratio
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.model import Invocation


def update(options: str) -> Invocation:
    parts = ["service", "update", *shlex.split(options), "web"]
    invocation = language.parse(language.as_words(parts), " ".join(parts), load())
    assert invocation.problem is None
    return invocation


@pytest.mark.parametrize(
    ("options", "before", "after"),
    [
        ("--cap-add NET_ADMIN", {}, {"CapabilityAdd": ["CAP_NET_ADMIN"]}),
        ("--cap-add NET_ADMIN", {"CapabilityDrop": ["CAP_NET_ADMIN"]}, {}),
        ("--cap-drop NET_ADMIN", {"CapabilityAdd": ["CAP_NET_ADMIN"]}, {}),
        ("--cap-drop A --cap-add A", {}, {"CapabilityAdd": ["CAP_A"]}),
        ("--cap-add ALL", {"CapabilityAdd": ["CAP_A"]}, {"CapabilityAdd": ["ALL"]}),
        ("--cap-add RESET", {"CapabilityAdd": ["CAP_A"]}, {}),
    ],
)
def test_adding_a_capability_first_takes_back_that_it_was_dropped(
    options: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    lists.capabilities(update(options), before)
    assert before == after


def test_a_host_without_address_is_removed_wherever_it_leads() -> None:
    container = {"Hosts": ["1.1.1.1 a b", "2.2.2.2 a"]}
    lists.change_hosts(update("--host-rm a --host-add c:3.3.3.3"), container)
    assert container["Hosts"] == ["1.1.1.1 b", "3.3.3.3 c"]


def test_a_host_with_address_is_removed_there_only() -> None:
    container = {"Hosts": ["1.1.1.1 a b", "2.2.2.2 a"]}
    lists.change_hosts(update("--host-rm a:2.2.2.2"), container)
    assert container["Hosts"] == ["1.1.1.1 a b"]


def test_a_new_value_takes_the_place_of_a_variable() -> None:
    container = {"Env": ["A=1", "B=2", "C=3"]}
    lists.environment(update("--env-add B=9 --env-rm C"), container)
    assert container["Env"] == ["A=1", "B=9"]


def test_two_mounts_cannot_be_at_one_place() -> None:
    with pytest.raises(DockerError, match="duplicate mount target"):
        lists.change_mounts(update("--mount-add type=tmpfs,target=/x --mount-add type=tmpfs,target=/x"), {})


@pytest.mark.parametrize(
    ("ports", "shown"),
    [
        ([(80, 80), (81, 81)], "*:80-81->80-81/tcp"),
        ([(80, 80), (81, 80)], "*:80-81->80/tcp"),
        ([(80, 80), (81, 81), (82, 80)], "*:80-81->80-81/tcp, *:82->80/tcp"),
        ([(80, 80), (90, 81)], "*:80->80/tcp, *:90->81/tcp"),
    ],
)
def test_neighbouring_ports_are_shown_together(ports: list[tuple[int, int]], shown: str) -> None:
    found = [
        {"Protocol": "tcp", "PublishedPort": published, "TargetPort": target, "PublishMode": "ingress"}
        for published, target in ports
    ]
    assert _ports(found) == shown


def test_ratios_are_written_as_short_as_go_writes_them() -> None:
    assert [ratio(value) for value in (0.1, 0.25, 1.0, 0.0)] == [0.1, 0.25, 1, 0]
