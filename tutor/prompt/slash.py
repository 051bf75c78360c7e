"""The commands that are ours: `/help`, `/lang ko`, ... A row of `TABLE` and a text `slash.NAME` make one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast, get_args

from tutor.model import Lang, Verbosity
from tutor.settings import Safety

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tutor.daemon.names import NameKind
    from tutor.replay.desk import Desk
    from tutor.session import Session
    from tutor.teaching import Teaching
    from tutor.tell import Teller


HELPING: Final = frozenset(
    {"ask", "more", "why", "same", "hint", "quiz", "verbosity", "replay", "sessions", "map"}
)
"""What is not to be had in an exam."""
RECENT: Final = 20  # sittings that are listed unless some are searched for


@dataclass(frozen=True, slots=True)
class Slash:
    """What runs, and the words that may follow the name; `whole` takes what follows as one text.

    `names` are the kinds of things on the daemon whose names may follow too.
    """

    run: Callable[[Session, Sequence[str]], None]
    words: tuple[str, ...] = ()
    whole: bool = False
    names: tuple[NameKind, ...] = ()


def run(session: Session, text: str) -> None:
    """Run one slash command; `text` begins with its name, with the slash."""
    name, *rest = text.strip().removeprefix("/").split(maxsplit=1) or [""]
    if name in HELPING and session.examined:
        session.parts.tell.say("lessons.exam-no", name=f"/{name}")
        return
    if name in TABLE:
        slash = TABLE[name]
        slash.run(session, rest if slash.whole else " ".join(rest).split())
        return
    from difflib import get_close_matches

    near = get_close_matches(name, TABLE, 1)
    if near:
        session.parts.tell.say("prompt.unknown-near", name=name, near=near[0])
    else:
        session.parts.tell.say("prompt.unknown", name=name)


def words(
    typed: Sequence[str], tell: Teller, names: Callable[[NameKind], Sequence[str]] = lambda _: ()
) -> Iterator[tuple[str, str]]:
    """Give what may come after the words typed so far, with its meaning; `names` gives live names."""
    if not typed:
        yield from ((f"/{name}", tell.text(f"slash.{name}")) for name in TABLE)
    elif len(typed) == 1 and (slash := TABLE.get(typed[0].removeprefix("/"))):
        yield from ((word, "") for word in slash.words)
        yield from ((name, "") for kind in slash.names for name in names(kind))
        if slash.run is _lesson:
            yield from ((name, "") for name in _lessons())
        if slash.run is _help:
            yield from ((topic, tell.concept(topic)) for topic in tell.bank.concepts)


def _lessons() -> Iterator[str]:
    from tutor.lessons import files

    yield from files.folders()


def _help(session: Session, topic: Sequence[str]) -> None:
    session.parts.tell.help(" ".join(topic))


def _ask(session: Session, question: Sequence[str]) -> None:
    if question:
        session.ask(" ".join(question))
    else:
        session.parts.tell.say("ask.how")


def _more(session: Session, _: Sequence[str]) -> None:
    if session.quizzed:
        from tutor import screen

        done, parts = session.quizzed, session.parts
        screen.quiz.reply(parts.tell.page(), done.question, done.reply, parts.now(), whole=True)
    elif session.answer:
        session.parts.tell.more_about(session.answer)
    elif session.last:
        session.parts.tell.more(session.last)
    else:
        session.parts.tell.say("prompt.nothing-yet")


def _why(session: Session, names: Sequence[str]) -> None:
    from tutor.why import why

    why(session, names)


def _lang(session: Session, chosen: Sequence[str]) -> None:
    if chosen and chosen[0] in get_args(Lang):
        session.choose(lang=cast(Lang, chosen[0]))
        session.parts.tell.say("prompt.lang-now")
    else:
        session.parts.tell.say("prompt.choices", choices="ko, en", now=session.parts.tell.lang)


def _safety(session: Session, chosen: Sequence[str]) -> None:
    if chosen and chosen[0] in get_args(Safety):
        session.choose(safety=cast(Safety, chosen[0]))
        session.parts.tell.say(f"prompt.safety-now-{chosen[0]}")
    else:
        session.parts.tell.say(
            "prompt.choices", choices=", ".join(get_args(Safety)), now=session.parts.settings.safety
        )


def _verbosity(session: Session, chosen: Sequence[str]) -> None:
    if chosen and chosen[0] in get_args(Verbosity):
        session.choose(verbosity=cast(Verbosity, chosen[0]))
        session.parts.tell.say(f"fading.now-{chosen[0]}")
    else:
        session.parts.tell.say(
            "prompt.choices", choices=", ".join(get_args(Verbosity)), now=session.parts.settings.verbosity
        )


def _same(session: Session, rest: Sequence[str]) -> None:
    from tutor import same

    tell, typed = session.parts.tell, re.split(r"\s//\s", rest[0], maxsplit=1) if rest else []
    lines = [*([session.last.text] if session.last and len(typed) == 1 else []), *typed]
    if len(lines) == 2:
        same.tell(same.same(lines[0], lines[1], tell.bank, session.surroundings()), tell)
    else:
        tell.say("compare.usage")


def _quiz(session: Session, rest: Sequence[str]) -> None:
    from tutor import quizzing

    quizzing.play(session, quizzing.read_wish(rest))


def _lesson(session: Session, rest: Sequence[str]) -> None:
    from tutor import schooling

    schooling.command(session, rest)


def _reset(session: Session, _: Sequence[str]) -> None:
    from tutor import schooling

    schooling.reset(session)


def _open(act: Callable[[Teaching, str], object]) -> Callable[[Session, Sequence[str]], None]:
    """Make what runs on the lesson that is open; what follows the name is one text."""

    def run(session: Session, rest: Sequence[str]) -> None:
        if session.teaching:
            act(session.teaching, " ".join(rest))
        else:
            session.parts.tell.say("lessons.none-open")

    return run


def _stats(session: Session, _: Sequence[str]) -> None:
    from tutor import screen
    from tutor.quiz.stats import gather

    parts = session.parts
    screen.stats.stats(parts.tell.page(), gather(parts.journal(), parts.bank, parts.now()))


def _doctor(session: Session, _: Sequence[str]) -> None:
    from tutor import doctor

    parts, tell = session.parts, session.parts.tell
    parts.reachable()  # waits for a daemon that is being found or started
    found = doctor.findings(parts.host.env, parts.home, tell.terminal, doctor.daemon)
    tell.write("".join(f"{line}\n" for line in doctor.lines(found, parts.bank, tell.lang)))


def _sessions(session: Session, text: Sequence[str]) -> None:
    desk = _desk(session)
    found, lines = desk.search(" ".join(text)) if text else (session.parts.journal().sessions(RECENT), {})
    desk.show_sittings(found, lines, searched=bool(text))


def _replay(session: Session, which: Sequence[str]) -> None:
    desk = _desk(session)
    if shown := desk.find(which[0] if which else "last"):
        desk.play(shown)


def _desk(session: Session) -> Desk:
    from tutor.replay.desk import Desk

    parts = session.parts
    return Desk(parts.tell, parts.journal(), at_terminal=parts.ask is not None)


def _map(session: Session, words: Sequence[str]) -> None:
    from tutor import mapping

    mapping.show(session, words)


def _exit(session: Session, _: Sequence[str]) -> None:
    session.leaving = True


TABLE = {
    "ask": Slash(_ask),
    "help": Slash(_help),
    "more": Slash(_more),
    "why": Slash(_why),
    "lang": Slash(_lang, get_args(Lang)),
    "quiz": Slash(_quiz),
    "stats": Slash(_stats),
    "same": Slash(_same, whole=True),
    "lesson": Slash(_lesson, ("next", "stop", "here")),
    "check": Slash(_open(lambda teaching, _: teaching.check())),
    "hint": Slash(_open(lambda teaching, _: teaching.hint())),
    "goal": Slash(_open(lambda teaching, _: teaching.goal())),
    "answer": Slash(_open(lambda teaching, text: teaching.answer(text)), whole=True),
    "skip": Slash(_open(lambda teaching, _: teaching.skip())),
    "reset": Slash(_reset),
    "safety": Slash(_safety, get_args(Safety)),
    "verbosity": Slash(_verbosity, get_args(Verbosity)),
    "sessions": Slash(_sessions),
    "replay": Slash(_replay),
    "map": Slash(_map, ("all",), names=("container_any", "network", "volume")),
    "doctor": Slash(_doctor),
    "exit": Slash(_exit),
}
