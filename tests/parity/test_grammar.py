"""Lines made from the grammar: read, printed back, and asked for, they are the same to the docker command."""

from __future__ import annotations

import contextlib
import shlex
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.parity import recording
from tests.parity.asking import Answer, Asker, Ours, docker
from tests.parity.grammar import lines
from tutor import language
from tutor.bank import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BANK = load()
EXAMPLES = 150

pytestmark = pytest.mark.timeout(300)


@dataclass(frozen=True)
class Three:
    """Who is asked at the same time: the oracle twice, and ours."""

    askers: tuple[Asker, Asker, Asker]
    pool: ThreadPoolExecutor

    def ask(self, typed: str, printed: str) -> tuple[Answer, Answer, Answer]:
        """Give what the oracle makes of both lines, and ours of the one typed."""
        asked = self.pool.map(
            lambda pair: pair[0].ask(pair[1]), zip(self.askers, (typed, printed, typed), strict=True)
        )
        first, second, ours = asked
        return first, second, ours


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Three]:
    live = recording.oracle() == recording.read()[0]
    print(f"oracle: {'the installed docker' if live else 'ours, as docker is not installed'}")
    with contextlib.ExitStack() as stack:
        runs = [docker if live else stack.enter_context(Ours()) for _ in range(2)]
        folders: list[Path] = [tmp_path_factory.mktemp(f"asker{number}") for number in range(3)]
        runs.append(stack.enter_context(Ours()))
        one, two, ours = (stack.enter_context(Asker(*pair)) for pair in zip(runs, folders, strict=True))
        yield Three((one, two, ours), stack.enter_context(ThreadPoolExecutor(3)))


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(words=lines(BANK))
def test_a_line_printed_back_from_what_was_understood_asks_docker_for_the_same(
    three: Three, words: list[str]
) -> None:
    typed = shlex.join(words)
    parsed = language.parse(language.as_words(words), " ".join(words), BANK)
    printed = shlex.join(language.canonical(parsed, BANK))
    theirs, again, ours = three.ask(typed, printed)
    assert ours == theirs, typed
    if parsed.problem:
        assert theirs.code, f"{typed}: {parsed.problem}"
    else:
        assert (theirs.code, theirs.requests) == (again.code, again.requests), f"{typed}\n{printed}"


@settings(max_examples=600, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(words=st.one_of(lines(BANK)))
def test_a_line_printed_back_means_the_same_to_us(words: list[str]) -> None:
    parsed = language.parse(language.as_words(words), " ".join(words), BANK)
    printed = language.canonical(parsed, BANK)
    again = language.parse(language.as_words(list(printed)), " ".join(printed), BANK)
    assert language.canonical(again, BANK) == printed
