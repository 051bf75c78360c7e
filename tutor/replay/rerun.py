"""Runs the lines of a tape, or of a script, once more, and tells of each what is not as it was.

The lines go through a session of their own, with a journal that is thrown away: what they print is recorded
and masked exactly as then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from tutor.replay.differ import Difference, differences, result
from tutor.replay.patience import within
from tutor.replay.tape import step
from tutor.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tutor.journal import Turn
    from tutor.model import Line
    from tutor.replay.differ import Result
    from tutor.session import Session

Skipped = Literal["", "host", "secret", "person", "stopped", "other", "interrupted"]
LEAST: Final = 120.0
"""Seconds that every line gets: enough for an image from far away."""
TIMES: Final = 4
"""A line gets so many times what it took then, if that is more."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A line to run, what is expected of it, what was said then to its cautions, how many seconds it took."""

    line: str
    expected: Result
    answered: bool | None = None
    stopped: bool = False
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """One line that was run, or why it was not. `turn` is how it went now."""

    number: int
    line: str
    differences: tuple[Difference, ...] = ()
    skipped: Skipped = ""
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asked: for a masked value (None: nobody answers), and whether someone is there to type.

    `hosts` tells whether lines may run on this machine. `ask` puts the usual questions on the daemon of now;
    on a practice daemon the answers are those of then. `limit` is how many seconds a line gets, 0 for the
    usual.
    """

    secret: Callable[[str], str | None]
    present: bool
    hosts: bool
    ask: Callable[[str], bool] | None
    here: bool
    limit: float = 0.0


def rerun(plan: Sequence[Planned], session: Session, person: Person) -> Iterator[Compared]:
    """Run every line and compare it, one after the other."""
    typed = "\n".join(one.line for one in plan)
    secrets: dict[str, str] = {}
    for number, planned in enumerate(plan, 1):
        line = _read(session, planned.line)
        skipped = _skipped(planned, line, person)
        text = None if skipped else _filled(planned.line, secrets, person)
        if text is None:
            yield Compared(number, planned.line, skipped=skipped or "secret")
            continue
        agreed = planned.answered is not False
        session.parts.ask = person.ask if person.here else lambda _, agreed=agreed: agreed
        session.parts.tell.echo(planned.line)
        limit = person.limit or max(LEAST, TIMES * planned.seconds)
        yield _run(number, planned, text, typed, session, limit)


def _run(number: int, planned: Planned, text: str, typed: str, session: Session, limit: float) -> Compared:
    journal = session.parts.journal()
    before = max((one.id for one in journal.last(1)), default=0)
    with within(limit) as time:
        session.take(text)
    turn = next((one for one in journal.last(1) if one.id > before), None)
    if turn is None:  # nothing that can be run: a word of ours, a comment
        return Compared(number, planned.line, skipped="other")
    if turn.status == "interrupted" and not time.late:
        return Compared(number, planned.line, skipped="interrupted", turn=turn)
    late = (Difference("time", f"{planned.seconds:.0f} s", f"> {limit:.0f} s"),) if time.late else ()
    if late:
        session.parts.tell.say("replay.late", seconds=f"{limit:.0f}")
    printed = list(journal.output(turn.id))
    if printed and not printed[-1][2].endswith(b"\n"):
        session.parts.tell.write("\n")
    found = differences(planned.expected, result(step(journal, turn)), typed)
    return Compared(number, planned.line, (*late, *found), turn=turn)


def _read(session: Session, text: str) -> Line:
    from tutor import language

    return language.read(text, session.parts.bank, session.surroundings())


def _skipped(planned: Planned, line: Line, person: Person) -> Skipped:
    if planned.stopped:
        return "stopped"
    if line.kind in ("tutor", "question", "empty"):
        return "other"
    if line.kind in ("host", "shell") and not person.hosts:
        return "host"
    needs_person = any(one.on("tty") or one.command == "container attach" for one in line.invocations)
    return "person" if needs_person and not person.present else ""


def _filled(line: str, secrets: dict[str, str], person: Person) -> str | None:
    """Ask for each masked value once; None where nobody gives it."""
    pieces = line.split(MASK)
    text = pieces[0]
    for piece in pieces[1:]:
        context = f"{text.split()[-1] if text and not text[-1].isspace() else ''}{MASK}"
        if context not in secrets:
            value = person.secret(context)
            if value is None:
                return None
            secrets[context] = value
        text += secrets[context] + piece
    return text
