"""A quiz on the screen: the question, how an answer was, and the sitting as a small plot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.text import Text

from tutor.screen.page import marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, timedelta

    from tutor.quiz.model import Question, Words
    from tutor.quiz.sitting import Done, Reply
    from tutor.screen.page import Page, Row

_STYLE: Final = "blue"
_WIDEST: Final = 30
"""Columns of the longest bar."""
LINES: Final = 8
"""Lines shown after an answer: the next question waits."""
_SENTENCE: Final = re.compile(r"[.?!:](?:\s+|$)")
_RATINGS: Final = ("easy", "good", "hard", "again")


def said(page: Page, words: Words, style: str = "") -> Text:
    """Give words in the language of the page; code as it is, without what a terminal would obey."""
    if words.key:
        return page.text(words.key, words.slots, style)
    return Text("".join(one for one in words.code if one.isprintable() or one == "\n"), style or "bold")


def question(page: Page, asked: Question, place: str) -> None:
    """Show a question with what belongs to it."""
    page.show(list(_question(page, asked, place)), _STYLE)


def _question(page: Page, asked: Question, place: str) -> Iterator[Row]:
    yield Text(place, "dim"), said(page, asked.ask, "bold magenta")
    for words in asked.shown:
        yield from ((Text(), line) for line in said(page, words).split("\n"))
    for number, choice in enumerate(asked.choices, 1):
        yield Text(f"{number}", "cyan"), said(page, choice)
    kind = "order" if asked.sequence else "choice" if asked.choices else "write"
    yield Text(), page.label(f"quiz.keys-{kind}")


def hint(page: Page, words: Words) -> None:
    """Show a hint."""
    page.show([(page.label("quiz.hint-label", "yellow"), said(page, words))], _STYLE)


def reply(page: Page, asked: Question, given: Reply, now: datetime, *, whole: bool = False) -> None:
    """Show whether an answer was right, why, and the line to try: `whole`, or as much as is read at once."""
    why = said(page, asked.why)
    rows = list(_reply(page, asked, given, now, why))
    if not whole and len(page.lines(rows)) > LINES and given.kind in ("right", "wrong"):
        rows = list(_reply(page, asked, given, now, _shortened(page, why, rows)))
    page.show(rows, "green" if given.kind == "right" else "red")


def _shortened(page: Page, why: Text, rows: Sequence[Row]) -> Text:
    """Give as many whole sentences as there are lines for, one at least, and how to see the others."""

    def lines(text: Text) -> int:
        return len(page.lines([(label, text if one is why else one) for label, one in rows]))

    more = page.label("quiz.more")
    ends = [match.end() for match in _SENTENCE.finditer(why.plain)][:-1]
    fitting = [end for end in ends if lines(Text.assemble(why[:end], more)) <= LINES]
    end = max(fitting, default=min(ends, default=0))
    return Text.assemble(why[:end], more) if end else why


def _reply(page: Page, asked: Question, given: Reply, now: datetime, why: Text) -> Iterator[Row]:
    note = [said(page, given.note)] if given.note else []
    style = "bold green" if given.kind == "right" else "bold red"
    yield None, Text("  ").join([page.label(f"quiz.{given.kind}", style), *note])
    if given.kind not in ("right", "wrong"):
        return
    if given.kind == "wrong":
        label = page.label("quiz.answer")
        for line in _answer(page, asked):
            yield label, line
            label = Text()
    yield page.label("quiz.why"), why
    if asked.line:
        yield page.label("quiz.try"), Text(asked.line, "bold")
    if given.standing:
        yield page.label("quiz.back"), _when(page, given.standing.due - now)


def _answer(page: Page, asked: Question) -> Iterator[Text]:
    if asked.sequence:
        yield from (Text.assemble(f"{at + 1} ", said(page, asked.choices[at])) for at in asked.sequence)
    elif asked.choices:
        yield Text.assemble(f"{asked.right + 1} ", said(page, asked.choices[asked.right]))
    else:
        yield Text(asked.expected, "bold")


def _when(page: Page, wait: timedelta) -> Text:
    days = round(wait.total_seconds() / 86400)
    if days > 1:
        return page.text("message/quiz.in-days", {"days": str(days)})
    return page.text("message/quiz.tomorrow" if days else "message/quiz.soon")


def end(page: Page, done: Sequence[Done], now: datetime) -> None:
    """Show how a sitting went."""
    page.show(list(_end(page, done, now)), _STYLE)


def _end(page: Page, done: Sequence[Done], now: datetime) -> Iterator[Row]:
    right = sum(one.reply.kind == "right" for one in done)
    yield None, page.text("message/quiz.end", {"right": str(right), "count": str(len(done))}, "bold magenta")
    ratings = [one.reply.rating for one in done]
    for rating in _RATINGS:
        if rating in ratings:
            yield page.label(f"quiz.rating-{rating}"), bar(ratings.count(rating), max(1, len(done)))
    waits = sorted(one.reply.standing.due - now for one in done if one.reply.standing)
    told = [_when(page, wait) for wait in waits]
    for text in dict.fromkeys(one.plain for one in told):
        yield Text(text), bar(sum(one.plain == text for one in told), len(told))
    if done and not waits:
        yield None, page.text("message/quiz.crammed")


def bar(count: int, most: int) -> Text:
    """Draw a number as a bar, in ASCII: blocks are two cells wide in some Korean terminals."""
    return Text(f"{'#' * max(1, round(count / most * _WIDEST))} {count}")


def text(page: Page, asked: Question) -> str:
    """Give a question as plain text, for a report."""
    parts = (asked.ask, *asked.shown, *asked.choices)
    return "\n".join(marked(page, said(page, words).plain).plain for words in parts)
