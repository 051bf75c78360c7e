"""A quiz as one JSON object: answers are lines, so that it can be tested and be part of another program."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from itertools import chain, repeat
from typing import TYPE_CHECKING

from tutor import settings
from tutor.bank import load
from tutor.journal import Journal
from tutor.quiz.begin import begin
from tutor.quiz.sitting import Keeper, Sitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tutor.bank import Bank
    from tutor.model import Lang
    from tutor.quiz.begin import Wish
    from tutor.quiz.model import Words
    from tutor.quiz.sitting import Round


def play(wish: Wish, lang: Lang, answers: Iterable[str]) -> dict[str, object]:
    """Put the questions to `answers`, one a line; those that get none are only told, and nothing is kept."""
    bank, journal = load(), Journal.open(settings.home(os.environ) / "journal.db")
    try:
        reviews, forget = journal.reviews, lambda parts: journal.learn(failed=parts)
        keeper = Keeper(bank, reviews, lambda: datetime.now(UTC), time.monotonic, forget, cram=wish.cram)
        questions = begin(journal, bank, wish, keeper.now())
        given: Iterator[str | None] = chain((one.rstrip("\n") for one in answers), repeat(None))
        rounds = Sitting(questions, keeper).rounds()
        asked = [_round(opened, next(given), given, bank, lang) for opened in rounds]
    finally:
        journal.close()
    right = sum(one["right"] is True for one in asked)
    return {"lang": lang, "seed": wish.seed, "count": len(asked), "right": right, "questions": asked}


def _round(
    opened: Round, answer: str | None, more: Iterator[str | None], bank: Bank, lang: Lang
) -> dict[str, object]:
    def say(words: Words | None) -> str | None:
        if words is None:
            return None
        return bank.say(words.key, lang, words.slots) if words.key else words.code

    reply = None
    while answer is not None and not opened.done:
        reply = opened.answer(answer)
        answer = None if opened.done else next(more)
    question, card = opened.question, opened.question.card
    due = reply.standing.due.isoformat() if reply and reply.standing else None
    return {
        "card": card.id,
        "kind": card.kind,
        "origin": card.origin,
        "ask": say(question.ask),
        "shown": [say(one) for one in question.shown],
        "choices": [say(one) for one in question.choices],
        "hints": [say(one) for one in question.hints],
        "given": opened.done.given if opened.done else None,
        "right": reply.kind == "right" if reply and opened.done else None,
        "note": say(reply.note) if reply else None,
        "rating": reply.rating if reply else None,
        "answer": _answer(opened),
        "expected": question.expected or None,
        "why": say(question.why),
        "line": question.line,
        "due": due,
    }


def _answer(opened: Round) -> str:
    """Give what a learner would type to be right."""
    question = opened.question
    if question.sequence:
        return "".join(str(place + 1) for place in question.sequence)
    return str(question.right + 1) if question.choices else question.expected
