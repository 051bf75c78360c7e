"""Cards come back when they are nearly forgotten, never later than the course allows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, get_args

from hypothesis import given
from hypothesis import strategies as st

from tests.journal.support import open_journal
from tutor.quiz.model import Rating, Review
from tutor.quiz.rating import Attempt, rate
from tutor.quiz.schedule import LONGEST, SOON, About, Schedule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tutor.journal import Standing

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
PUBLISH = About("flag/container run/publish", "meaning", 7)


def answered(ratings: Sequence[tuple[Rating, float]]) -> list[Standing]:
    """Answer one card again and again, so many days after the last time."""
    schedule, at, standings = Schedule(fuzz=False), START, list["Standing"]()
    for rating, days in ratings:
        at += timedelta(days=days)
        step = schedule.step(Review("meaning/container run/publish", at, rating), PUBLISH)
        standings.append(step(standings[-1] if standings else None))
    return standings


ratings = st.sampled_from(get_args(Rating))
histories = st.lists(st.tuples(ratings, st.floats(0, 200)), min_size=1, max_size=12)


@given(histories)
def test_no_card_stays_away_longer_than_the_course(history: list[tuple[Rating, float]]) -> None:
    for standing in answered(history):
        assert timedelta(0) < standing.due - standing.last <= timedelta(days=LONGEST)


@given(histories)
def test_a_forgotten_card_comes_back_soon(history: list[tuple[Rating, float]]) -> None:
    last = answered([*history, ("again", 1.0)])[-1]
    assert last.due - last.last == SOON


@given(histories)
def test_a_better_answer_never_brings_a_card_back_earlier(history: list[tuple[Rating, float]]) -> None:
    waits = [answered([*history, (rating, 3.0)])[-1] for rating in get_args(Rating)]
    assert [one.due for one in waits] == sorted(one.due for one in waits)


@given(histories)
def test_every_answer_is_counted(history: list[tuple[Rating, float]]) -> None:
    last = answered(history)[-1]
    assert last.reviews == len(history)
    assert last.lapses == sum(rating == "again" for rating, _ in history[1:])


def test_what_is_known_well_stays_away_for_longer_each_time() -> None:
    standings, days = list["Standing"](), 0.0
    for _ in range(4):
        standings = answered([*[("good", days) for _ in standings], ("good", days)])
        days = 4.0
    waits = [one.due - one.last for one in standings]
    assert waits == sorted(waits)
    assert waits[0] >= timedelta(days=1)


def test_a_clock_that_runs_backwards_harms_nothing() -> None:
    first, second = answered([("good", 0.0), ("good", -5.0)])
    assert second.last >= first.last
    assert second.due > second.last


def test_behaviour_gives_the_rating() -> None:
    assert rate(Attempt(right=False, seconds=2)) == "again"
    assert rate(Attempt(right=True, seconds=2, hints=1)) == "hard"
    assert rate(Attempt(right=True, seconds=2, tries=2)) == "hard"
    assert rate(Attempt(right=True, seconds=30)) == "good"
    assert rate(Attempt(right=True, seconds=3)) == "easy"
    assert rate(Attempt(right=True, seconds=12, typed=20)) == "easy"


def test_a_card_due_is_found_again_by_a_later_program(tmp_path: Path) -> None:
    schedule, review = Schedule(fuzz=False), Review("meaning/container run/publish", START, "good", 4.2)
    journal = open_journal(tmp_path)
    kept = journal.reviews.add(review, schedule.step(review, PUBLISH))
    journal.close()
    later = open_journal(tmp_path).reviews
    assert later.standings() == [kept]
    assert later.log() == [review]
    assert later.due(START + timedelta(minutes=11)) == 0
    assert later.due(START + timedelta(days=3)) == 1
