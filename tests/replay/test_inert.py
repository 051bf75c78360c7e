"""Nothing that a container prints gets out of the box in which it is shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.replay.tapes import HOSTILE
from tutor.replay.inert import Inert, plain

WORDS = (
    rb"\x1b [ ] P ? 6n 31m ; 0 \x07 \\ \x9b \xc2\x9b text \n 8;;http://x"
    rb" h 2004 \xed\x95\x9c \xed \x18 ( %G c k _ 5i t"
)
PIECES = st.sampled_from([one.decode("unicode_escape").encode("latin-1") for one in WORDS.split()])
ALLOWED = re.compile(
    r"\x1b\[\??[0-9;]*[@ABCDEFGHIJKLMPSTXZ`abdefghilmrsu]|\x1b[78DEHMc]|\x1b[()][AB0]"
    r"|[\b\t\n\r\x0b\x0c\x0e\x0f]|[^\x00-\x1f\x7f-\x9f]"
)
MODES = re.compile(r"\x1b\[(\?[\d;]*)[hl]")


def shown(*pieces: bytes) -> str:
    reader = Inert()
    return "".join(map(reader.feed, pieces))


@given(st.lists(PIECES, max_size=40))
def test_what_is_left_can_only_draw(pieces: list[bytes]) -> None:
    left = shown(*pieces)
    assert ALLOWED.sub("", left) == ""
    for modes in MODES.findall(left):
        assert set(modes[1:].split(";")) <= {"6", "7", "25", "47", "1047", "1048", "1049"}


@given(st.lists(PIECES, max_size=30))
def test_it_does_not_matter_where_the_pieces_are_cut(pieces: list[bytes]) -> None:
    whole = b"".join(pieces) + b"."
    assert shown(*(whole[at : at + 1] for at in range(len(whole)))) == shown(whole)


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        (b"\x1b[1;31mred\x1b[0m", "\x1b[1;31mred\x1b[0m"),
        (b"\x1b[38:2::1:2:3mx", "\x1b[38;2;1;2;3mx"),
        (b"\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\", "link"),
        (b"\x1b[?25l\x1b[?1000;25h", "\x1b[?25l\x1b[?25h"),
        (b"\x1b[3J\x1b[2J", "\x1b[2J"),
        ("안녕".encode(), "안녕"),
        (b"50%\r100%", "50%\r100%"),
    ],
)
def test_drawing_stays_and_the_rest_goes(printed: bytes, left: str) -> None:
    assert shown(printed) == left


def test_plain_text_has_no_control_characters_and_no_invisible_ones() -> None:
    assert plain("a\x1b[31mb\x1b]0;x\x07c\r\nd\u202ee\u200bf") == "abc\ndef"
    left = plain(HOSTILE.decode())
    assert "EVIL" not in left
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", left)
