"""The figures say what the learner did, and nothing more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tests.journal.support import open_journal
from tests.quiz.test_schedule import PUBLISH
from tutor import language, screen
from tutor.bank import load
from tutor.model import Diagnosis, Outcome
from tutor.quiz.model import Review
from tutor.quiz.schedule import About, Schedule
from tutor.quiz.stats import Share, as_json, gather, retention, share, streak
from tutor.screen import Page

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.journal import Journal

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def review(journal: Journal, card: str, days_ago: float, rating: str, about: About = PUBLISH) -> None:
    one = Review(card, NOW - timedelta(days=days_ago), rating)  # type: ignore[arg-type]
    journal.reviews.add(one, Schedule(fuzz=False).step(one, about))


def test_a_flag_is_known_after_some_correct_uses_whatever_the_form_of_its_value() -> None:
    parts = ["flag/container run/publish", "flag/container run/env", "flag/container run/name"]
    uses = {f"{parts[0]}/a": 2, f"{parts[0]}/b": 1, parts[1]: 1, "flag/container run/gone": 9}
    assert share(parts, uses) == Share(1, 1, 3)
    assert share(parts, uses).unseen == 1


def test_retention_counts_only_cards_that_came_back() -> None:
    log = [
        Review("a", NOW - timedelta(days=9), "again"),
        Review("a", NOW - timedelta(days=5), "good"),
        Review("b", NOW - timedelta(days=4), "easy"),
        Review("b", NOW - timedelta(days=1), "again"),
    ]
    assert retention(log, NOW) == 0.5
    assert retention(log[:1], NOW) is None
    assert retention(log, NOW + timedelta(days=90)) is None


def test_a_streak_goes_on_until_a_day_is_missed() -> None:
    days = ["2026-03-10", "2026-03-09", "2026-03-08", "2026-03-06"]
    assert streak(days, date(2026, 3, 10)) == 3
    assert streak(days, date(2026, 3, 11)) == 3
    assert streak(days, date(2026, 3, 12)) == 0
    assert streak([], date(2026, 3, 12)) == 0


def test_everything_is_counted_and_shown_in_both_languages(tmp_path: Path) -> None:
    journal, bank = open_journal(tmp_path), load()
    line = language.read("docker run -p 99999:80 nginx", bank, language.Surroundings())
    turn = journal.begin(line)
    journal.finish(turn, Outcome("failed", 125, "invalid"), Diagnosis("bad-port", {}, ()))
    journal.learn(["command/container run"] * 3)
    review(journal, "cause/bad-port", 9, "easy", About("error/bad-port", "cause"))
    review(journal, "meaning/container run/publish", 1, "again")
    found = gather(journal, bank, NOW)
    assert (found.lines, found.failed, found.reviews) == (1, 1, 2)
    assert found.commands.known == 1
    assert [(one.id, one.times, one.mastered) for one in found.errors] == [("bad-port", 1, True)]
    assert sum(count for _, count in found.forecast) == 2
    assert as_json(found)["errors"] == ({"id": "bad-port", "times": 1, "mastered": True},)
    for lang, words in (("en", "met: 1, mastered"), ("ko", "1번, 익힘")):
        told: list[str] = []
        page = Page(bank, lang, told.append)  # type: ignore[arg-type]
        screen.stats.stats(page, found)
        assert words in "".join(told)
        assert words in screen.stats.html(page, found)


def test_an_error_is_called_by_what_the_bank_says_of_it_as_it_was_met_last(tmp_path: Path) -> None:
    journal, bank = open_journal(tmp_path), load()
    for user in ("root", "cat"):
        turn = journal.begin(language.read("docker logs db", bank, language.Surroundings()))
        found = Diagnosis("mysql-access-denied", {"user": user}, ())
        journal.finish(turn, Outcome("failed", 1, "denied"), found)
    for lang, title in (("en", "The database refused the user cat."), ("ko", "데이터베이스가 cat 사용자를")):
        told: list[str] = []
        screen.stats.stats(Page(bank, lang, told.append), gather(journal, bank, NOW))  # type: ignore[arg-type]
        assert title in "".join(told)
        assert "mysql-access-denied" not in "".join(told)


def test_a_journal_without_a_line_has_figures_too(tmp_path: Path) -> None:
    found = gather(open_journal(tmp_path), load(), NOW)
    assert (found.lines, found.streak, found.retention, found.errors) == (0, 0, None, ())
    assert found.flags.unseen == found.flags.total > 1000
