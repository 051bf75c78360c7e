"""What every maker of questions has at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.quiz.reading import slots_of, use_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from tutor.bank import Bank
    from tutor.model import FlagUse, Invocation, Line
    from tutor.quiz.stock import Stock, Unit


@dataclass(frozen=True, slots=True)
class Desk:
    """The bank with its stock, a name for each kind of object, and what shuffles."""

    bank: Bank
    stock: Stock
    names: Mapping[str, str]
    rng: Random


@dataclass(frozen=True, slots=True)
class Asked:
    """A line that a unit is asked about."""

    line: Line
    unit: Unit
    desk: Desk

    @property
    def invocation(self) -> Invocation:
        """The docker command of the line."""
        return self.line.invocations[0]

    @property
    def use(self) -> FlagUse | None:
        """The use of the unit's flag, if there is exactly one."""
        return use_of(self.invocation, self.unit.flag)

    @property
    def slots(self) -> dict[str, str]:
        """The names to fill other lines in with: those of the line, else the usual ones."""
        return {**self.desk.names, **slots_of(self.invocation)}
