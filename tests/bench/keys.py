"""How soon a key that is typed in a container's shell is seen."""

from __future__ import annotations

import contextlib
from itertools import cycle
from typing import TYPE_CHECKING

from tests.bench.bench import OURS, SIGN, Bench
from tests.bench.keyboard import Keyboard
from tests.bench.measure import interleaved
from tests.bench.report import Row, report

if TYPE_CHECKING:
    from tests.bench.measure import Case

EXEC = ("exec", "-it", "keys", "cat")
ROUNDS = 300


def measure(bench: Bench) -> None:
    """Compare the echo of keys in `exec -it`."""
    bench.daemon.docker("run", "-d", "--name", "keys", "busybox", "sleep", "1d")
    folder, line = str(bench.place), f"docker {' '.join(EXEC)}"
    with contextlib.ExitStack() as stack:
        ours = stack.enter_context(Keyboard(OURS, bench.env, folder))
        ours.see(SIGN)
        ours.press(f"{line}\r".encode())
        docker = stack.enter_context(Keyboard(["docker", *EXEC], bench.env, folder))
        cases = {"ours": _echo(ours), "docker": _echo(docker)}
        for keyboard in (ours, docker):
            _ready(keyboard)
        found = interleaved(cases, ROUNDS)
    bench.daemon.docker("rm", "-f", "keys")
    report(Row("echo of a key in `exec -it`", line, found["ours"], found["docker"], 0.9))


def _ready(keyboard: Keyboard) -> None:
    """Wait until the container answers: `cat` gives a line back."""
    keyboard.rest(3)
    keyboard.press(b"ready\r")
    keyboard.see(b"ready", b"ready")


def _echo(keyboard: Keyboard) -> Case:
    """Give a case that types a key; keys alternate, so that no old echo is taken for a new one."""
    keys = cycle(b"abcdefgh")

    def case() -> float:
        key = bytes([next(keys)])
        pressed = keyboard.press(key)
        return keyboard.see(key) - pressed

    return case
