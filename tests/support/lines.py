"""A learner's line, read as the prompt reads it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tutor import language
from tutor.bank import load

if TYPE_CHECKING:
    from tutor.bank.load import Bank
    from tutor.model import Invocation, Line


@cache
def real_bank() -> Bank:
    """Give the bank of content/."""
    return load()


def read_line(text: str) -> Line:
    """Read one line."""
    return language.read(text, real_bank(), language.Surroundings())


def type_line(text: str) -> Invocation:
    """Give the docker command of a line."""
    return read_line(text).invocations[0]
