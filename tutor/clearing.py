"""Removes what lessons have made, after it was shown and agreed to."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.errors import DockerError
from tutor.tidying import Tidying
from tutor.workplace import restore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.journal.lessons import Run
    from tutor.lessons.made import Key
    from tutor.session import Session
    from tutor.teaching import Teaching


def before(session: Session, others: Sequence[Run], name: str) -> None:
    """Offer to remove what earlier lessons have left: its names would be taken, and its goals be met."""
    for one in others:
        tidying = Tidying(session.parts, one.id)
        with suppress(DockerError):
            found = [key for key in tidying.there() if key[0] != "image" or one.lesson == name]
            if found:
                session.parts.tell.say("lessons.left-over", name=one.lesson)
                _clean(session, tidying, found)


def at_end(session: Session, teaching: Teaching) -> None:
    """Offer to remove what the lesson has made."""
    try:
        found = teaching.tidying.there()
    except DockerError as error:
        session.parts.tell.say("lessons.cannot-look", error=error.text)
        return
    if found or teaching.lesson.cleanup:
        _clean(session, teaching.tidying, found, lines=_lines(teaching, found))


def to_start(session: Session, teaching: Teaching) -> bool:
    """Take daemon and folder back to the lesson's start; tell whether the learner agreed."""
    try:
        found = teaching.tidying.there()
    except DockerError as error:
        session.parts.tell.say("lessons.cannot-look", error=error.text)
        return False
    folder = teaching.workplace.folder
    if not _clean(session, teaching.tidying, found, folder, _lines(teaching, found)):
        return False
    _restore(session, teaching)
    return True


def _restore(session: Session, teaching: Teaching) -> None:
    folder = teaching.workplace.folder
    if folder:
        try:
            restore(Path(folder), teaching.lesson.files)
        except OSError as error:
            path = str(error.filename or folder)
            session.parts.tell.say("lessons.no-restore", path=path, error=error.strerror or str(error))


def _lines(teaching: Teaching, found: Sequence[Key]) -> tuple[str, ...]:
    """Give the lines that end the lesson; a swarm is left only if the lesson has joined it."""
    joined = any(kind == "swarm" for kind, _, _ in found)
    return tuple(line for line in teaching.lesson.cleanup if joined or "swarm leave" not in line)


def _clean(
    session: Session, tidying: Tidying, found: Sequence[Key], folder: str = "", lines: Sequence[str] = ()
) -> bool:
    """Show what would go, ask, remove it; tell whether the learner agreed."""
    from tutor.console import Console

    parts = session.parts
    if not (found or folder or lines):
        return True
    if not _agreed(session, found, folder, lines):
        return False
    for line in lines:
        parts.tell.echo(line)
        parts.host.run(line, Console(), {})
    parts.tell.say("lessons.cleaning")
    for key, error in tidying.clean(found):
        parts.tell.say("lessons.not-removed", name=key[1] or key[2], error=error)
    return True


def _agreed(session: Session, found: Sequence[Key], folder: str, lines: Sequence[str]) -> bool:
    from tutor import screen

    parts = session.parts
    screen.lesson.things(parts.tell.page(), found, folder, lines)
    return parts.agreed("lessons.clean-ask", "lessons.kept", "lessons.cannot-ask")
