"""Pairs of lines: those of the two tables, hand-written by family, and families made from the facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.meaning.facts import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

Pair = tuple[str, str]
UNSEEN = "not seen in requests"
"""Unequal pairs whose difference only the client, the shell or a moment reckoned from now shows."""
_NOTHING_NEW = frozenset(
    {("container run", "sig-proxy"), ("container commit", "pause"), ("volume create", "driver")}
)
"""Flags that say what is so anyway."""


def equal() -> list[Pair]:
    """Give the pairs that ask Docker for the same."""
    return list(dict.fromkeys([*written("equal"), *_spellings()]))


def unequal() -> list[Pair]:
    """Give the pairs that do not."""
    return list(dict.fromkeys([*written("unequal"), *_with_and_without(), *_values()]))


def written(name: str, family: str = "") -> Iterator[Pair]:
    """Read a table: one pair a line, cut at the last ` | `; families begin with `# `."""
    now = ""
    for line in (Path(__file__).parent / f"{name}.txt").read_text().splitlines():
        if line.startswith("# "):
            now = line[2:]
        elif line and family in ("", now):
            first, _, second = line.rpartition(" | ")
            yield first.strip(), second.strip()


def _spellings() -> Iterator[Pair]:
    """Spell each flag in the ways that pflag reads."""
    for use in uses():
        long, short = f"--{use.flag.name}", f"-{use.flag.short}"
        if not use.values:
            yield use.line(f"{long}=true"), use.line(long)
            if use.flag.short:
                yield use.line(short), use.line(long)
            continue
        value = use.values[0]
        yield use.line(f"{long}={value}"), use.line(f"{long} {value}")
        if use.flag.short:
            yield use.line(f"{short} {value}"), use.line(f"{long} {value}")
            yield use.line(f"{short}{value}"), use.line(f"{long}={value}")


def _with_and_without() -> Iterator[Pair]:
    """Leave each flag out."""
    for use in uses():
        values = [f" {value}" for value in use.values if value not in ("0", "0s")]
        spelled = f"--{use.flag.name}" + next(iter(values), "")
        if (use.command.name, use.flag.name) not in _NOTHING_NEW and bool(values) == bool(use.flag.type):
            yield use.line(spelled), use.line()


def _values() -> Iterator[Pair]:
    """Give each flag another value."""
    for use in uses():
        if len(use.values) > 1 and use.flag.name != "format":  # `json` and `{{json .}}` print the same
            first, other = (f"--{use.flag.name} {value}" for value in use.values[:2])
            yield use.line(first), use.line(other)
