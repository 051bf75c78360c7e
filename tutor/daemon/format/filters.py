"""Filters of `--filter` as the API takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.gojson import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.model import Invocation


def pairs(line: Invocation) -> list[tuple[str, str]]:
    """Give the names and values of every `--filter`; an empty one filters nothing."""
    found = (use.value.raw.partition("=") for use in line.uses("filter") if use.value.raw)
    return [(name.strip().lower(), content.strip()) for name, _, content in found]


def encoded(given: Iterable[tuple[str, str]]) -> str:
    """Write filters as the CLI does, "" if there are none."""
    table: dict[str, set[str]] = {}
    for name, content in given:
        table.setdefault(name, set()).add(content)
    return dumps({name: dict.fromkeys(sorted(table[name]), True) for name in sorted(table)}) if table else ""


def query(line: Invocation, *more: tuple[str, str]) -> dict[str, object]:
    """Give the part of the query that holds the filters of the line and `more`."""
    text = encoded([*pairs(line), *more])
    return {"filters": text} if text else {}
