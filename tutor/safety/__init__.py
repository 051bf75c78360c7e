"""Finds what a line would lose or expose, before it runs: a table of small rules.

A rule says which lines it is about, which things of the daemon it must see, and which of them a line hits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.model import Caution
from tutor.safety import compose, exposure, loss, prune

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.model import Invocation
    from tutor.objects import Snapshot
    from tutor.safety.rule import Rule

__all__ = ["check", "wants"]


def wants(invocation: Invocation) -> frozenset[str]:
    """Give the kinds of things that a snapshot must hold to check this line; none for a harmless one."""
    return frozenset().union(*(rule.kinds for rule in _rules(invocation)))


def check(invocation: Invocation, snapshot: Snapshot) -> tuple[Caution, ...]:
    """Give what the line would lose or expose, each with the exact things."""
    return tuple(_cautions(invocation, snapshot))


def _cautions(invocation: Invocation, snapshot: Snapshot) -> Iterator[Caution]:
    for rule in _rules(invocation):
        objects = rule.objects(invocation, snapshot)
        if objects is not None:
            asked = rule.docker_asks and not invocation.on("force")
            yield Caution(rule.code, {"count": str(len(objects))}, objects, rule.level, asked)


def _rules(invocation: Invocation) -> Iterator[Rule]:
    if invocation.problem or invocation.on("help"):
        return
    for rule in (*loss.RULES, *prune.RULES, *exposure.RULES, *compose.RULES):
        if invocation.command in rule.commands and rule.applies(invocation):
            yield rule
