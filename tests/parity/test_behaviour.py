"""Equal daemons, the same lines through the docker command and ours: equal requests, output, exit codes."""

from __future__ import annotations

import re
import shlex
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.parity.sequences import SEQUENCES
from tests.parity.sides import Answer, Side, both_sides, oracle

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the two programs tell of themselves, or of the machine at that moment.
OWN_LINES = {
    "version": r"(Go version|Git commit|Built|OS/Arch|Context| GoVersion):.*",
    "info": r".*(Goroutines|File Descriptors|System Time|EventsListeners|Name|ID|Root Dir|Debug Mode):.*",
}
# The docker command sends the requests for several containers side by side.
AT_ONCE = frozenset({"rm", "stop", "start", "restart", "kill", "pause", "unpause", "wait"})


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Side, Side]]:
    print(f"oracle: {oracle()}")
    with both_sides(tmp_path_factory.mktemp("parity")) as pair:
        yield pair


@pytest.mark.parametrize("name", SEQUENCES)
def test_lines_do_the_same_as_through_the_docker_command(name: str, sides: tuple[Side, Side]) -> None:
    found = differences(name, sides)
    if found:  # what differs by chance, in time or order, does not differ twice
        again = differences(name, sides)
        found = {line: again[line] for line in found if line in again}
    assert not found, "\n\n".join(found.values())


def differences(name: str, sides: tuple[Side, Side]) -> dict[str, str]:
    """Run a block on both sides from a clean state; give what differs, by line."""
    found: dict[str, str] = {}
    with ThreadPoolExecutor(2) as both:
        list(both.map(Side.tidy, sides))
        for line in filter(None, map(str.strip, SEQUENCES[name].splitlines())):
            words = shlex.split(line)
            theirs, ours = both.map(partial(answer, words), sides)
            if theirs != ours:
                found[line] = f"docker {line}\n" + "\n".join(compare(theirs, ours))
    return found


def answer(words: list[str], side: Side) -> Answer:
    """Run a line; leave out what each program tells of itself, and what order is left to chance."""
    answer = side.run(words)
    own = OWN_LINES.get(words[0])
    out = re.sub(own, "<own>", answer.out) if own else answer.out
    mapped = words[:2] == ["stack", "deploy"]  # goes through maps of Go, and asks again while it waits
    chance = mapped or "prune" in words or words[0] == "images"  # images of one second come in any order
    asked = tuple(set(answer.requests)) if mapped else answer.requests
    return Answer(
        tuple(sorted(asked)) if words[0] in AT_ONCE or mapped else asked,
        "\n".join(sorted(out.splitlines())) if chance else out,
        answer.err,
        answer.code,
    )


def compare(theirs: Answer, ours: Answer) -> Iterator[str]:
    """Give what differs, the docker command's side first."""
    for what in ("requests", "out", "err", "code"):
        expected, found = getattr(theirs, what), getattr(ours, what)
        if expected != found:
            if what == "requests":
                expected, found = "\n  ".join(expected), "\n  ".join(found)
            yield f"  {what}\n  docker: {expected!s}\n  ours:   {found!s}"
