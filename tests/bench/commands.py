"""Commands that look at the daemon, at our prompt, against a process of the docker command."""

from __future__ import annotations

import http.client
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from tests.bench.bench import OURS, SIGN, Bench
from tests.bench.keyboard import Keyboard
from tests.bench.measure import interleaved
from tests.bench.report import Row, report
from tests.bench.resident import Resident

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.measure import Case

CONTAINERS, HANDS = 500, 4
METADATA = {
    "version": (b"Client:", 0.2),
    "network ls": (b"NETWORK ID", 0.2),
    "volume ls": (b"VOLUME NAME", 0.2),
    "ps": (b"CONTAINER ID", 0.65),
}


def measure(bench: Bench) -> None:
    """Time the commands with few containers, then with many."""
    with Keyboard(OURS, bench.env, str(bench.place)) as keyboard, Resident(bench.env) as resident:
        keyboard.see(SIGN)
        for line, (sign, aim) in METADATA.items():
            _compare(bench, keyboard, resident, line, sign, aim)
        create(bench, CONTAINERS)
        _compare(bench, keyboard, resident, "inspect bench-1", b'"Id"', 0.2)
        _compare(bench, keyboard, resident, "ps -a", b"CONTAINER ID", 0.65, f" of {CONTAINERS}", 9)


def _compare(
    bench: Bench, keyboard: Keyboard, resident: Resident, line: str, sign: bytes, aim: float,
    more: str = "", rounds: int = 21,
) -> None:  # fmt: skip
    words = line.split()
    cases = {
        "prompt": at_prompt(keyboard, line, sign),
        "forward": lambda: resident.forward(words).seconds,
        "docker": bench.docker(*words),
    }
    found = interleaved(cases, rounds)
    report(
        Row(f"{line}{more}, Enter to next prompt", f"`docker {line}`", found["prompt"], found["docker"], aim),
        Row(f"{line}{more}, forwarded", "the same", found["forward"], found["docker"], aim),
    )


def at_prompt(keyboard: Keyboard, line: str, sign: bytes) -> Case:
    """Give a case that types a line, and times from Enter to the next prompt."""

    def case() -> float:
        keyboard.press(f"docker {line}".encode())
        keyboard.rest(0.2)
        pressed = keyboard.press(b"\r")
        return keyboard.see(sign, SIGN) - pressed

    return case


def create(bench: Bench, count: int) -> None:
    """Create containers `bench-1`, ... through the API: a process for each would take minutes."""
    path = bench.daemon.host.removeprefix("unix://")
    with ThreadPoolExecutor(HANDS) as pool:
        list(pool.map(_creator(path), range(1, count + 1)))


def _creator(path: str) -> Callable[[int], None]:
    body = json.dumps({"Image": "busybox", "Cmd": ["true"], "Labels": {"made-by": "bench"}})

    def make(number: int) -> None:
        connection = http.client.HTTPConnection("localhost")
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(path)
        fields = {"Content-Type": "application/json"}
        connection.request("POST", f"/containers/create?name=bench-{number}", body, fields)
        answer = connection.getresponse()
        assert answer.status == http.client.CREATED, answer.read()
        connection.close()

    return make
