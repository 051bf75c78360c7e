"""The journal of another machine comes over whole, and only once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journal.support import open_journal, type_line
from tests.quiz.test_schedule import PUBLISH, START
from tutor.journal.lessons import GoalRow, Run, Thing
from tutor.journal.merge import take
from tutor.quiz.handover import steps, take_over
from tutor.quiz.model import Review
from tutor.quiz.schedule import Schedule

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.journal import Journal

CARD = "meaning/container run/publish"


def answer(journal: Journal, days: float, rating: str = "good", card: str = CARD) -> None:
    review = Review(card, START + timedelta(days=days), rating)  # type: ignore[arg-type]
    journal.reviews.add(review, Schedule(fuzz=False).step(review, PUBLISH))


def test_sessions_and_reviews_come_over_and_a_second_time_nothing_does(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    there, here = open_journal(tmp_path / "a"), open_journal(tmp_path / "b")
    type_line(there, "docker ps", ("out", b"CONTAINER ID\n"))
    type_line(here, "docker images")
    answer(there, 0)
    answer(there, 5, card="meaning/container ls")
    answer(here, 3)
    there.close()
    file = tmp_path / "a" / "journal.db"
    before = file.read_bytes()
    assert take_over(here, file) == (1, 2)
    assert take_over(here, file) == (0, 0)
    assert file.read_bytes() == before
    assert [one.line for one in here.last()] == ["docker images", "docker ps"]
    assert b"".join(data for _, _, data in here.output(here.last()[-1].id)) == b"CONTAINER ID\n"
    assert len(here.reviews.log()) == 3


def test_a_card_asked_on_both_machines_stands_as_if_it_had_been_asked_on_one(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).mkdir()
    there, here, one = (open_journal(tmp_path / name) for name in "abc")
    for journal in (there, one):
        answer(journal, 0)
    for journal in (here, one):
        answer(journal, 4, "again")
    for journal in (there, one):
        answer(journal, 9)
    there.close()
    take_over(here, tmp_path / "a" / "journal.db")
    (merged,), (whole,) = here.reviews.standings(), one.reviews.standings()
    assert (merged.reviews, merged.lapses) == (whole.reviews, whole.lapses) == (3, 1)
    assert merged.stability == pytest.approx(whole.stability)


def test_another_programs_file_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE sessions (uid)")
    journal = open_journal(tmp_path)
    with pytest.raises(sqlite3.DatabaseError):
        take_over(journal, other)
    (tmp_path / "text").write_text("no database " * 100)
    with pytest.raises(sqlite3.DatabaseError):
        take_over(journal, tmp_path / "text")
    assert journal.sessions() == []


def test_lessons_come_over_once_and_what_they_made_stays_the_other_machines(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    there, here = open_journal(tmp_path / "a"), open_journal(tmp_path / "b")
    run = Run(
        0, "09-tomcat", False, "2026-03-01", None, "open", "start", "unix:///x", "", 60.0, ("container run",)
    )
    number = there.lessons.begin(run)
    there.lessons.keep_goals(number, [GoalRow("cat-runs", held=True, reached=True)])
    turn = type_line(there, "docker run -d --name my-cat tomcat")
    there.lessons.add_line(number, turn, "{}")
    there.lessons.add_things(number, turn, [Thing("container", "my-cat", "abc")])
    there.close()
    for _ in range(2):
        take_over(here, tmp_path / "a" / "journal.db")
    (taken,) = here.lessons.runs()
    assert (taken.lesson, taken.state, taken.seconds) == ("09-tomcat", "left", 60.0)
    assert here.lessons.goals(taken.id)["cat-runs"].reached
    assert here.lessons.things(taken.id) == []


def test_of_a_journal_of_this_machine_lessons_go_on(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    there, here = open_journal(tmp_path / "a"), open_journal(tmp_path)
    run = Run(0, "09-tomcat", False, "2026-03-01", None, "open", "start", "unix:///x", "", 60.0, ())
    number = there.lessons.begin(run)
    turn = type_line(there, "docker run -d --name my-cat tomcat")
    there.lessons.add_line(number, turn, "{}")
    there.lessons.add_things(number, turn, [Thing("container", "my-cat", "abc")])
    take(here._db, there._db, steps(), own=True)
    (taken,) = here.lessons.runs()
    assert taken.state == "open"
    assert here.lessons.things(taken.id) == [Thing("container", "my-cat", "abc")]
