"""What the tests of the language share: the real bank and a shell's surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tutor import language
from tutor.bank.load import Bank, load
from tutor.language import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.model import Invocation, Line

PROGRAMS = frozenset(
    ("ls", "cat", "ps", "rm", "cp", "top", "curl", "head", "grep", "docker", "bash", "xargs")
)


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load()


@pytest.fixture
def type_line(bank: Bank) -> Callable[..., Line]:
    """Read a line as the prompt does."""

    def type_(text: str, cwd: str = "/home/me/work", **env: str) -> Line:
        return language.read(text, bank, Surroundings(env, cwd, "/home/me", PROGRAMS))

    return type_


@pytest.fixture
def docker(type_line: Callable[..., Line]) -> Callable[..., Invocation]:
    """Read a line that must be one docker command."""

    def one(text: str, **more: str) -> Invocation:
        line = type_line(text, **more)
        assert line.kind == "docker", line
        return line.invocations[0]

    return one
