"""Nothing of a container's output is lost, however short it lives and however often one looks.

A stream that is joined late, or whose first bytes came with the headers of the answer, loses them in many
clients; see docker-py's issue 3332.
"""

from __future__ import annotations

import os
from itertools import cycle, islice
from typing import TYPE_CHECKING

import pytest

from tests.support.daemon import LiveDaemon, live_daemon
from tutor import daemon, language
from tutor.bank import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tutor.daemon.connection import Connection
    from tutor.model import Sink, Stream

SIZES = (1, 7, 70, 4096, 65_537, 300_000)
TIMES = int(os.environ.get("ATTACHES", "200"))
OUTPUT = "head -c {size} /dev/zero | tr '\\0' x; head -c {size} /dev/zero | tr '\\0' y >&2"


class Counter:
    """Remembers how many of which byte came."""

    def __init__(self) -> None:
        self.found: dict[str, int] = {}

    def write(self, data: bytes | memoryview, /) -> object:
        """Count `data`."""
        for byte in set(whole := bytes(data)):
            self.found[chr(byte)] = self.found.get(chr(byte), 0) + whole.count(byte)
        return None

    def flush(self) -> object:
        """Do nothing."""
        return None


class Counted:
    """A terminal that nobody sits at; `stdin` may be a pipe."""

    def __init__(self, stdin: int) -> None:
        self.stdin = stdin
        self._out, self._err = Counter(), Counter()

    @property
    def out(self) -> Sink:
        """Standard output."""
        return self._out

    @property
    def err(self) -> Sink:
        """Standard error."""
        return self._err

    def is_tty(self, _: Stream) -> bool:
        """Say no."""
        return False

    def size(self) -> tuple[int, int]:
        """Give no size."""
        return 0, 0

    @property
    def found(self) -> tuple[dict[str, int], dict[str, int]]:
        """Give what came."""
        return self._out.found, self._err.found


@pytest.fixture(scope="module")
def docker() -> Iterator[LiveDaemon]:
    with live_daemon("attaches") as running:
        running.need("busybox")
        running.docker("pull", "-q", "busybox")
        yield running


@pytest.fixture
def connection(docker: LiveDaemon, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    monkeypatch.setenv("DOCKER_HOST", docker.host)
    found = daemon.connect()
    yield found
    found.close()


def forwarded(connection: Connection, *words: str, stdin: int = -1) -> Counted:
    """Forward a line in this process, and give what its terminal got."""
    terminal = Counted(stdin)
    line = language.parse(language.as_words(["docker", *words]), " ".join(words), load())
    outcome = daemon.forward(line, terminal, connection)
    assert outcome.exit_code == 0, (outcome, terminal.found)
    return terminal


def lost(times: int, look: Callable[[int], Counted]) -> list[str]:
    """Look so often, with each size in turn, and tell where not every byte came."""
    wrong = []
    for number, size in enumerate(islice(cycle(SIZES), times)):
        found = look(size).found
        if found != ({"x": size}, {"y": size}):
            wrong.append(f"{number}: {found}, not {size} of each")
    return wrong


def typed(text: bytes) -> int:
    """Give the reading end of a pipe that holds `text`."""
    reading, writing = os.pipe()
    os.write(writing, text)
    os.close(writing)
    return reading


def test_exec_brings_every_byte_of_a_program_that_ends_at_once(
    docker: LiveDaemon, connection: Connection
) -> None:
    docker.docker("run", "-d", "--name", "box", "busybox", "sleep", "1d")
    words = ("exec", "box", "sh", "-c")
    assert lost(TIMES, lambda size: forwarded(connection, *words, OUTPUT.format(size=size))) == []


def test_run_brings_every_byte_of_a_container_that_ends_at_once(connection: Connection) -> None:
    words = ("run", "--rm", "busybox", "sh", "-c")
    assert lost(TIMES // 10, lambda size: forwarded(connection, *words, OUTPUT.format(size=size))) == []


def test_start_a_brings_every_byte_from_the_first(docker: LiveDaemon, connection: Connection) -> None:
    for size in SIZES:
        docker.docker("create", "--name", f"again-{size}", "busybox", "sh", "-c", OUTPUT.format(size=size))
    assert lost(TIMES // 10, lambda size: forwarded(connection, "start", "-a", f"again-{size}")) == []


def test_attach_brings_every_byte_to_the_last(docker: LiveDaemon, connection: Connection) -> None:
    for size in SIZES:
        waiting = f"read go; {OUTPUT.format(size=size)}"
        docker.docker("create", "-i", "--name", f"late-{size}", "busybox", "sh", "-c", waiting)

    def look(size: int) -> Counted:
        docker.docker("start", f"late-{size}")
        keys = typed(b"go\n")
        try:
            return forwarded(connection, "attach", f"late-{size}", stdin=keys)
        finally:
            os.close(keys)

    assert lost(TIMES // 10, look) == []


def test_logs_bring_what_comes_together_with_the_head_of_the_answer(
    docker: LiveDaemon, connection: Connection
) -> None:
    for size in SIZES:
        docker.docker("run", "--name", f"ended-{size}", "busybox", "sh", "-c", OUTPUT.format(size=size))
    assert lost(TIMES, lambda size: forwarded(connection, "logs", f"ended-{size}")) == []
