"""The map on a page: in colour where there is some, and with signs in any case."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.map.states import tutorial, words
from tests.support.lines import real_bank
from tutor import screen
from tutor.map import draw, marked, picture, view


def shown(*, colour: bool) -> str:
    before, written = tutorial(), list[str]()
    page = screen.Page(real_bank(), "ko", written.append, 80, colour)
    seen = view(marked(replace(before, containers=before.containers[1:]), before))
    assert seen is not None
    screen.map.show(page, draw.rows(picture(seen, words("ko"), page.room)))
    return "".join(written)


def test_what_is_new_is_green_and_has_a_sign() -> None:
    assert re.search(r"\x1b\[1;32m\+ mysql", shown(colour=True))


def test_without_colour_the_same_letters_stand_there() -> None:
    plain = shown(colour=False)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", shown(colour=True)) == plain
    assert "| + mysql" in plain
