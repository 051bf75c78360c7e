"""For each line of the table, the docker command and ours ask a fake engine for the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.parity import recording
from tests.parity.asking import Answer, Ours, docker
from tests.parity.requests_table import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDED_VERSION, RECORDED = recording.read()
LINES = lines()

pytestmark = pytest.mark.timeout(900)


@dataclass(frozen=True)
class Answers:
    """What ours and the oracle ask; `oracle` says which oracle it is."""

    oracle: str
    theirs: dict[str, Answer]
    ours: dict[str, Answer]


@pytest.fixture(scope="module")
def answers() -> Iterator[Answers]:
    installed = recording.oracle()
    live = installed == RECORDED_VERSION
    with Ours() as ours, ThreadPoolExecutor(2) as both:
        found = both.submit(recording.ask_all, LINES, ours)
        theirs = recording.ask_all(LINES, docker) if live else RECORDED
        oracle = f"the installed docker {installed}" if live else f"a recording of docker {RECORDED_VERSION}"
        yield Answers(oracle, theirs, found.result())


def test_the_table_is_long_enough() -> None:
    assert len(LINES) >= 1000


def test_each_line_asks_the_daemon_for_the_same_as_the_docker_command(
    answers: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        print(f"\noracle of {len(LINES)} lines: {answers.oracle}")
    assert [line for line in LINES if line not in answers.theirs] == [], "record these lines"
    different = [difference(answers, line) for line in LINES if answers.ours[line] != answers.theirs[line]]
    assert not different, "\n".join(different)


def test_the_recording_is_what_the_docker_command_asks(answers: Answers) -> None:
    if answers.theirs is RECORDED:
        pytest.skip(f"needs docker {RECORDED_VERSION}")
    assert [line for line in LINES if answers.theirs[line] != RECORDED.get(line)] == []


def difference(answers: Answers, line: str) -> str:
    """Show a line on which the two are not equal."""
    theirs, ours = answers.theirs[line], answers.ours[line]
    shown = [f"{line}\n  docker: {theirs.code} {theirs.error!r}\n  ours:   {ours.code} {ours.error!r}"]
    if theirs.output != ours.output:
        shown.append(f"  docker: {theirs.output!r}\n  ours:   {ours.output!r}")
    for number in range(max(len(theirs.requests), len(ours.requests))):
        pair = [side.requests[number] if number < len(side.requests) else None for side in (theirs, ours)]
        if pair[0] != pair[1]:
            shown.append(f"  docker: {pair[0]}\n  ours:   {pair[1]}")
    return "\n".join(shown)
