"""A sitting judges answers by what the learner did, and keeps all of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journal.support import open_journal
from tutor import language
from tutor.bank import load
from tutor.model import Outcome
from tutor.quiz.ask import NotAskableError
from tutor.quiz.begin import Questions, Wish, begin
from tutor.quiz.model import Card, Question, Words
from tutor.quiz.recall import recall
from tutor.quiz.schedule import Schedule
from tutor.quiz.sitting import BETWEEN_HINTS, Keeper, Round, Sitting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tutor.journal import Journal
    from tutor.model import Line

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
LINE = "docker run -d -p 8080:80 nginx"


@dataclass
class Learner:
    """Someone who answers, with a clock that the test moves."""

    journal: Journal
    seconds: float = 20.0
    cram: bool = False
    forgotten: list[str] = field(default_factory=list)

    def open(self, question: Question) -> Round:
        return next(Sitting([question], self.keeper).rounds())

    @property
    def keeper(self) -> Keeper:
        return Keeper(
            load(),
            self.journal.reviews,
            self.now,
            lambda: self.seconds,
            self.forget,
            Schedule(fuzz=False),
            self.cram,
        )

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def forget(self, parts: Sequence[str]) -> None:
        self.forgotten += parts

    def answers(self, question: Question, *given: str, after: float = 20.0) -> str:
        """Answer one question, the first time after so many seconds; give the rating."""
        opened = self.open(question)
        self.seconds += after
        for answer in given:
            opened.answer(answer)
        assert opened.done is not None
        assert opened.done.reply.rating is not None
        return opened.done.reply.rating


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    return Learner(open_journal(tmp_path))


def choice() -> Question:
    card = Card("meaning/container run/publish", "meaning", "flag/container run/publish", turn=3)
    choices = (Words(code="one"), Words(code="two"), Words(code="three"))
    return Question(
        card, Words("message/quiz.ask.meaning"), choices=choices, right=1, hints=(Words(), Words())
    )


def write() -> Question:
    card = Card("write/container run/publish", "write", "flag/container run/publish")
    return Question(card, Words("message/quiz.ask.write"), expected=LINE, line=LINE)


@pytest.mark.parametrize("key", ["2", "b", "B", "ㅠ", " 2 ", "two"])
def test_a_choice_is_named_by_digit_letter_or_jamo(learner: Learner, key: str) -> None:
    assert learner.answers(choice(), key) == "good"


def test_a_quick_right_answer_is_easy_and_a_wrong_one_comes_again(learner: Learner) -> None:
    assert learner.answers(choice(), "2", after=2) == "easy"
    assert learner.answers(choice(), "1", after=2) == "again"


def test_a_key_that_names_no_answer_counts_for_nothing(learner: Learner) -> None:
    opened = learner.open(choice())
    assert opened.answer("9").kind == "unclear"
    assert opened.done is None
    assert learner.journal.reviews.log() == []


def test_a_line_in_another_spelling_is_right(learner: Learner) -> None:
    assert (
        learner.answers(write(), "docker container run --publish 8080:80 --detach nginx", after=60) == "good"
    )


def test_a_line_that_is_right_at_the_second_try_was_hard(learner: Learner) -> None:
    assert learner.answers(write(), "docker run -d -p 80:8080 nginx", LINE) == "hard"
    (review,) = learner.journal.reviews.log()
    assert (review.tries, review.given) == (2, LINE)


def test_asking_for_the_answer_counts_as_forgotten_at_once(learner: Learner) -> None:
    assert learner.answers(write(), "") == "again"


def test_a_hint_makes_it_hard_and_the_next_one_waits(learner: Learner) -> None:
    opened = learner.open(choice())
    assert opened.hint() == Words()
    assert opened.hint() == BETWEEN_HINTS
    learner.seconds += BETWEEN_HINTS
    assert opened.hint() == Words()
    assert opened.hint() is None
    assert opened.answer("2").rating == "hard"
    assert learner.journal.reviews.log()[0].hints == 2


def test_what_was_forgotten_is_explained_in_full_again(learner: Learner) -> None:
    learner.answers(choice(), "2")
    assert learner.forgotten == []
    learner.answers(choice(), "1")
    assert learner.forgotten == ["flag/container run/publish"]


def test_cramming_leaves_no_trace(learner: Learner) -> None:
    learner.cram = True
    learner.answers(choice(), "1")
    assert learner.journal.reviews.log() == []
    assert learner.journal.reviews.standings() == []
    assert learner.forgotten == []


def test_leaving_in_the_middle_keeps_what_was_answered(learner: Learner) -> None:
    sitting = Sitting([choice(), write()], learner.keeper)
    for opened in sitting.rounds():
        if opened.question.choices:
            opened.answer("2")
    assert [one.question.card.kind for one in sitting.done] == ["meaning"]
    assert len(learner.journal.reviews.log()) == 1


def test_a_card_found_wrong_is_kept_and_never_asked_again(learner: Learner) -> None:
    wish = Wish(1, seed=1)
    (first,) = begin(learner.journal, load(), wish, START)
    learner.open(first).report("What?")
    (second,) = begin(learner.journal, load(), wish, START)
    assert first.card.id != second.card.id


def test_what_is_not_due_waits_except_for_cramming(learner: Learner) -> None:
    (asked,) = begin(learner.journal, load(), Wish(1, seed=1), START)
    right = str(asked.right + 1) if asked.choices else asked.expected
    learner.answers(asked, right)
    for cram, comes in ((False, False), (True, True)):
        found = begin(learner.journal, load(), Wish(1, cram=cram, seed=1), learner.now())
        assert (found[0].card.id == asked.card.id) == comes


def test_a_secret_in_an_answer_is_masked(learner: Learner) -> None:
    type_line(learner.journal, "docker run -e DB_PASSWORD=hunter22 mysql")
    learner.answers(write(), "docker run -e DB_PASSWORD=hunter22 nginx", "")
    assert "hunter22" not in str(learner.journal.reviews.log())


def read(text: str) -> Line:
    return language.read(text, load(), language.Surroundings())


def type_line(journal: Journal, text: str) -> None:
    journal.finish(journal.begin(read(text)), Outcome("ok", 0))


def test_own_lines_are_asked_before_those_of_the_bank(learner: Learner) -> None:
    type_line(learner.journal, "docker run -d --name my-cat -p 8080:80 tomcat")
    asked = begin(learner.journal, load(), Wish(2, seed=3), START)
    assert [one.card.origin for one in asked] == ["journal", "journal"]
    assert len({one.card.subject for one in asked}) == 2


def test_the_same_seed_puts_the_same_questions(learner: Learner) -> None:
    first, again = (begin(learner.journal, load(), Wish(5, seed=7), START) for _ in range(2))
    assert list(first) == list(again)
    assert len(first) == 5


def test_a_card_that_makes_no_question_gives_its_place_to_another() -> None:
    cards = [replace(write().card, id=f"write/{number}") for number in range(6)]

    def ask(card: Card) -> Question:
        if card.id in {"write/0", "write/2", "write/5"}:
            raise NotAskableError(card.id)
        return replace(write(), card=card)

    asked = Questions(lambda wrong: [one for one in cards if one.id not in wrong][:4], ask)
    assert len(asked) == 4
    assert asked[0].card.id == "write/1"
    assert [one.card.id for one in asked] == ["write/1", "write/3", "write/4"]
    assert len(asked) == 3
    assert not Questions(lambda wrong: [one for one in cards[:1] if one.id not in wrong], ask)


def test_a_line_typed_alone_is_a_recall_of_the_cards_that_are_due(learner: Learner) -> None:
    learner.answers(write(), LINE)
    learner.answers(choice(), "2")
    reviews = learner.journal.reviews
    assert recall(read(LINE), reviews, learner.now()) == 0
    assert recall(read("docker ps"), reviews, START + timedelta(days=9)) == 0
    assert recall(read(LINE), reviews, START + timedelta(days=9)) == 1
    last = reviews.log()[-1]
    assert (last.card, last.source, last.rating) == ("write/container run/publish", "practice", "good")
    assert reviews.due(START + timedelta(days=9)) == 1


def test_two_programs_that_ask_the_same_card_lose_nothing(tmp_path: Path) -> None:
    here, there = Learner(open_journal(tmp_path)), Learner(open_journal(tmp_path))
    for _ in range(5):
        here.answers(choice(), "2")
        there.answers(choice(), "2")
    (standing,) = here.journal.reviews.standings()
    assert standing.reviews == len(there.journal.reviews.log()) == 10


def test_a_review_is_never_changed(tmp_path: Path) -> None:
    learner = Learner(open_journal(tmp_path))
    learner.answers(choice(), "2")
    with closing(sqlite3.connect(tmp_path / "journal.db")) as db:
        for statement in ("UPDATE reviews SET rating = 'easy'", "DELETE FROM reviews"):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(statement)
