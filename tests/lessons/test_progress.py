"""The journal keeps how far the learner is, through every restart."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.journal.support import open_journal, type_line
from tests.lessons.learning import goal, lesson, step
from tutor.journal.lessons import Run, Thing
from tutor.lessons.course import Place, see
from tutor.lessons.model import Unmet
from tutor.lessons.standings import find, following, results, standings
from tutor.recording import Record

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.journal import Journal

NOW = datetime(2026, 11, 26, tzinfo=UTC)
COURSE = lesson(step("run", goal("up")), step("stop", goal("down", passing=True)))
GONE = Unmet("missing")
NAMES = ["01-test", "02-more", "10-names"]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def begin(journal: Journal, name: str = "01-test", exam: bool = False) -> Run:
    run = Run(
        0, name, exam, NOW.isoformat(), None, "open", "run", "unix:///x", "", 0.0, ("container run --detach",)
    )
    number = journal.lessons.begin(run)
    return next(one for one in journal.lessons.runs() if one.id == number)


def test_a_run_counts_time_lines_errors_hints_and_attempts_and_goes_on_with_them(tmp_path: Path) -> None:
    journal, clock, place = open_journal(tmp_path), Clock(), Place(COURSE)
    run = begin(journal)
    record = Record(journal.lessons, run, clock)
    record.open("run")
    clock.now = 10
    record.line(failed=True, wanted=place.open)
    record.hinted()
    clock.now = 15
    record.line(failed=False, wanted=place.open)
    seen = see(place, {"up": None})
    record.saw(place, seen)
    record.close("done")
    record.open("stop")
    clock.now = 20
    record.pause()
    journal.close()

    again = open_journal(tmp_path)
    (run,) = again.lessons.runs()
    assert (run.step, run.seconds, run.state) == ("stop", 20.0, "open")
    done = Record(again.lessons, run, Clock())
    assert (done.steps["run"].state, done.steps["run"].lines, done.steps["run"].errors) == ("done", 2, 1)
    assert done.steps["run"].hints == 1
    up = done.goals["up"]
    assert (up.held, up.reached, up.attempts, up.seconds) == (True, True, 2, 15.0)
    first, last = results(COURSE, run, done.steps, done.goals)
    assert (first["held"], first["attempts"], first["seconds"], first["errors"]) == (True, 2, 15.0, 1)
    assert (last["goal"], last["held"], last["attempts"]) == ("down", False, 0)


def test_a_goal_that_was_undone_does_not_hold_in_the_results_but_a_passing_one_does(tmp_path: Path) -> None:
    journal, place = open_journal(tmp_path), Place(COURSE)
    run = begin(journal)
    record = Record(journal.lessons, run, Clock())
    record.open("run")
    for found in ({"up": None}, {"up": None, "down": None}, {"up": GONE, "down": GONE}):
        seen = see(place, found)
        record.saw(place, seen)
        place = seen.place.on() if seen.place.complete and place.at == 0 else seen.place
    rows = results(COURSE, run, record.steps, record.goals)
    assert [row["held"] for row in rows] == [False, True]


def test_things_are_kept_until_they_are_gone(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    run, turn = begin(journal).id, type_line(journal, "docker run --name box busybox")
    journal.lessons.add_line(run, turn, '{"keys": []}')
    assert journal.lessons.cut_off(run) == [(turn, '{"keys": []}')]
    box, data = Thing("container", "box", "1"), Thing("volume", "data", "data")
    journal.lessons.add_things(run, turn, [box, data, box])
    assert journal.lessons.cut_off(run) == []
    assert journal.lessons.things(run) == [box, data]
    journal.lessons.forget_things(run, [box])
    assert journal.lessons.things(run) == [data]
    journal.lessons.restart(run, "run")
    assert journal.lessons.things(run) == [data], "what was not removed is still the lesson's"
    assert journal.lessons.lines(run) == []


def test_a_new_run_of_a_lesson_leaves_the_open_one(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    begin(journal)
    begin(journal)
    assert [run.state for run in journal.lessons.runs()] == ["left", "open"]
    assert journal.lessons.taught() == ("container run --detach",)


def test_the_secret_in_an_answer_is_masked(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    type_line(journal, "docker run -e MYSQL_ROOT_PASSWORD=hunter22 mysql")
    record = Record(journal.lessons, begin(journal), Clock())
    record.given("up", "it is hunter22")
    journal.close()
    with sqlite3.connect(tmp_path / "journal.db") as db:
        assert db.execute("SELECT given FROM lesson_goals").fetchall() == [("it is ********",)]


def test_the_course_says_what_is_done_and_what_comes_next(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    assert following(standings(NAMES, [])) == "01-test"
    journal.lessons.end(begin(journal).id, NOW)
    begin(journal, "10-names", exam=True)
    states = standings(NAMES, journal.lessons.runs())
    assert [one.state for one in states] == ["done", "new", "new"], "an exam is no lesson"
    assert following(states, "01-test") == "02-more"
    begin(journal, "10-names")
    states = standings(NAMES, journal.lessons.runs())
    assert following(states) == "10-names", "what is open comes first"
    begin(journal, "01-test")
    assert standings(NAMES, journal.lessons.runs())[0].state == "open", "a finished one can be done again"


def test_a_lesson_is_found_by_number_name_or_part_of_it() -> None:
    assert (
        find(NAMES, "1") == find(NAMES, "01") == find(NAMES, "test") == find(NAMES, "01-test") == ["01-test"]
    )
    assert find(NAMES, "10") == find(NAMES, "nam") == ["10-names"]
    assert find(NAMES, "e") == ["01-test", "02-more", "10-names"]
    assert find(NAMES, "7") == find(NAMES, "nothing") == []
