"""Puts a card as a question: the same card, past and seed give the same question, in every language."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from tutor.quiz.ask import failures, parts, seeds
from tutor.quiz.ask.desk import Asked, Desk
from tutor.quiz.model import Words
from tutor.quiz.reading import filled, read
from tutor.quiz.stock import Stock, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.bank import Bank
    from tutor.quiz.model import Card, Question
    from tutor.quiz.past import Past


class NotAskableError(LookupError):
    """A card whose line and texts make no good question today. That does not depend on the seed."""


def question(card: Card, bank: Bank, past: Past, seed: int) -> Question:
    """Put a card as a question.

    Raises:
        NotAskableError: with these texts and names it would give its answer away, or has too few choices.

    """
    stock = Stock(bank)
    for used in (names(stock, past), stock.names):  # a long name may not fit where a usual one does
        desk = Desk(bank, stock, used, Random(f"{seed} {card.id}"))
        made = next((made for made in _made(card, past, desk) if made), None)
        if made:
            return _with_day(made, past)
    raise NotAskableError(card.id)


def names(stock: Stock, past: Past) -> Mapping[str, str]:
    """Give a name for each kind of object, the learner's own where it can be used."""
    own = {kind: name for kind, name in past.names.items() if kind != "image" and not stock.is_taken(name)}
    return {**stock.names, **own}


def _made(card: Card, past: Past, desk: Desk) -> Iterator[Question | None]:
    """Try the learner's own line first, then the one of the bank."""
    if found := desk.stock.seeds.get(card.id):
        yield seeds.seed(card, found, desk)
    elif card.subject.startswith(("flag/", "command/")):
        yield from _about_a_part(card, desk)
    elif card.subject.startswith("exit-code/"):
        yield from _about_an_exit(card, past, desk)
    elif card.subject.startswith("error/"):
        yield from _about_an_error(card, past, desk)


def _about_a_part(card: Card, desk: Desk) -> Iterator[Question | None]:
    unit = Unit(*card.subject.partition("/")[2].split("/"))
    member = desk.stock.members.get(unit)
    sample = filled(member.line, desk.names) if member else ""
    if card.kind == "order":
        sample = filled(desk.stock.events.get(unit.command, ""), desk.names)
    own = "" if card.kind == "write" and unit.flag else card.line  # of one long line only one card asks all
    for text in filter(None, (own, sample)):
        line = read(text, desk.bank)
        asked = Asked(line, unit, desk) if line else None
        if asked and (asked.use if unit.flag else asked.invocation.command == unit.command):
            yield _of_a_kind(card, asked)


def _of_a_kind(card: Card, asked: Asked) -> Question | None:
    if card.kind == "meaning":
        return parts.meaning(card, asked)
    if card.kind == "cloze":
        return parts.cloze(card, asked)
    if card.kind == "order":
        return seeds.events(card, asked.invocation, asked.desk)
    return parts.write(card, asked)


def _about_an_error(card: Card, past: Past, desk: Desk) -> Iterator[Question | None]:
    make = failures.mistake if card.kind == "mistake" else failures.cause
    if deed := past.of(card.turn):
        yield make(card, failures.of_deed(deed, desk), desk)
    if found := failures.of_stock(card.subject.removeprefix("error/"), desk):
        yield make(card, found, desk)


def _about_an_exit(card: Card, past: Past, desk: Desk) -> Iterator[Question | None]:
    deed = past.of(card.turn)
    if card.kind == "predict":
        yield failures.exit_code(card, deed, desk) if deed else None
        return
    code = card.subject.removeprefix("exit-code/")
    ended = [one.name for one in deed.changes if one.detail.get("exit_code") == code] if deed else []
    yield failures.ended(card, ended[-1] if ended else desk.names["container"], desk)


def _with_day(made: Question, past: Past) -> Question:
    """Say when the learner typed the line, where it is shown or asked for."""
    deed = past.of(made.card.turn)
    lines = (made.line, *(one.code for one in made.shown))
    if not deed or not deed.at or deed.line not in lines:
        return made
    day = Words(f"message/quiz.typed.{deed.at.isoweekday()}", {"date": deed.at.date().isoformat()})
    return replace(made, shown=(day, *made.shown))
