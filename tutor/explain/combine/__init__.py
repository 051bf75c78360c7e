"""What the parts of a line mean together, and words that will be read as something else: a table of rules.

A rule says which lines it is about and where in a line it holds. Its sentence is `combination/CODE`.
"""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tutor.explain.combine import (
    everyday,
    lifetime,
    mistyped,
    network,
    refused,
    resources,
    storage,
    swallowed,
    terminal,
)
from tutor.explain.combine.rule import Scene
from tutor.explain.refusals.base import KEY
from tutor.model import NO_PLUGIN, Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank.load import Bank
    from tutor.explain.combine.rule import Rule
    from tutor.model import Invocation, Known

__all__ = ["RULES", "combined", "wants", "with_effect"]

RULES: Final = tuple(
    chain.from_iterable(
        family.RULES
        for family in (
            swallowed,
            mistyped,
            terminal,
            lifetime,
            resources,
            network,
            storage,
            everyday,
            refused,
        )
    )
)
_INSTEAD: Final = MappingProxyType(
    {rule.code: f"{KEY}by-line" for rule in RULES if rule.stops}
    | {rule.code: "message/explain.idle" for rule in RULES if rule.idle}
)
"""What is said of an option that has no effect on this line, in place of what it would do."""


def wants(invocation: Invocation) -> frozenset[str]:
    """Give what is worth looking up for this line: `image`, `images`, `folders`, `cpus`; mostly nothing."""
    return frozenset(rule.needs for rule in _rules(invocation) if rule.needs and rule.applies(invocation))


def combined(invocation: Invocation, bank: Bank, known: Known) -> Iterator[Note]:
    """Give a note of the kind `caution` for each place of the line where a rule holds."""
    scene = Scene(invocation, known, bank)
    whole = (
        len(invocation.operands) >= bank.command(invocation.command).minimum
    )  # else the shell has the rest
    for rule in _rules(invocation) if whole else ():
        for hit in rule.find(scene):
            value = scene.masked(invocation.line[hit.start : hit.end])
            yield Note(hit.start, hit.end, "caution", rule.code, value, f"combination/{rule.code}", hit.slots)


def with_effect(note: Note, warnings: Sequence[Note]) -> Note:
    """Say of an option that has no effect, as one of these warnings tells, that it has none."""
    place = (note.start, note.end)
    found = next((one for one in warnings if one.name in _INSTEAD and (one.start, one.end) == place), None)
    if found is None or not note.key.startswith("flag/"):
        return note  # what the reader is to fill in, and what is refused by itself, stay what they are
    return note._replace(key=_INSTEAD[found.name], slots={"value": found.value})


def _rules(invocation: Invocation) -> Iterator[Rule]:
    refused = invocation.problem and invocation.problem.code != NO_PLUGIN
    for rule in RULES:
        ours = not rule.commands or invocation.command in rule.commands
        if ours and (rule.refused or not refused):
            yield rule
