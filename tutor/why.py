"""`/why`: explains the last error, or how a container ended, from the journal and from the daemon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.journal.rows import Turn
    from tutor.model import Diagnosis
    from tutor.objects import ContainerFacts
    from tutor.session import Session

_BACK: Final = 30  # lines
_AILING: Final = frozenset({"exited", "created", "dead", "restarting", "paused"})


class Case(NamedTuple):
    """What is to be explained: the line that went wrong, the container, or both."""

    turn: Turn | None = None
    container: ContainerFacts | None = None


def why(session: Session, words: Sequence[str]) -> None:
    """Explain the container named, else the most recent thing that went wrong."""
    tell = session.parts.tell
    if words:
        container, silent = _container(session, words[0])
        turn = None if container else _turn_about(session, words[0])
    else:
        case, silent = _recent(session)
        turn, container = case.turn, case.container
    if silent:
        tell.say("why.no-daemon")
    if turn or container:
        tell.why(
            turn.line if turn else "", _error(session, turn), container, _diagnosis(session, turn, container)
        )
    elif not silent:
        tell.say("why.no-container", name=words[0]) if words else tell.say("why.nothing")


def _recent(session: Session) -> tuple[Case, bool]:
    """Give the newest thing that went wrong, and whether the daemon gave no answer."""
    silent = False
    for turn in reversed(session.parts.journal().last(_BACK)):
        container = None
        for name in _names(turn):
            if container is None and not silent:
                container, silent = _container(session, name)
        if _went_wrong(turn):
            return Case(turn, container), silent
        if container and (container.state in _AILING or container.health == "unhealthy"):
            return Case(None, container), silent
    return Case(), silent


def _went_wrong(turn: Turn) -> bool:
    return turn.diagnosis is not None or bool(turn.error) or turn.status in ("failed", "unreachable")


def _names(turn: Turn) -> Iterator[str]:
    """Give the containers that a line was about, the surest first."""
    yield from (one.name for one in reversed(turn.changes) if one.kind == "container")
    if turn.diagnosis and turn.diagnosis.slots.get("container"):
        yield turn.diagnosis.slots["container"]


def _turn_about(session: Session, name: str) -> Turn | None:
    """Give the newest line that went wrong with a container of this name."""
    turns = reversed(session.parts.journal().last(_BACK))
    return next((turn for turn in turns if _went_wrong(turn) and name in _names(turn)), None)


def _container(session: Session, name: str) -> tuple[ContainerFacts | None, bool]:
    """Ask for a container; None if it is gone. The second tells that the daemon does not answer."""
    from tutor import scout
    from tutor.daemon import look
    from tutor.daemon.errors import ApiError

    try:
        with scout.hasty(session.parts) as connection:
            return look.container(name, connection), False
    except ApiError:
        return None, False
    except DockerError:
        return None, True


def _error(session: Session, turn: Turn | None) -> str:
    """Give what the daemon or docker said; for a line of several commands, to the last that failed."""
    if turn is None or turn.error:
        return turn.error if turn else ""
    return next((part.error for part in reversed(session.parts.journal().parts(turn.id)) if part.error), "")


def _diagnosis(session: Session, turn: Turn | None, container: ContainerFacts | None) -> Diagnosis | None:
    from tutor.explain.why import of_container

    if turn and turn.diagnosis:
        return turn.diagnosis
    return of_container(container, session.parts.bank) if container else None
