"""The short demonstration that plays when nobody types: standard input is empty or closed."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from tutor import quizzing

if TYPE_CHECKING:
    from tutor.session import Session

STEPS = (
    ("demo.pull", "docker pull hello-world"),
    ("demo.images", "docker images"),
    ("demo.run", "docker run --name {name} hello-world"),
    ("demo.ps", "docker ps -a"),
    ("demo.mistake", "docker run --name {name} hello-world"),
    ("demo.tidy", "docker rm {name}"),
)


def play(session: Session) -> int:
    """Play the demonstration; where no daemon can be had, explain its lines and run none. Always gives 0."""
    parts = session.parts
    parts.tell.say("demo.hello")
    parts.dry = not parts.reachable()
    if parts.dry:
        parts.tell.say("demo.offline")
    name = _free_name(session)
    for caption, line in STEPS:
        parts.tell.say(caption)
        if not session.take_block(line.format(name=name), echo=True):
            return 0
    parts.tell.say("demo.quiz")
    quizzing.demonstrate(session)
    parts.tell.say("demo.end")
    return 0


def _free_name(session: Session) -> str:
    """Give a name that no container has: nothing of the learner's is touched."""
    from tutor.daemon.names import names

    taken = () if session.parts.dry else names("container_any", session.parts.daemon())
    tried = (f"hello-demo-{number}" if number else "hello-demo" for number in count())
    return next(name for name in tried if name not in taken)
