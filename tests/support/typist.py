"""Somebody who types blocks of lines at a session, one block after another, and tells what came of each.

A program of its own, in the network namespace of a daemon: `python -m tests.support.typist`. It reads one
JSON object a line, `{"block": "...", "folder": "..."}`, and answers each with one. What the commands wrote is
kept apart from the tutor's own words.
"""

from __future__ import annotations

import json
import os
import tempfile
from typing import IO, TYPE_CHECKING, Any

from tutor import start
from tutor.explain import explain_line
from tutor.session import Session
from tutor.shell.memory import Memory

if TYPE_CHECKING:
    from tutor.model import Line, Outcome


class Quiet:
    """A terminal for the tutor's own words, which nobody reads."""

    stdin = -1

    def __init__(self) -> None:
        self.out = self.err = self

    def write(self, data: bytes | memoryview) -> None:
        """Forget it."""

    def flush(self) -> None:
        """Hold nothing back."""

    def is_tty(self, stream: str) -> bool:
        """Be none."""
        del stream
        return False

    def size(self) -> tuple[int, int]:
        """Have no size."""
        return 0, 0


class Typing(Session):
    """A session that remembers the lines it ran, each with what was said of it in both languages."""

    said: list[dict[str, Any]]

    def trip(self, line: Line) -> Outcome:
        """Run a line as the prompt does."""
        outcome = super().trip(line)
        notes, bank = explain_line(line, self.parts.bank), self.parts.bank
        texts = {lang: [bank.say(note.key, lang, note.slots) for note in notes] for lang in ("ko", "en")}
        self.said.append({"line": line.text, "kind": line.kind, "status": outcome.status, **texts})
        return outcome


def main() -> None:
    """Serve until nobody asks any more."""
    answers = os.fdopen(os.dup(1), "w")
    asked = os.fdopen(os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    session = Typing(start.parts(start.Wishes(lang="en"), -1))
    session.parts.tell.terminal = Quiet()
    session.parts.ask = lambda question: True
    env = dict(os.environ)
    for wish in asked:
        _begin(session, env, json.loads(wish)["folder"])
        print(json.dumps(_typed(session, json.loads(wish)["block"])), file=answers, flush=True)
    session.close()


def _begin(session: Typing, env: dict[str, str], folder: str) -> None:
    """Be where a shell that was just opened is."""
    os.environ.clear()
    os.environ.update(env)
    os.chdir(folder)
    session.parts.host.memory, session.parts.host.code = Memory(), 0
    os.umask(0o022)
    session.said, session.code = [], 0


def _typed(session: Typing, block: str) -> dict[str, Any]:
    journal = session.parts.journal()
    before = max((turn.id for turn in journal.turns(journal.session)), default=0)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        kept = os.dup(1), os.dup(2)
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        try:
            session.take_block(block)
        finally:
            for descriptor, own in zip(kept, (1, 2), strict=True):
                os.dup2(descriptor, own)
                os.close(descriptor)
        written = [_read(out), _read(err)]
    turns = [turn for turn in journal.turns(journal.session) if turn.id > before]
    return {
        "out": written[0],
        "err": written[1],
        "code": session.code,
        "said": session.said,
        "kept": [turn.line for turn in turns if turn.parent is None],
        "sent": [turn.line for turn in turns if turn.parent is not None],
    }


def _read(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


if __name__ == "__main__":
    main()
