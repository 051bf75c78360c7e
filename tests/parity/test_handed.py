"""What the docker command hands to a plugin, and what ours hands to it, are the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.parity import handed, recording
from tests.parity.asking import Ours, docker

pytestmark = pytest.mark.timeout(300)


@pytest.mark.skipif(
    recording.oracle() != recording.read()[0], reason="needs the docker command of the recording"
)
def test_plugins_get_from_us_what_they_get_from_the_docker_command() -> None:
    lines = handed.lines()
    with Ours() as ours, ThreadPoolExecutor(1) as beside:
        found = beside.submit(recording.ask_all, lines, handed.plugged(ours))
        theirs = recording.ask_all(lines, handed.plugged(docker))
    got = found.result()
    assert sum("[compose]" in one.output or "[buildx]" in one.output for one in theirs.values()) > 150
    assert [(line, theirs[line], got[line]) for line in lines if theirs[line] != got[line]] == []
