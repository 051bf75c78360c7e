"""A world for the journal that a test moves by hand, and lines as a learner types them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tutor.journal import Journal
from tutor.journal.recorder import World
from tutor.model import FlagUse, Invocation, Line, LineKind, Note, Operand, Outcome, Stream, Value

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OK = Outcome("ok", 0, seconds=0.5)


@dataclass
class Hand:
    """Time, terminal size and waiting callbacks, moved by the test."""

    seconds: float = 0.0
    rows: int = 24
    columns: int = 80
    waiting: list[Callable[[], None]] = field(default_factory=list)

    def world(self) -> World:
        return World(
            lambda: self.seconds,
            lambda: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=self.seconds),
            lambda: (self.rows, self.columns),
            lambda _, do: self.waiting.append(do),
        )

    def let_time_pass(self, seconds: float = 0.25) -> None:
        self.seconds += seconds
        due, self.waiting = self.waiting, []
        for do in due:
            do()


@dataclass
class Told:
    """What a journal reported."""

    keys: list[str] = field(default_factory=list)

    def __call__(self, key: str, /, **slots: str) -> None:
        self.keys.append(key)


def open_journal(folder: Path, told: Told | None = None, hand: Hand | None = None) -> Journal:
    return Journal.open(folder / "journal.db", told or Told(), (hand or Hand()).world(), {})


def line(text: str, kind: LineKind = "host") -> Line:
    return Line(text, kind)


def run_line() -> Line:
    """`docker run` with a published port and a password, as the parser gives it."""
    text = "docker run -p 8080:80 -e DB_PASSWORD=hunter22 --name cat tomcat"
    flags = (
        FlagUse("publish", "-p", Value("port", "8080:80"), 11, 21),
        FlagUse("env", "-e", Value("env", "DB_PASSWORD=hunter22"), 22, 45),
        FlagUse("name", "--name", Value("name", "cat"), 46, 56),
    )
    image = Operand("IMAGE", Value("image", "tomcat"), 57, 63)
    one = Invocation(text, "container run", "run", 0, 10, flags, (image,))
    return Line(text, "docker", (one,))


def notes() -> tuple[Note, ...]:
    slots = {"variable": "DB_PASSWORD", "content": "hunter22"}
    return (
        Note(22, 45, "flag", "env", "DB_PASSWORD=hunter22", "flag/container run/env", slots),
        Note(57, 63, "operand", "IMAGE", "tomcat", "operand/container run/IMAGE", {"image": "tomcat"}),
    )


def type_line(
    journal: Journal,
    text: str,
    *printed: tuple[Stream, bytes],
    outcome: Outcome = OK,
    kind: LineKind = "host",
) -> int:
    """Take a line through the journal from beginning to end."""
    turn = journal.begin(line(text, kind))
    for stream, data in printed:
        journal.recorder(turn).write(stream, data)
    journal.finish(turn, outcome)
    return turn


def on_disk(folder: Path) -> bytes:
    """Give every byte of every file there, the write-ahead log included."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
