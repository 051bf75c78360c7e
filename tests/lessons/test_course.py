"""Where the learner is follows from what was seen of the goals."""

from __future__ import annotations

import pytest

from tests.lessons.learning import goal, lesson, question, step
from tutor.lessons import choices, course
from tutor.lessons.course import Place, see
from tutor.lessons.model import Unmet

AWAY = Unmet("missing")
UP, PAGE = goal("up"), goal("page", "url")
STOPPED, USED = goal("stopped", passing=True), goal("logs", "used")
COURSE = lesson(step("run", UP, PAGE), step("stop", STOPPED, passing=True), step("read", USED))


def names(place: Place) -> list[str]:
    return [one.id for one in place.watched]


def test_a_step_is_complete_when_all_of_its_goals_hold() -> None:
    seen = see(Place(COURSE), {"up": None, "page": AWAY})
    assert [one.id for one in seen.achieved] == ["up"]
    assert not seen.place.complete
    assert see(seen.place, {"page": None}).place.complete


def test_a_goal_that_held_and_does_not_any_more_is_undone_with_its_reason() -> None:
    place = see(Place(COURSE), {"up": None, "page": None}).place.on()
    seen = see(place, {"up": AWAY, "page": None})
    assert [(one.id, why) for one, why in seen.undone] == [("up", AWAY)]
    assert not see(seen.place, {"up": AWAY}).undone, "it is told once"
    assert [one.id for one in see(seen.place, {"up": None}).achieved] == ["up"]


def test_what_later_steps_undo_on_purpose_counts_once_it_was_reached() -> None:
    place = see(Place(COURSE, at=1), {"stopped": None}).place
    seen = see(place, {"stopped": AWAY})
    assert not seen.undone
    assert seen.place.complete
    assert "stopped" not in names(seen.place.on())


def test_what_was_used_or_answered_stays_so() -> None:
    place = see(Place(COURSE, at=2), {"logs": None}).place
    assert place.complete
    assert see(place, {"logs": AWAY}).place.complete


def test_goals_of_earlier_steps_are_watched_unless_their_step_was_skipped() -> None:
    done = see(Place(COURSE), {"up": None, "page": None}).place
    assert names(done.on()) == ["stopped", "up", "page"]
    assert names(done.on(skipping=True)) == ["stopped"]


def test_a_goal_of_the_open_step_that_was_undone_is_still_asked_for() -> None:
    place = see(Place(COURSE), {"up": None, "page": AWAY}).place
    place = see(place, {"up": AWAY}).place
    assert [one.id for one in place.open] == ["up", "page"]


def test_the_lesson_is_over_behind_its_last_step() -> None:
    place = Place(COURSE, at=2).on()
    assert place.step is None
    assert not place.complete
    assert not place.open


@pytest.mark.parametrize(("name", "at"), [("stop", 1), ("gone-from-the-lesson", 0)])
def test_a_run_goes_on_at_its_step_or_else_at_the_start(name: str, at: int) -> None:
    place = course.resume(COURSE, name, frozenset({"up"}), frozenset())
    assert place.at == at
    assert place.held == {"up"}


ASKED = goal("asked", "answer", question=question("disk", "kernel", "files", right="kernel"))


def test_choices_are_numbered_in_an_order_of_the_run() -> None:
    orders = {tuple(choices.order(ASKED, seed)) for seed in range(30)}
    assert len(orders) > 3
    assert all(sorted(one) == [0, 1, 2] for one in orders)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_answer_is_a_number_or_the_text_of_a_choice(seed: int) -> None:
    place = list(choices.order(ASKED, seed)).index(1)
    assert choices.meant(ASKED, str(place + 1), seed) == "kernel"
    assert choices.meant(ASKED, "The Kernel", seed) == "kernel"
    assert choices.meant(ASKED, "kernel 답", seed) == "kernel"


@pytest.mark.parametrize("given", ["0", "4", "²", "whatever"])
def test_what_names_no_choice_is_no_answer(given: str) -> None:
    assert choices.meant(ASKED, given, 1) is None
