"""The short demonstration that plays when nobody types: standard input is empty or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.session import Session

NAME = "hello-demo"
STEPS = (
    ("demo.pull", "docker pull hello-world"),
    ("demo.images", "docker images"),
    ("demo.run", f"docker run --name {NAME} hello-world"),
    ("demo.ps", "docker ps -a"),
    ("demo.mistake", f"docker run --name {NAME} hello-world"),
    ("demo.tidy", f"docker rm {NAME}"),
)


def play(session: Session) -> int:
    """Play the demonstration; where no daemon can be had, explain its lines and run none. Always gives 0."""
    parts = session.parts
    parts.tell.say("demo.hello")
    parts.dry = not parts.reachable()
    if parts.dry:
        parts.tell.say("demo.offline")
    for caption, line in STEPS:
        parts.tell.say(caption)
        if not session.take_block(line, echo=True):
            return 0
    parts.tell.say("demo.end")
    return 0
