"""How soon the prompt is there."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import tempfile
import threading
import venv
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.bench import OURS, SIGN, Bench
from tests.bench.keyboard import Keyboard
from tests.bench.measure import clock, interleaved, quiet
from tests.bench.report import Row, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

SLOW = 2.0


def measure(bench: Bench) -> None:
    """Time from the start of the program to its first prompt."""
    importing, folder, env = [sys.executable, "-c", "import prompt_toolkit"], str(bench.place), bench.env
    with slow_daemon(bench.place) as host, ptpython() as python:
        cases = {
            "import": clock(lambda: quiet(importing, env)),
            "ours": lambda: start(OURS, env, folder, SIGN),
            "slow": lambda: start(OURS, {**env, "DOCKER_HOST": host}, folder, SIGN),
        }
        if python:
            shell = [python, "-m", "ptpython", "--config-file", str(bench.place / "none.py")]
            cases["ptpython"] = lambda: start(shell, env, folder, b">>>")
        found = interleaved(cases, rounds=7)
    report(
        Row("first prompt", "`import prompt_toolkit`", found["ours"], found["import"], 1.3),
        Row("first prompt, daemon answers after 2 s", "the same", found["slow"], found["import"], 1.3),
    )
    if python:
        report(Row("first prompt", "ptpython", found["ours"], found["ptpython"]))


def start(argv: Sequence[str], env: Mapping[str, str], cwd: str, sign: bytes) -> float:
    """Give the seconds from the start of a program until `sign` is on the terminal."""
    with Keyboard(argv, env, cwd) as keyboard:
        return keyboard.see(sign) - keyboard.started


@contextlib.contextmanager
def slow_daemon(place: Path) -> Iterator[str]:
    """Give the address of something that takes every connection and answers 2 s later."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place / "slow.sock"))
        server.listen(64)
        threading.Thread(target=_answer_late, args=[server], daemon=True).start()
        yield f"unix://{place}/slow.sock"


def _answer_late(server: socket.socket) -> None:
    while True:
        try:
            asker = server.accept()[0]
        except OSError:
            return
        threading.Timer(SLOW, partial(_answer, asker)).start()


def _answer(asker: socket.socket) -> None:
    with asker, contextlib.suppress(OSError):
        asker.sendall(b"HTTP/1.1 200 OK\r\nApi-Version: 1.50\r\nContent-Length: 2\r\n\r\n{}")


@contextlib.contextmanager
def ptpython() -> Iterator[str]:
    """Give a Python that has ptpython, or "" where it cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = f"{folder}/bin/python"
        pip = [python, "-m", "pip", "install", "-q", "--compile", "--disable-pip-version-check", "ptpython"]
        done = subprocess.run(pip, check=False, capture_output=True, text=True)
        if done.returncode:
            print("ptpython cannot be installed here: it is left out")
        yield "" if done.returncode else python
