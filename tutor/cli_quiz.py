"""The command line of what was learnt: `quiz`, `stats`, `export`, `import`."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tutor import quizzing, settings, start
from tutor.bank import load
from tutor.console import Console
from tutor.tell import Teller

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.journal import Journal
    from tutor.model import Lang

FORMATS = ("anki", "csv", "jsonl", "xapi")


def commands(say: Callable[[str], str], lang: click.Option, as_json: click.Option) -> list[click.Command]:
    """Give the commands; `say` gives their help."""
    html = click.Option(["--html"], type=click.Path(dir_okay=False, path_type=Path), help=say("stats-html"))
    target = click.Argument(["file"], type=click.Path(dir_okay=False, path_type=Path))
    source = click.Argument(["file"], type=click.Path(exists=True, dir_okay=False, path_type=Path))
    kind = click.Argument(["kind"], type=click.Choice(FORMATS))
    return [
        click.Command("quiz", None, _quiz, [lang, as_json, *_quiz_options(say)], say("quiz")),
        click.Command("stats", None, _stats, [lang, as_json, html], say("stats")),
        click.Command("export", None, _export, [lang, kind, target], say("export")),
        click.Command("import", None, _import, [lang, source], say("import")),
    ]


def _quiz_options(say: Callable[[str], str]) -> list[click.Option]:
    return [
        click.Option(
            ["--count"], type=click.IntRange(1, quizzing.MOST), default=quizzing.USUAL, help=say("quiz-count")
        ),
        click.Option(["--topic"], default="", help=say("quiz-topic")),
        click.Option(["--cram"], is_flag=True, help=say("quiz-cram")),
        click.Option(["--seed"], type=int, help=say("quiz-seed")),
    ]


@click.pass_obj
def _quiz(wishes: start.Wishes, /, lang: Lang | None, as_json: bool, **options: Any) -> int:
    wish = quizzing.wish(**options)
    told_in = lang or start.language(wishes)
    if not as_json:
        return start.quiz(replace(wishes, lang=told_in), wish)
    from tutor import quizjson

    _print(quizjson.play(wish, told_in, sys.stdin or ()))
    return 0


@click.pass_obj
def _stats(wishes: start.Wishes, /, lang: Lang | None, as_json: bool, html: Path | None) -> None:
    from tutor import screen
    from tutor.quiz import stats

    bank = load()
    with closing(_journal()) as journal:
        found = stats.gather(journal, bank, start.now())
    page = _teller(wishes, lang).page()
    if as_json:
        _print(stats.as_json(found))
    elif html:
        html.write_text(screen.stats.html(page, found), "utf-8")
    else:
        screen.stats.stats(page, found)


@click.pass_obj
def _export(wishes: start.Wishes, /, lang: Lang | None, kind: str, file: Path) -> int:
    teller = _teller(wishes, lang)
    with closing(_journal()) as journal:
        try:
            count = _write(kind, file, journal, teller)
        except OSError as error:
            teller.say("handover.unwritable", path=str(file), error=error.strerror or str(error))
            return 1
    teller.say("handover.exported", count=str(count), path=str(file))
    return 0


def _write(kind: str, file: Path, journal: Journal, teller: Teller) -> int:
    if kind == "anki":
        from tutor.quiz import anki
        from tutor.quiz.begin import LOOKS_BACK
        from tutor.quiz.cards import deck
        from tutor.quiz.past import remember

        past = remember(journal.last(LOOKS_BACK))
        return anki.write(file, deck(teller.bank, past), teller.bank, past, teller.lang)
    from tutor.quiz import handover

    log = journal.reviews.log()
    if kind == "xapi":
        text = handover.as_xapi(log, teller.lang)
    else:
        text = handover.as_csv(log) if kind == "csv" else handover.as_jsonl(log)
    file.write_text(text, "utf-8")
    return len(log)


@click.pass_obj
def _import(wishes: start.Wishes, /, lang: Lang | None, file: Path) -> int:
    from tutor.quiz.handover import take_over

    teller = _teller(wishes, lang)
    with closing(_journal()) as journal:
        try:
            sessions, reviews = take_over(journal, file)
        except sqlite3.DatabaseError:
            teller.say("handover.no-journal", path=str(file))
            return 1
    teller.say("handover.imported", sessions=str(sessions), reviews=str(reviews))
    return 0


def _journal() -> Journal:
    from tutor.journal import Journal

    return Journal.open(settings.home(os.environ) / "journal.db")


def _teller(wishes: start.Wishes, lang: Lang | None) -> Teller:
    return Teller(load(), lang or start.language(wishes), Console())


def _print(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False))
