"""The deck as an Anki file: one note for each card and language, with names that stay when a text changes."""

from __future__ import annotations

import hashlib
from html import escape
from typing import TYPE_CHECKING, Final

import genanki

from tutor.quiz.ask import NotAskableError, question
from tutor.quiz.ask.choose import said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tutor.bank import Bank
    from tutor.model import Lang
    from tutor.quiz.model import Card, Question
    from tutor.quiz.past import Past

MODEL: Final = 1_547_230_301
"""Anki knows a kind of notes by its number: it must never change."""
_STYLE: Final = ".card{font:18px sans-serif;text-align:left}pre{white-space:pre-wrap}"


def write(path: Path, cards: Iterable[Card], bank: Bank, past: Past, lang: Lang) -> int:
    """Write a deck to `path`; give how many cards it has."""
    number = int.from_bytes(hashlib.sha256(f"docker-tutor {lang}".encode()).digest()[:4], "big") | 1 << 30
    made, model = genanki.Deck(number, f"docker-tutor {lang}"), _model()
    for card in cards:
        try:
            asked = question(card, bank, past, 0)
        except NotAskableError:  # its line was deleted, or docker takes it no more
            continue
        fields = [_front(asked, bank, lang), _back(asked, bank, lang)]
        tags = [topic.replace(" ", "-") for topic in (card.kind, *card.topics)]
        made.add_note(genanki.Note(model, fields, guid=genanki.guid_for(card.id, lang), tags=tags))
    genanki.Package(made).write_to_file(str(path))
    return len(made.notes)


def _model() -> genanki.Model:
    back = "{{FrontSide}}<hr id=answer>{{Answer}}"
    template = {"name": "card", "qfmt": "{{Question}}", "afmt": back}
    fields = [{"name": "Question"}, {"name": "Answer"}]
    return genanki.Model(MODEL, "docker-tutor", fields=fields, templates=[template], css=_STYLE)


def _front(asked: Question, bank: Bank, lang: Lang) -> str:
    shown = "".join(f"<pre>{escape(said(one, bank, lang))}</pre>" for one in asked.shown)
    choices = "".join(f"<li>{escape(said(one, bank, lang))}</li>" for one in asked.choices)
    return f"<p>{escape(said(asked.ask, bank, lang))}</p>{shown}" + (f"<ol>{choices}</ol>" if choices else "")


def _back(asked: Question, bank: Bank, lang: Lang) -> str:
    places = asked.sequence or ((asked.right,) if asked.choices else ())
    right = [f"{place + 1}. {said(asked.choices[place], bank, lang)}" for place in places] or [asked.expected]
    answer = "".join(f"<p><b>{escape(one)}</b></p>" for one in right)
    line = f"<pre>{escape(asked.line)}</pre>" if asked.line else ""
    return f"{answer}<p>{escape(said(asked.why, bank, lang))}</p>{line}"
