"""Checks the error catalogue: C012 a pattern that misses its own example, C018 advice that destroys first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.bank.lint.files import Finding, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank.lint.files import Files

_DESTROYS = re.compile(r"docker (?:\w+ )?(?:rm|rmi|prune|kill)\b|.*\s--force\b|(?:sudo )?rm\b")
_KINDS = ("message", "exit", "state", "warning", "concept")


def check(files: Files) -> Iterator[Finding]:
    """Try every pattern on its examples."""
    ranks: dict[int, str] = {}
    for name, table in files.below("errors"):
        for entry, facts in table.items():
            yield from (Finding(name, "C012", f"{entry}: {what}") for what in _wrong(facts))
            first = next(iter(facts.get("tries", [])), "")
            if _DESTROYS.match(first):
                yield Finding(name, "C018", f"{entry}: the first thing to try deletes or kills: `{first}`")
            rank = facts.get("rank", 0)
            if rank in ranks:
                yield Finding(name, "C012", f"{entry}: has the rank of {ranks[rank]}")
            ranks[rank] = entry


def _wrong(facts: Table) -> Iterator[str]:
    try:
        pattern = re.compile(facts.get("pattern", ""), re.MULTILINE)
    except re.error as error:
        yield f"the pattern does not compile: {error}"
        return
    examples = [*facts.get("examples", []), *filter(None, [facts.get("example")])]
    if facts.get("kind") == "message" and not examples and not facts.get("codes"):
        yield "no example"
    yield from (f"the pattern misses {text[:60]!r}" for text in examples if not pattern.search(text))
    if facts.get("kind") not in _KINDS:
        yield f"unknown kind {facts.get('kind')!r}"
