"""Builds every part once, then opens the prompt, reads a pipe, or plays the demonstration.

The prompt's start is felt each time: what takes long to import is left to a thread that begins after the
first paint.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tutor import __version__, interrupts, settings
from tutor.bank import load
from tutor.console import Console
from tutor.engine import Engine
from tutor.later import Later
from tutor.news import News
from tutor.parts import Parts
from tutor.session import Session
from tutor.shell.host import Host
from tutor.tell import Teller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from tutor.daemon.names import NameKind
    from tutor.journal import Journal
    from tutor.model import Lang
    from tutor.practice import Practice
    from tutor.prompt.choices import Sources
    from tutor.prompt.names import Names
    from tutor.quiz.begin import Wish


NAMES_WITHIN = 2.0  # seconds that a daemon has to answer completion


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line."""

    lang: Lang | None = None
    practice: bool = False
    keep: bool = False
    install: bool = False


def language(wishes: Wishes) -> Lang:
    """Give the language asked for now, else the one chosen once, else the locale's."""
    return wishes.lang or settings.spoken(os.environ)


def now() -> datetime:
    """Give the date that reviews are counted by, where none is handed in."""
    return datetime.now(UTC)


def prompt(
    wishes: Wishes,
    now: Callable[[], datetime] = now,
    begin: Callable[[Session], object] | None = None,
) -> int:
    """Open the prompt, or do without it where nobody is at a terminal; give the exit code.

    `begin` is called before the first line.
    """
    interrupts.keep()
    at_terminal = _is_tty(0) and _is_tty(1)
    session = Session(parts(wishes, 0 if at_terminal else -1, now))
    try:
        return _interactive(session, begin) if at_terminal else _unattended(session, begin)
    except BrokenPipeError:  # nobody reads any more: `docker-tutor < lines | head`
        return 128 + signal.SIGPIPE
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    finally:
        session.close()


def lesson(wishes: Wishes, act: Callable[[Session], object]) -> int:
    """Do something with the course and leave; give 1 where `act` gives False."""
    session = Session(parts(wishes, -1))
    if _is_tty(0) and _is_tty(1):
        from tutor.prompt.answering import asked

        session.parts.ask = asked
    try:
        return 1 if act(session) is False else 0
    finally:
        session.close()


def quiz(wishes: Wishes, wish: Wish, now: Callable[[], datetime] = now) -> int:
    """Hold one sitting of the quiz; answers come from the terminal, or one a line from a pipe."""
    from tutor import quizzing

    session = Session(parts(wishes, -1, now))
    session.parts.answer = _answers() if _is_tty(0) and _is_tty(1) else _answers_from_a_pipe
    try:
        return quizzing.play(session, wish)
    finally:
        session.close()


def _answers() -> Callable[[str, frozenset[str]], str | None]:
    from tutor.prompt.answering import Answers

    return Answers()


def _answers_from_a_pipe(prompt: str, at_once: frozenset[str]) -> str | None:
    del prompt, at_once
    line = sys.stdin.readline() if sys.stdin is not None else ""
    return line.rstrip("\n") if line else None


def _is_tty(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:
        return False


def parts(wishes: Wishes, stdin: int, now: Callable[[], datetime] = now) -> Parts:
    """Build the parts of a session; `stdin` is what its commands read from, -1 for nothing."""
    home = settings.home(os.environ)
    bank, lang, news = load(), language(wishes), News()
    return Parts(
        bank=bank,
        tell=Teller(bank, lang, Console(stdin=stdin)),
        settings=settings.load(home / "settings.json"),
        home=home,
        host=Host(os.environ, home / "shim"),
        stdin=stdin,
        engine=Engine(lambda: _find(wishes, news), os.environ),
        journal=Later(lambda: _open_journal(home, lang, news, now)),
        news=news,
        now=now,
    )


def _interactive(session: Session, begin: Callable[[Session], object] | None) -> int:
    from tutor.prompt.answering import Answers, asked
    from tutor.prompt.loop import Loop
    from tutor.prompt.names import Names

    names = Names(_names)
    loop = Loop(session, lambda: _sources(session.parts, names), names.forget)
    session.parts.ask, session.parts.answer = asked, Answers()
    session.parts.news.on_report = loop.tell_news
    session.parts.tell.greet()
    if begin:
        with contextlib.suppress(KeyboardInterrupt):
            begin(session)
    return loop.run(lambda: _warm(session.parts, loop.imported, loop.repaint))


def _unattended(session: Session, begin: Callable[[Session], object] | None) -> int:
    from tutor.prompt import pipe

    if begin:
        begin(session)
        return session.code if session.leaving else pipe.run(session, sys.stdin or ())

    lines = iter(sys.stdin if sys.stdin is not None else ())
    first = next(lines, None)
    if first is not None:
        return pipe.run(session, _chain(first, lines))
    from tutor import demo

    return demo.play(session)


def _chain(first: str, rest: Iterable[str]) -> Iterable[str]:
    yield first
    yield from rest


def _find(wishes: Wishes, news: News) -> Practice:
    from tutor.practice import Options, find_or_start

    return find_or_start(Options(wishes.practice, wishes.keep, wishes.install), os.environ, news)


def _open_journal(home: Path, lang: Lang, news: News, now: Callable[[], datetime]) -> Journal:
    """Open the journal, and tell of lines that were cut off the last time, and of cards that are due."""
    from tutor.journal import Journal

    journal = Journal.open(home / "journal.db", news)
    journal.describe(lang=lang, version=__version__)
    for turn in journal.interrupted():
        news("prompt.interrupted-before", line=turn.line)
    due = journal.reviews.due(now())
    if due:
        news("quiz.due" if due > 1 else "quiz.due-one", count=str(due))
    return journal


def _warm(parts: Parts, imported: Callable[[], object], done: Callable[[], object]) -> None:
    """Import and make what the first line needs, in the order in which it needs it."""
    for make in (parts.tell.warm, imported, parts.journal, parts.engine.found):
        with contextlib.suppress(Exception):  # raised again, and told, where the part is used
            make()
    done()


def _names(kind: NameKind) -> Sequence[str]:
    from tutor import daemon
    from tutor.daemon.names import names

    connection = daemon.connect(timeout=NAMES_WITHIN)
    try:
        return names(kind, connection)
    finally:
        connection.close()


def _sources(parts: Parts, names: Names) -> Sources:
    from tutor.prompt import slash
    from tutor.prompt.choices import Sources

    return Sources(parts.bank, parts.tell.lang, names, lambda typed: slash.words(typed, parts.tell, names))
