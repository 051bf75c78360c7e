"""Between two maps: what is new, changed and gone has its sign, and nothing else has one."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.map.states import drawn, many, swarm, tutorial
from tutor.map import marked
from tutor.map.diff import differs
from tutor.map.state import Container, Link, Network, State, Status, Volume

_END = r"  | [:|]|,(?! code)|$"
BEFORE = tutorial()
MYSQL, SITE, HELLO = BEFORE.containers


def signs(now: State, before: State = BEFORE) -> set[str]:
    """Give the texts with a sign in front, on the map of what has changed."""
    found = set()
    for row in drawn(marked(before, now)):
        if row.startswith("Since"):
            continue
        for sign in "+~-":
            found |= {f"{sign} {re.split(_END, part)[0]}" for part in row.split(f" {sign} ")[1:]}
    return found


def test_nothing_is_marked_where_nothing_changed() -> None:
    assert not differs(marked(BEFORE, BEFORE))
    assert signs(BEFORE) == set()
    assert "Since" not in "\n".join(drawn(marked(BEFORE, BEFORE)))


def test_a_container_that_stops_shows_both_its_states() -> None:
    stopped = replace(MYSQL, status=Status("exited", 137), links=(Link("my-app"),))
    found = signs(replace(BEFORE, containers=(stopped, SITE, HELLO)))
    assert found == {"~ mysql", "- running", "+ exited, code 137"}


def test_a_container_that_joins_a_network_shows_the_new_line() -> None:
    joined = replace(MYSQL, links=(*MYSQL.links, Link("front", "172.19.0.9")))
    assert signs(replace(BEFORE, containers=(joined, SITE, HELLO))) == {"~ mysql", "+ front 172.19.0.9"}


def test_new_and_removed_containers_are_both_there() -> None:
    new = Container("9" * 64, "새고양이", "busybox", links=(Link("my-app", "172.18.0.9"),))
    assert signs(replace(BEFORE, containers=(MYSQL, SITE, new))) == {"+ 새고양이", "- hello"}


def test_a_container_made_again_under_its_name_is_another_one() -> None:
    assert signs(replace(BEFORE, containers=(MYSQL, SITE, replace(HELLO, id="8" * 64)))) == {
        "+ hello",
        "- hello",
    }


def test_networks_and_volumes_that_come_and_go_are_marked() -> None:
    now = replace(
        BEFORE,
        networks=(*BEFORE.networks, Network("n9", "back")),
        volumes=(*BEFORE.volumes[:2], Volume("data")),
    )
    assert signs(now) == {"+ back", "+ data", "- spare"}


def test_a_closed_port_is_marked_at_the_host() -> None:
    assert "- 8080 -> 80" in signs(replace(BEFORE, containers=(MYSQL, replace(SITE, ports=()), HELLO)))


def test_a_service_that_scales_is_marked() -> None:
    before = swarm()
    scaled = replace(before.services[0], running=3)
    assert signs(replace(before, services=(scaled,)), before) == {"~ web"}


def test_what_changed_is_seen_among_hundreds() -> None:
    before = many(500)
    ended = replace(before.containers[250], status=Status("exited", 1))
    now = replace(before, containers=(*before.containers[:250], ended, *before.containers[251:]))
    assert signs(now, before) == {"~ web-250"}
