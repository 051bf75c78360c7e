"""Every map fits its page, and every container is on it or counted, whatever is on the daemon."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.map.states import NETWORKS, drawn, many, swarm, tutorial
from tutor.map import draw, marked
from tutor.map.groups import natural
from tutor.map.scene import Label, Sheet, fit
from tutor.map.state import Container, Link, Mount, Port, State, Status, Volume

if TYPE_CHECKING:
    from tutor.model import Lang

GOLDEN = Path(__file__).parent / "golden"
NAMES = st.text("abz09_.-가힣漢é\u0301", min_size=1, max_size=70)
SHORT = st.text("abc가나", min_size=1, max_size=4)
STATES = st.sampled_from([Status(), Status("exited", 137), Status(health="unhealthy"), Status("odd")])


@st.composite
def daemons(give: st.DrawFn, names: st.SearchStrategy[str] = NAMES, most: int = 16) -> State:
    networks = [one.name for one in NETWORKS] + give(st.lists(NAMES, max_size=4))
    containers = [
        Container(
            f"{number:064x}",
            f"{number}{give(names)}",
            give(NAMES),
            give(STATES),
            tuple(map(Link, give(st.lists(st.sampled_from(networks), max_size=9, unique=True)))),
            tuple(Port(str(8000 + port), "80/udp") for port in range(give(st.integers(0, 5)))),
            tuple(Mount("bind", give(NAMES), give(NAMES)) for _ in range(give(st.integers(0, 6)))),
        )
        for number in range(give(st.integers(0, most)))
    ]
    return State("id", give(NAMES), tuple(containers), NETWORKS, tuple(map(Volume, give(st.lists(NAMES)))))


@pytest.mark.slow
@given(
    daemons(), daemons(), st.integers(28, 120), st.sampled_from(["", "all"]), st.sampled_from(["ko", "en"])
)
@settings(max_examples=80, deadline=None)
def test_no_row_is_wider_than_the_page(before: State, now: State, width: int, wish: str, lang: Lang) -> None:
    assert drawn(marked(before, now), wish, width, lang)


@pytest.mark.slow
@given(daemons(SHORT, 30), st.integers(58, 98))
@settings(max_examples=60, deadline=None)
def test_every_container_is_drawn_or_counted(state: State, width: int) -> None:
    shown = "\n".join(drawn(state, "", width))
    folded = re.search(r"do not run: (\d+)", shown)
    missing = [one for one in state.containers if not re.search(rf"{one.name}(?![a-c가나])", shown)]
    assert len(missing) <= (int(folded[1]) if folded else 0)
    assert all(not one.alive for one in missing)
    everything = "\n".join(drawn(state, "all", width))
    assert all(one.name in everything for one in state.containers)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("width", [77, 57, 37])
def test_the_tutorial_looks_as_it_should(lang: Lang, width: int) -> None:
    shown = "\n".join(drawn(tutorial(), "", width, lang)) + "\n"
    assert shown == (GOLDEN / f"wordpress.{lang}.{width}.txt").read_text("utf-8")


@pytest.mark.parametrize("count", [0, 1, 12, 30, 500])
def test_however_many_there_are_they_are_counted_right(count: int) -> None:
    shown = "\n".join(drawn(many(count)))
    rest = re.findall(r"(?:front|my-app) [\d./]+ \((\d+)\)", shown)
    running = [one for one in many(count).containers if one.alive]
    if rest:
        both = sum(len(one.links) for one in running)
        assert sum(map(int, rest)) == both
    assert len(shown.splitlines()) < 130
    assert ("do not run" in shown) == (count >= 10)


def test_a_network_of_hundreds_says_how_to_see_them() -> None:
    assert "  +- and 390 more: /map front" in drawn(many(500))
    assert sum("web-" in row for row in drawn(many(500), "front")) == 500


def test_a_name_shows_what_belongs_to_it() -> None:
    assert "hello" not in "\n".join(drawn(tutorial(), "my-app"))
    assert "mysql" not in "\n".join(drawn(tutorial(), "wordpress")).replace("/mysql", "")
    assert any("| mysql " in row for row in drawn(tutorial(), "wp_db"))
    assert any("| mysql " in row for row in drawn(tutorial(), "dddddd"))
    assert "  spare" in drawn(tutorial(), "spare")


def test_a_container_that_hangs_on_two_networks_is_joined_to_both() -> None:
    rows = drawn(tutorial())
    front, app = (next(row for row in rows if f"= {name}" in row) for name in ("front", "my-app"))
    box = next(row for row in rows if "| wordpress" in row)
    left, right = box.index("| wordpress"), box.rindex("|")
    assert "o" in front[left:right].replace("front", "")
    assert "o" in app[left:right]


def test_a_wire_that_only_passes_is_not_joined() -> None:
    rows = drawn(tutorial())
    app = next(row for row in rows if "= my-app" in row)
    assert app.count("o") == 2


def test_a_swarm_tells_replicas_and_nodes() -> None:
    shown = "\n".join(drawn(swarm()))
    assert "2 of 3 replicas" in shown
    assert "lab (manager, leader), old-laptop (worker, down)" in shown
    assert "| lab: 2" in shown


def test_a_network_that_is_no_bridge_says_what_it_is() -> None:
    overlay = replace(NETWORKS[3], driver="overlay")
    assert "== my-app overlay 172.18.0.0/16 =o==" in drawn(replace(tutorial(), networks=(overlay,)), "mysql")


def test_what_has_ended_is_drawn_with_dots() -> None:
    assert ": exited, code 0" in "\n".join(drawn(tutorial()))


def test_an_empty_daemon_says_what_to_type() -> None:
    assert "docker run" in "\n".join(drawn(State("id", "lab", networks=NETWORKS)))


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("short", 9, "short"),
        ("one-name-of-many", 10, "one-..many"),
        ("아기고양이집사", 9, "아기..사"),
        ("ab", 1, "a"),
    ],
)
def test_names_are_cut_in_their_middle(text: str, room: int, short: str) -> None:
    assert fit(text, room) == short


def test_only_ascii_is_drawn_with() -> None:
    assert "".join(drawn(replace(many(40), volumes=tutorial().volumes))).isascii()


def test_numbers_in_names_sort_as_numbers() -> None:
    assert sorted(["web-10", "web-9", f"web-{'7' * 5000}", "db"], key=natural)[:3] == [
        "db",
        "web-9",
        "web-10",
    ]


def test_half_a_wide_letter_is_never_left() -> None:
    sheet = Sheet(10)
    sheet.add(Label(0, 0, "가나다", "plain"), Label(1, 0, "x", "plain"), Label(4, 0, "y", "plain"))
    assert ["".join(text for text, _ in row) for row in draw.rows(sheet)] == [" x나y"]
