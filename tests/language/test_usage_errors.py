import shlex
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.language import oracle
from tests.language.usage_errors import ACCEPTED, REFUSED
from tutor.bank.load import Bank
from tutor.language import as_words, parse
from tutor.model import Problem


def problem_of(line: str, bank: Bank) -> Problem | None:
    argv = shlex.split(line)
    return parse(as_words(argv), " ".join(argv), bank).problem


def test_the_table_is_long_enough() -> None:
    assert len(REFUSED) >= 750


def test_every_refused_line_is_refused_in_the_words_of_the_cli(bank: Bank) -> None:
    for line, (code, error) in REFUSED.items():
        problem = problem_of(line, bank)
        assert problem, line
        assert (problem.exit_code, f"{problem.text}\n") == (code, error), line


def test_every_accepted_line_is_accepted(bank: Bank) -> None:
    assert [line for line in ACCEPTED if problem_of(line, bank)] == []


def test_the_words_at_fault_lie_in_the_line(bank: Bank) -> None:
    for line in REFUSED:
        problem = problem_of(line, bank)
        assert problem
        assert 0 <= problem.start <= problem.end <= len(line)


@pytest.mark.slow
@pytest.mark.skipif(not oracle.version().startswith("28."), reason="needs the docker CLI 28")
def test_the_installed_cli_still_says_the_same(tmp_path: Path) -> None:
    lines = list(REFUSED)
    with oracle.daemon(tmp_path) as host, ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda line: oracle.ask(line, host, tmp_path), lines))
    changed = [
        line for line, (code, _, error) in zip(lines, answers, strict=True) if (code, error) != REFUSED[line]
    ]
    assert changed == []
