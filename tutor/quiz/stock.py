"""What quizzes are made from: content/quiz/ as objects. It alone knows the tables of those files."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.bank import Bank
    from tutor.quiz.model import Kind


class Unit(NamedTuple):
    """One thing to know: a command, or with `flag` an option of it."""

    command: str
    flag: str = ""

    @property
    def name(self) -> str:
        """Give its part of a card's id: `container run/publish`."""
        return f"{self.command}/{self.flag}" if self.flag else self.command

    @property
    def subject(self) -> str:
        """Give the subject of its cards."""
        return f"flag/{self.name}" if self.flag else f"command/{self.name}"


class Member(NamedTuple):
    """A unit of confusable sets, with a line that uses it, its names still open."""

    unit: Unit
    line: str
    sets: tuple[str, ...]


class Failing(NamedTuple):
    """A line that fails, what docker prints, the part at fault ("" if none is), a line that does it right."""

    line: str
    error: str
    at: str
    tries: str


class Seed(NamedTuple):
    """One question that is written out. `key` leads to its texts; `choices` are codes, "" where words are.

    For the kind `order`, `steps` are the right ones and `extra` is the other one. `goals` are the state that
    a line is to lead to, written as in lessons, `before` the lines that come first.
    """

    kind: Kind
    id: str
    about: str
    topics: tuple[str, ...]
    confusable: str = ""
    shown: tuple[str, ...] = ()
    line: str = ""
    choices: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    extra: str = ""
    before: tuple[str, ...] = ()
    goals: tuple[Mapping[str, Any], ...] = ()

    @property
    def card(self) -> str:
        """Give the id of its card."""
        return f"{self.kind}/{self.id}"

    @property
    def key(self) -> str:
        """Give what its texts begin with."""
        return f"quiz/{self.kind}/{self.id}"


class Stock:
    """The tables of content/quiz/."""

    def __init__(self, bank: Bank) -> None:
        self._table: Mapping[str, Any] = bank.quiz

    @cached_property
    def members(self) -> Mapping[Unit, Member]:
        """Every unit that is in a set, in the order of the file."""
        found: dict[Unit, Member] = {}
        for name, table in self._table["sets"].items():
            for spelled, line in table.get("lines", {}).items():
                unit = Unit(*spelled.split(" --"))
                before = found.get(unit, Member(unit, line, ()))
                found[unit] = before._replace(sets=(*before.sets, name))
        return found

    def rivals(self, unit: Unit) -> Iterator[Member]:
        """Give what a unit is easily taken for."""
        own = self.members.get(unit)
        for member in self.members.values():
            if own and member.unit != unit and set(own.sets) & set(member.sets):
                yield member

    def topics(self, name: str) -> tuple[str, ...]:
        """Give the topics of a set."""
        return tuple(self._table["sets"][name]["topics"])

    def values(self, kind: str) -> tuple[str, ...]:
        """Give what could stand in place of a value of this kind, its names still open."""
        return tuple(self._table["rivals"].get(kind, ()))

    @property
    def names(self) -> Mapping[str, str]:
        """A name for each kind of object."""
        names: Mapping[str, str] = self._table["names"]
        return names

    def is_taken(self, name: str) -> bool:
        """Tell whether the questions use a name for something else."""
        return name in self._table["taken"]

    @property
    def events(self) -> Mapping[str, str]:
        """Lines whose order of events is asked, by command."""
        events: Mapping[str, str] = self._table["events"]
        return events

    @cached_property
    def errors(self) -> Mapping[str, Failing]:
        """Failing lines, by the id of the error."""
        return {name: Failing(**table) for name, table in self._table["error"].items()}

    def are_near(self, one: str, other: str) -> bool:
        """Tell whether the causes of two errors could be taken for each other."""
        return any(one in group and other in group for group in self._table["near"])

    @property
    def exits(self) -> tuple[str, ...]:
        """The exit codes with a text `quiz/exit/CODE`."""
        return tuple(self._table["exits"])

    @cached_property
    def seeds(self) -> Mapping[str, Seed]:
        """The questions that are written out, by the id of their card."""
        seeds = (
            _seed(kind, name, table)
            for kind, tables in self._table["seeds"].items()
            for name, table in tables.items()
        )
        return {seed.card: seed for seed in seeds}


def _seed(kind: Kind, name: str, table: Mapping[str, Any]) -> Seed:
    return Seed(
        kind,
        name,
        table["about"],
        tuple(table["topics"]),
        table.get("set", ""),
        tuple(table.get("shown", ())),
        table.get("line", ""),
        tuple(table.get("choices", ())),
        tuple(table.get("steps", ())),
        table.get("extra", ""),
        tuple(table.get("before", ())),
        tuple(table.get("goal", ())),
    )
