"""Compares two lines as they were typed: reads both, and words what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor import meaning, plugins

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.bank import Bank
    from tutor.language import Surroundings
    from tutor.meaning import Difference, Fault
    from tutor.model import Line, Slots
    from tutor.tell import Teller

    Say = Callable[[str, Slots], str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two lines ask Docker for the same; with a fault, a line could not be read."""

    differences: tuple[Difference, ...] = ()
    fault: Fault | None = None

    @property
    def same(self) -> bool:
        """Tell whether they do."""
        return not self.differences and not self.fault


def same(a: str, b: str, bank: Bank, around: Surroundings) -> Verdict:
    """Compare two lines."""
    mine, other = read(a, bank, around), read(b, bank, around)
    if fault := meaning.fault(mine) or meaning.fault(other):
        return Verdict(fault=fault)
    return Verdict(meaning.compare(mine, other, bank, around.cwd))


def as_json(verdict: Verdict, say: Say) -> dict[str, object]:
    """Give the verdict as one JSON object; only one with a fault has an `error`."""
    differences = [
        {"what": one.what, "a": one.a, "b": one.b, "text": say(one.key, one.slots)}
        for one in verdict.differences
    ]
    error = {"error": say(verdict.fault.key, verdict.fault.slots)} if verdict.fault else {}
    return {"same": verdict.same, "differences": differences, **error}


def tell(verdict: Verdict, teller: Teller) -> None:
    """Show the verdict."""
    if not verdict.fault:
        teller.say("compare.same" if verdict.same else "compare.different")
    for one in (verdict.fault, *verdict.differences):
        if one:
            teller.say(one.key.removeprefix("message/"), **one.slots)


def read(text: str, bank: Bank, around: Surroundings) -> Line:
    """Read a line as docker alone does: which plugins are installed must not change the verdict.

    Only a line that docker alone refuses is taken for a plugin's.
    """
    line = meaning.read(text, bank, around)
    refused = any(one.problem for one in line.invocations)
    return plugins.adopt_all(line, bank, around.env) if refused else line
