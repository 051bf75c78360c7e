"""The terminal in memory shows what the real one showed, whichever way the player moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journal.support import OK
from tests.replay.tapes import HOSTILE, Past, usual
from tests.support.lines import read_line
from tutor.replay.player import Player
from tutor.replay.stage import Stage
from tutor.replay.terminal import Look, Terminal, final_text

if TYPE_CHECKING:
    from pathlib import Path


def test_back_and_forth_shows_what_playing_through_shows(tmp_path: Path) -> None:
    steps = usual(tmp_path).tape().steps
    through = Player(steps)
    stage = Stage(steps)
    seen: dict[int, list[str]] = {}
    through.toggle()
    for at in range(len(steps)):
        through.go(at)
        seen[at] = stage.follow(through).text()
    for at in (4, 0, 3, 1, 2, 0):
        through.go(at)
        assert stage.follow(through).text() == seen[at]
    assert seen[1][0] == "tutor> docker run -d --name web nginx"
    assert seen[1][2] == "tutor> docker run -d --name web nginx"


def test_a_far_jump_draws_only_the_lines_that_fill_the_screen(tmp_path: Path) -> None:
    past = Past(tmp_path)
    for number in range(120):
        past.types(f"echo {number}", (0.1, "out", f"{number}\n".encode()))
    steps = past.tape().steps
    player, stage = Player(steps), Stage(steps)
    player.toggle()
    player.go(119)
    assert stage.follow(player).text()[-3:] == ["tutor> echo 119", "119", ""]
    assert stage.terminal.text()[-23] == "tutor> echo 109"


def test_full_screen_programs_leave_the_screen_as_it_was() -> None:
    terminal = Terminal(20, 5)
    terminal.feed("before\r\n\x1b[?1049h\x1b[2J\x1b[Hvim\x1b[?1049lafter")
    assert terminal.text()[:3] == ["before", "after", ""]


def test_a_resize_keeps_the_rows_around_the_cursor() -> None:
    terminal = Terminal(20, 6)
    terminal.feed("1\r\n2\r\n3")
    terminal.resize(10, 3)
    assert terminal.text() == ["1", "2", "3"]
    terminal.feed("\r\n4\r\n5")
    terminal.resize(10, 2)
    assert terminal.text() == ["4", "5"]
    terminal.resize(30, 4)
    assert terminal.text() == ["4", "5", "", ""]


def test_colours_and_wide_characters_keep_their_cells() -> None:
    terminal = Terminal(8, 2)
    terminal.feed("\x1b[1;31m안\x1b[0mb")
    row = terminal.rows()[0]
    assert row[0] == (Look("red", bold=True), "안")
    assert "".join(text for _, text in row) == "안b     "


@pytest.mark.parametrize(
    "odd", ["\x1b[;;;;;;m", "\x1b[9999;9999H", "\x1b[9999L", "\x1b[r\x1b[5;2r", "\x1b[38;5m", "\x1b[58;2m"]
)
def test_odd_sequences_do_no_harm(odd: str) -> None:
    terminal = Terminal(20, 5)
    terminal.feed(odd)
    terminal.feed("\x1b[Hstill here")
    assert "still here" in terminal.text()[0]


def test_progress_bars_leave_their_last_state(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.types(
        "docker pull nginx",
        (0.1, "out", b"a: 10%\nb: 5%\n\x1b[2A\x1b[2K\ra: done\x1b[1B\r\x1b[2K\rb: done\n"),
    )
    past.types("docker ps", (0.1, "out", b"one\ttwo\nthree"))
    first, second = past.tape().steps
    assert final_text(first) == ["a: done", "b: done"]
    assert final_text(second) == ["one    two", "three"]


def test_lines_that_a_terminal_in_the_container_ended_are_not_ended_twice(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.types("docker run -it busybox sh", (0.1, "out", b"/ # vi\r\nup\x1b[2;5H\ndown\r\n"))
    past.types("docker run busybox true", (0.1, "out", b"a\nb\n"))
    raw, cooked = past.tape().steps
    assert raw.printed == "/ # vi\r\nup\x1b[2;5H\ndown\r\n"
    assert cooked.printed == "a\r\nb\r\n"


def test_the_size_of_then_and_its_changes_are_kept(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.hand.columns, past.hand.rows = 100, 30
    turn = past.journal.begin(read_line("docker stats"))
    recorder = past.journal.recorder(turn)
    recorder.write("out", b"one\n")
    past.hand.seconds, past.hand.columns = 1.0, 60
    recorder.write("out", b"two\n")
    past.journal.finish(turn, OK)
    (step,) = past.tape().steps
    assert step.size == (100, 30)
    assert [frame.size for frame in step.frames if frame.size] == [(60, 30)]
    player, stage = Player((step,)), Stage((step,))
    player.finish()
    assert stage.follow(player).size == (60, 30)


def test_hostile_output_is_text_in_cells(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.types("docker exec -it web sh", (0.1, "out", HOSTILE))
    text = "\n".join(final_text(past.tape().steps[0]))
    assert text.startswith("link</script><script>")
    assert "EVIL" not in text
