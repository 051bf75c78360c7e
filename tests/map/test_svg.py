"""The SVG has the same boxes and words as the terminal, and names are nothing but text in it."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from tests.map.states import drawn, many, tutorial, words
from tutor.map import State, picture, svg, view

NS = "{http://www.w3.org/2000/svg}"
EVIL = '</text><script>alert("x")</script><image href="http://evil.example/x"/>&amp;'


def made(state: State, title: str = "map", width: int = 100) -> ET.Element:
    seen = view(state, "all")
    assert seen is not None
    return ET.fromstring(svg.svg(picture(seen, words("en"), width), title, "en"))


def texts(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{NS}text")]


def test_each_container_has_a_box_and_each_network_a_bar() -> None:
    root = made(tutorial())
    classes = [one.get("class", "") for one in root.iter(f"{NS}rect")]
    assert sum(one.startswith("box") for one in classes) == 3
    assert sum(one.startswith("bar network") for one in classes) == 3
    assert sum(one.startswith("bar host") for one in classes) == 1
    assert len(list(root.iter(f"{NS}circle"))) == 4
    assert {"wordpress", "mysql", "8080 -> 80"} <= set(texts(root))


def test_the_words_are_those_on_the_terminal() -> None:
    shown = "\n".join(drawn(tutorial(), "all", 98))
    assert all(text in shown for text in texts(made(tutorial(), width=98)))


def test_names_cannot_become_markup() -> None:
    first, *rest = tutorial().containers
    root = made(replace(tutorial(), host=EVIL, containers=(replace(first, image=EVIL), *rest)), EVIL)
    assert {one.tag.removeprefix(NS) for one in root.iter()} <= {
        *("svg", "title", "style", "rect", "g", "text", "line", "circle", "path")
    }
    assert root.findtext(f"{NS}title") == EVIL


def test_nothing_is_fetched() -> None:
    seen = view(tutorial())
    assert seen is not None
    made_text = svg.svg(picture(seen, words("ko"), 100), "지도", "ko")
    assert made_text.count("http") == 1  # the name space
    assert not any(word in made_text for word in ("href", "url(", "@import", "script"))


def test_everything_lies_inside_the_drawing() -> None:
    root = made(many(60))
    width, height = int(root.get("width", "0")), int(root.get("height", "0"))
    for one in root.iter(f"{NS}text"):
        assert float(one.get("x", "0")) + float(one.get("textLength", "0")) <= width
        assert float(one.get("y", "0")) <= height
