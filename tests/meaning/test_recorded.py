"""Against 1,900 recorded lines of the docker command: lines of the same meaning sent the same requests."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from tests.parity import recording
from tests.parity.daemon_view import as_the_daemon_sees
from tests.support.lines import read_line, real_bank
from tutor import meaning
from tutor.meaning.normal import normal

if TYPE_CHECKING:
    from collections.abc import Hashable

    from tutor.meaning.parts import Part


@pytest.mark.slow
def test_recorded_lines_of_the_same_meaning_sent_the_same_requests() -> None:
    recorded = recording.read()[1]
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for text in recorded:
        typed, _, answered = text.partition(" < ")  # what is answered to a question matters too
        line = read_line(typed)
        if line.kind == "docker" and not meaning.fault(line):
            groups[_key(normal(line.invocations[0], real_bank(), "/")), answered].append(text)
    assert sum(len(group) > 1 for group in groups.values()) > 200
    wrong = [
        (group[0], other)
        for group in groups.values()
        for other in group[1:]
        if _seen(recorded[group[0]].requests, group[0]) != _seen(recorded[other].requests, other)
    ]
    assert not wrong, "\n".join(map(str, wrong))


def _key(found: dict[str, Part]) -> Hashable:
    parts = (
        (what, tuple(item.meaning for item in part.items) if part.ordered else _bag(part))
        for what, part in found.items()
    )
    return frozenset(parts)


def _bag(part: Part) -> Hashable:
    return frozenset(Counter(item.meaning for item in part.items).items())


def _seen(requests: list[object], line: str) -> object:
    return as_the_daemon_sees(requests, line)
