"""Every pair of the two tables is judged as it stands there; `tests/parity` proves the tables."""

from __future__ import annotations

import pytest

from tests.meaning.pairs import equal, unequal
from tutor.bank import load
from tutor.language import Surroundings
from tutor.same import same

AROUND = Surroundings({"PWD": "/work", "HOME": "/root"}, "/work", "/root", frozenset(("docker", "grep")))
EQUAL, UNEQUAL = equal(), unequal()


def test_the_tables_are_long_enough() -> None:
    assert len(EQUAL) >= 300
    assert len(UNEQUAL) >= 300
    assert not set(EQUAL) & set(UNEQUAL)


@pytest.mark.parametrize("swapped", [False, True])
def test_lines_that_ask_for_the_same_are_the_same(swapped: bool) -> None:
    bank = load()
    found = [(pair, same(*(pair[::-1] if swapped else pair), bank, AROUND)) for pair in EQUAL]
    wrong = [(pair, verdict) for pair, verdict in found if not verdict.same]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("swapped", [False, True])
def test_lines_that_ask_for_different_things_are_not_the_same(swapped: bool) -> None:
    bank = load()
    found = [(pair, same(*(pair[::-1] if swapped else pair), bank, AROUND)) for pair in UNEQUAL]
    wrong = [(pair, verdict) for pair, verdict in found if verdict.same or verdict.fault]
    assert not wrong, "\n".join(map(str, wrong))


def test_every_line_is_the_same_as_itself() -> None:
    bank = load()
    lines = {line for pair in (*EQUAL, *UNEQUAL) for line in pair}
    assert [line for line in lines if not same(line, line, bank, AROUND).same] == []
