"""A running docker-tutor without its prompt: it forwards lines, one after another, as the prompt would.

What the learner meets is a program that has started long ago; a process for each line would measure the
start of Python. As a program, this module is that running docker-tutor.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Self

from tests.bench.measure import Run, forget_peak, peak
from tutor import daemon, language
from tutor.bank import load
from tutor.console import Console
from tutor.journal.journal import Journal
from tutor.model import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Resident:
    """The other process; `with` ends it."""

    def __init__(self, env: Mapping[str, str]) -> None:
        argv = [sys.executable, "-m", "tests.bench.resident"]
        self._running = subprocess.Popen(
            argv, env=dict(env), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._running.communicate()

    def forward(self, words: Sequence[str], out: str = os.devnull, stdin: str = os.devnull) -> Run:
        """Forward a docker command with these files as its streams."""
        assert self._running.stdin
        assert self._running.stdout
        forget_peak(self._running.pid)
        self._running.stdin.write(f"{json.dumps([out, stdin, *words])}\n")
        seconds, code = json.loads(self._running.stdout.readline())
        assert code == 0, f"docker {' '.join(words)} ended with {code}"
        return Run(seconds, peak(self._running.pid))


def main() -> None:
    """Forward what is asked for on standard input, and tell on standard output how long each took."""
    journal, connection, bank = Journal.open(), daemon.connect(), load()
    journal.join(0, None, os.getppid())
    asked, told = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w", buffering=1)
    _redirect(os.devnull, os.O_WRONLY, 2)
    for line in asked:
        out, stdin, *words = json.loads(line)
        _redirect(stdin, os.O_RDONLY, 0)
        _redirect(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 1)
        started = time.perf_counter()
        read = language.parse(language.as_words(["docker", *words]), " ".join(words), bank)
        turn = journal.begin(Line(read.line, "docker", (read,)))
        outcome = daemon.forward(
            read, Console(journal.recorder(turn)), connection, bank.command(read.command)
        )
        journal.finish(turn, outcome)
        told.write(f"{json.dumps([time.perf_counter() - started, outcome.exit_code])}\n")


def _redirect(path: str, flags: int, descriptor: int) -> None:
    opened = os.open(path, flags)
    os.dup2(opened, descriptor)
    os.close(opened)


if __name__ == "__main__":
    main()
