"""Patterns that are compiled when first used."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest

from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_pattern_is_compiled_when_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags: asked.append(text) or compiled(text, flags))
    found = pattern("(?P<first>a)B", re.IGNORECASE)
    assert (found.pattern, asked) == ("(?P<first>a)B", [])
    assert found.fullmatch("Ab")
    assert found.fullmatch("xAb") is None
    assert found.groupindex == {"first": 1}
    assert set(asked) == {"(?P<first>a)B"}


def test_a_wrong_pattern_is_told_when_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.match("")


def test_every_pattern_of_the_program_compiles() -> None:
    found = [one for name in _modules() for one in vars(importlib.import_module(name)).values()]
    patterns = [one for one in found if type(one) is type(pattern(""))]
    assert len(patterns) > 50
    for one in patterns:
        assert one.flags >= 0, one.pattern


def _modules() -> Iterator[str]:
    for package in ("tutor.language.", "tutor.explain.", "tutor.safety.", "tutor.journal."):
        parts = importlib.import_module(package.rstrip("."))
        yield from (one.name for one in pkgutil.walk_packages(parts.__path__, package))
