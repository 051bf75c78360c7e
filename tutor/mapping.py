"""`/map` and `docker-tutor map`: reads the daemon's state, remembers the last one, and shows the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tutor.map import State, View
    from tutor.map.entries import Say
    from tutor.session import Session
    from tutor.tell import Teller

PATIENCE: Final = 10.0  # seconds for each answer of the daemon
_SVG_WIDTH: Final = 100  # columns


def show(session: Session, words: Sequence[str]) -> None:
    """Draw what is on the daemon, with what has changed since the last map of this sitting."""
    from tutor.map import ALL, marked

    parts = session.parts
    try:
        parts.daemon()  # from now on the environment names it
        now = read()
    except DockerError as error:
        parts.tell.say("map.no-daemon", error=error.text)
        parts.tell_why_not()
        return
    before, wish = session.mapped, " ".join(words)
    known = before is not None and before.id == now.id
    shown = draw(marked(before, now) if before and known else now, wish, parts.tell)
    if shown and (wish in ("", ALL) or not known):  # what was left out has not been seen yet
        session.mapped = now


def read() -> State:
    """Ask the daemon for its state, on a connection that does not wait for ever.

    Raises: DockerError if it does not answer.
    """
    from tutor import daemon
    from tutor.daemon import picture

    connection = daemon.connect(timeout=PATIENCE)
    try:
        return picture.state(connection)
    finally:
        connection.close()


def draw(state: State, wish: str, tell: Teller) -> bool:
    """Show a state on the terminal; tell whether there was what was asked for."""
    from tutor import screen
    from tutor.map import draw, picture

    seen = _view(state, wish, tell)
    if seen:
        page = tell.page()
        screen.map.show(page, draw.rows(picture(seen, _say(tell), page.room)))
    return seen is not None


def write(state: State, wish: str, tell: Teller, file: Path) -> bool:
    """Write a state as SVG; tell whether that went well."""
    from tutor.map import picture, svg

    seen = _view(state, wish, tell)
    if seen is None:
        return False
    title = tell.text("map.title", host=state.host or "Docker")
    text = svg.svg(picture(seen, _say(tell), _SVG_WIDTH), title, tell.lang)
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        tell.say("map.unwritable", path=str(file), error=error.strerror or str(error))
        return False
    tell.say("map.written", path=str(file))
    return True


def _view(state: State, wish: str, tell: Teller) -> View | None:
    from tutor.map import view

    seen = view(state, wish)
    if seen is None:
        tell.say("map.unknown", name=wish)
    return seen


def _say(tell: Teller) -> Say:
    def say(key: str, /, **slots: str) -> str:
        return tell.text(f"map.{key}", **slots)

    return say
