"""What was learnt goes to other programs in the forms they read."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.quiz.test_schedule import START
from tutor.bank import load
from tutor.quiz import anki
from tutor.quiz.cards import deck
from tutor.quiz.handover import as_csv, as_jsonl, as_xapi
from tutor.quiz.model import Review
from tutor.quiz.past import Past

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.model import Lang

LOG = [
    Review("meaning/container run/publish", START, "good", 4.5, given="2", hints=1),
    Review("write/container run", START, "again", 30.0, given='docker run "a,b"\nnginx'),
]


def notes(folder: Path, lang: Lang) -> list[tuple[str, str]]:
    """Export some cards to Anki and read its notes back: name and fields."""
    file = folder / f"{lang}.apkg"
    cards = deck(load(), Past())[:12]
    assert anki.write(file, cards, load(), Past(), lang) == len(cards)
    (folder / "collection.db").write_bytes(zipfile.ZipFile(file).read("collection.anki2"))
    with closing(sqlite3.connect(folder / "collection.db")) as db:
        assert db.execute("SELECT count(*) FROM cards").fetchone() == (len(cards),)
        assert json.loads(db.execute("SELECT models FROM col").fetchone()[0])[str(anki.MODEL)]
        return db.execute("SELECT guid, flds FROM notes ORDER BY id").fetchall()


def test_an_anki_deck_has_each_card_once_with_question_and_answer(tmp_path: Path) -> None:
    found = notes(tmp_path, "en")
    assert len({guid for guid, _ in found}) == len(found)
    for _, fields in found:
        question, answer = fields.split("\x1f")
        assert question
        assert answer


def test_names_in_anki_are_the_same_each_time_and_differ_by_language(tmp_path: Path) -> None:
    english, again, korean = notes(tmp_path, "en"), notes(tmp_path, "en"), notes(tmp_path, "ko")
    assert english == again
    assert not {guid for guid, _ in english} & {guid for guid, _ in korean}


def test_what_a_learner_typed_is_inert_in_anki(tmp_path: Path) -> None:
    (card, *_) = (one for one in deck(load(), Past()) if one.id == "cloze/container run/name")
    own = replace(card, line="docker run --name '<script>' nginx", origin="journal")
    anki.write(tmp_path / "own.apkg", [own], load(), Past(), "en")
    data = zipfile.ZipFile(tmp_path / "own.apkg").read("collection.anki2")
    assert b"<script>" not in data


def test_reviews_as_a_table_read_back_whole() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(LOG))))
    assert [row["card"] for row in rows] == [one.card for one in LOG]
    assert rows[1]["given"] == LOG[1].given


def test_reviews_as_lines_of_json_are_one_a_line() -> None:
    lines = [json.loads(line) for line in as_jsonl(LOG).splitlines()]
    assert [(one["rating"], one["hints"]) for one in lines] == [("good", 1), ("again", 0)]


def test_xapi_statements_have_what_the_standard_asks_for_and_names_that_stay() -> None:
    lines = as_xapi(LOG, "ko").splitlines()
    assert lines == as_xapi(LOG, "ko").splitlines()
    first, second = map(json.loads, lines)
    assert first["id"] != second["id"]
    assert {"actor", "verb", "object", "result", "timestamp"} <= first.keys()
    assert (first["result"]["success"], second["result"]["success"]) == (True, False)
    assert first["result"]["duration"] == "PT4.5S"
