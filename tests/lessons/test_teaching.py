"""A lesson at the prompt, with a world that the test sets up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.lessons.room import Room
from tutor.awaiting import Awaiting

if TYPE_CHECKING:
    from pathlib import Path

# docker-py leaves the socket of a dial that failed to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(tmp_path, monkeypatch)


def right(room: Room) -> str:
    return "/answer when its program ends"


def test_a_line_that_reaches_nothing_is_answered_by_silence(room: Room) -> None:
    room.begins()
    told = room.types("true")
    assert "tiny" not in told
    assert "1/3" not in told


def test_any_way_to_the_state_counts_and_the_next_step_is_shown(room: Room) -> None:
    room.begins()
    room.world.states["tiny"] = "running"
    told = room.types("true")
    assert "+ The container tiny runs." in told
    assert "2/3" in told
    assert "When does a container end?" in told


def two_lines(room: Room) -> None:
    """Let the first step show two lines; either may be all that its goal needs."""
    table = room.session.parts.home / "course/90-tiny/lesson.toml"
    line = '["docker run -d --name tiny busybox sleep 600"]'
    table.write_text(table.read_text("utf-8").replace(f"solution = {line}", 'solution = ["true", "false"]'))
    room.begins()
    room.world.states["tiny"] = "running"


def test_a_step_that_shows_several_lines_goes_on_after_the_last_of_them(room: Room) -> None:
    two_lines(room)
    told = room.types("true")
    assert "+ The container tiny runs." in told
    assert "The next line of this step: `false`" in told
    assert "2/3" in room.types("false")


def test_a_line_that_was_typed_too_early_is_still_the_next_one(room: Room) -> None:
    two_lines(room)
    room.world.states["tiny"] = "created"
    room.types("false")
    room.world.states["tiny"] = "running"
    assert "The next line of this step: `false`" in room.types("true")
    assert "2/3" in room.types("false")


def test_whoever_goes_another_way_need_not_type_the_lines_that_are_shown(room: Room) -> None:
    two_lines(room)
    assert "2/3" not in room.types("true")
    assert "2/3" in room.types("echo something else")


def test_check_says_of_each_goal_whether_it_holds_and_why_not(room: Room) -> None:
    room.begins()
    room.world.states["tiny"] = "created"
    told = room.types("/check")
    assert "- The container tiny runs." in told
    assert "never started" in told, "the reason follows from the state"


def test_an_undone_goal_is_told_once_and_when_it_holds_again(room: Room) -> None:
    room.begins()
    room.world.states["tiny"] = "running"
    room.types("true")
    room.world.states["tiny"] = "exited"
    assert "undone The container tiny runs." in room.types("true")
    assert "undone" not in room.types("true")
    assert "undone" in room.types("/check"), "but it is told when asked"
    room.world.states["tiny"] = "running"
    assert "+ The container tiny runs." in room.types("true")


def test_hints_become_exact_and_ask_to_try_first(room: Room) -> None:
    room.begins()
    told = room.types("/hint")
    while "Type it yourself" not in told:
        assert "hint" in told
        assert "Try it first" in room.types("/hint")
        room.types("true")
        told = room.types("/hint")
    assert "docker run -d --name tiny busybox sleep 600" in told
    room.types("true")
    assert "no more hints" in room.types("/hint")


def test_the_first_hint_is_about_what_stands_in_the_way(room: Room) -> None:
    room.begins()
    room.world.states["tiny"] = "exited"
    assert "docker start" in room.types("/hint")


def test_a_wrong_answer_is_told_its_reason_and_a_right_one_goes_on(room: Room) -> None:
    room.begins()
    room.world.states["tiny"] = "running"
    room.types("true")
    assert "it follows the program inside" in room.types("/answer after an hour")
    assert "number from 1 to 3" in room.types("/answer perhaps")
    assert "When does a container end?" in room.types("/answer")
    told = room.types(right(room))
    assert "Right." in told
    assert "3/3" in told
    assert "asks no question" in room.types("/answer 1")


def test_what_has_been_done_already_is_passed(room: Room) -> None:
    room.world.states |= {"tiny": "running", "late": "running"}
    room.world.succeeds.add("late")
    told = room.begins()
    assert "This has been done already." in told
    assert "2/3" in told
    told = room.types(right(room))
    assert "This has been done already." in told
    assert "Done: A tiny lesson" in told


def test_the_end_offers_questions_and_leads_on(room: Room) -> None:
    room.begins()
    room.world.states |= {"tiny": "running", "late": "running"}
    room.world.succeeds.add("late")
    room.types("true")
    told = room.types(right(room))
    assert "docker container run` `--detach" in told
    assert room.session.teaching is None
    assert [run.state for run in room.journal.lessons.runs()] == ["done"]


def test_a_lesson_that_was_left_goes_on_in_another_session(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.begins()
    room.world.states["tiny"] = "running"
    room.types("true")
    room.session.close()
    later = Room(tmp_path, monkeypatch)
    later.world.states["tiny"] = "exited"
    told = later.types("/lesson 90")
    assert "where you left it" in told
    assert "undone The container tiny runs." in told
    assert "2/3" in told


def test_skipping_types_the_lines_and_goes_on(room: Room) -> None:
    room.begins()
    told = room.types("/skip")
    assert "docker run -d --name tiny busybox sleep 600" in told
    assert "2/3" in told
    assert room.journal.lessons.steps(1)["run"].state == "skipped"


def test_a_reset_begins_again_with_nothing_held(room: Room) -> None:
    room.begins()
    room.world.states["tiny"] = "running"
    room.types("true")
    room.world.states.clear()
    told = room.types("/reset")
    assert "The lesson begins again." in told
    assert "1/3" in told
    assert not room.journal.lessons.goals(1).get("runs")


def test_without_a_daemon_the_text_is_there_and_check_says_why_it_cannot_look(room: Room) -> None:
    room.world.silent = True
    assert "1/3" in room.begins()
    room.types("true")
    assert "the daemon does not answer: Cannot connect" in room.types("/check")


@pytest.mark.parametrize(
    "line", ["/hint", "/why", "/more", "/map", "/ask what is a port", "/lesson next", "what is a port?"]
)
def test_an_exam_helps_nobody(room: Room, line: str) -> None:
    told = room.begins(exam=True)
    assert "This is an exam" in told
    assert "Creates a new container" not in told
    assert "is not available in an exam" in room.types(line)


def test_in_an_exam_check_gives_no_reason(room: Room) -> None:
    room.begins(exam=True)
    room.world.states["tiny"] = "created"
    told = room.types("/check")
    assert told.endswith("- The container tiny runs.")


@pytest.mark.parametrize("line", ["/check", "/hint", "/goal", "/skip", "/reset", "/answer 1", "/lesson stop"])
def test_without_a_lesson_the_words_of_lessons_say_how_to_begin(room: Room, line: str) -> None:
    assert "No lesson is open." in room.types(line)


def test_a_name_that_no_lesson_has_is_said(room: Room) -> None:
    assert "There is no lesson `nonsense`." in room.types("/lesson nonsense")


def test_a_damaged_lesson_is_named_with_what_its_author_has_to_mend(room: Room, tmp_path: Path) -> None:
    (tmp_path / "course/90-tiny/ko.md").unlink()
    told = room.types("/lesson 90 --here")
    assert "cannot be used" in told
    assert "ko.md" in told
    assert room.session.teaching is None


def test_the_bottom_line_names_lesson_and_step(room: Room) -> None:
    room.begins()
    assert room.session.state().startswith("lesson 90-tiny, step 1 of 3")
    room.types("/lesson stop")
    assert "90-tiny" not in room.session.state()


def test_what_comes_to_hold_later_is_told_without_a_line(room: Room) -> None:
    room.begins()
    room.world.states["tiny"] = "created"
    told = threading.Event()
    room.session.parts.news.on_report = told.set
    room.types("true")
    room.world.states["tiny"] = "running"
    assert told.wait(10)
    room.session.parts.tell_news()
    assert "+  The container tiny runs." in room.sheet.data.decode()


def test_nothing_is_awaited_any_more_when_another_line_begins() -> None:
    looked = list[str]()
    awaiting = Awaiting(lambda goals: looked.append("look") or (), lambda: None)  # type: ignore[func-returns-value]
    awaiting.start([])
    awaiting.stop()
    assert not looked
    assert not awaiting.take()


def test_korean_screens_are_korean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(tmp_path, monkeypatch, lang="ko")
    assert "작은 레슨" in room.begins()
    room.world.states["tiny"] = "running"
    told = room.types("true")
    assert "+ tiny 컨테이너가 실행 중입니다." in told
    assert "맞습니다." in room.types("/answer 프로그램이 끝날 때")
