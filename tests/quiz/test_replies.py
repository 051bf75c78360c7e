"""What is shown after an answer is read at once; the rest comes with `/more`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.quiz.learner import an_evening
from tests.support.lines import real_bank
from tutor import screen
from tutor.journal import Standing
from tutor.quiz.ask import NotAskableError, question
from tutor.quiz.cards import deck
from tutor.quiz.model import Words
from tutor.quiz.sitting import Reply
from tutor.screen import Page

if TYPE_CHECKING:
    from tutor.model import Lang
    from tutor.quiz.model import Question

pytestmark = pytest.mark.slow

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
NOTE = Words("message/quiz.note.only-b", {"what": "--publish", "b": "8080:80"})
MOST = {False: 8, True: 11}
"""Lines at 80 columns; of an order the steps are shown, and they are the answer."""


@cache
def every() -> tuple[Question, ...]:
    found = []
    for card in deck(real_bank(), an_evening()):
        try:
            found.append(question(card, real_bank(), an_evening(), 1))
        except NotAskableError:
            continue
    return tuple(found)


def shown(one: Question, lang: Lang, *, whole: bool = False) -> str:
    drawn: list[str] = []
    due = NOW + timedelta(days=1)
    standing = Standing(one.card.id, one.card.subject, one.card.kind, 0, 1, 0, 1.0, 5.0, due, NOW, 1, 1)
    given = Reply("wrong", None if one.choices else NOTE, "again", standing)
    screen.quiz.reply(Page(real_bank(), lang, drawn.append), one, given, NOW, whole=whole)
    return "".join(drawn)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_no_answer_is_followed_by_more_than_is_read_at_once(lang: Lang) -> None:
    long = [one.card.id for one in every() if shown(one, lang).count("\n") > MOST[bool(one.sequence)]]
    assert long == []


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_is_held_back_comes_whole_and_only_then_is_more_offered(lang: Lang) -> None:
    short = [one for one in every() if "`/more`" in shown(one, lang)]
    assert short
    for one in short:
        whole = shown(one, lang, whole=True)
        assert "`/more`" not in whole
        assert whole.count("\n") > MOST[False]
