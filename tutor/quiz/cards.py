"""The deck: cards from the learner's own lines, from the bank around them, from lessons, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.quiz.ask.failures import OF_DOCKER
from tutor.quiz.model import Card
from tutor.quiz.stock import Stock, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tutor.bank import Bank
    from tutor.quiz.model import Kind, Origin
    from tutor.quiz.past import Deed, Past

_TWINS: Final = {"container create": "container run"}
"""Commands whose options are another's: who knows one knows both."""
_STATE: Final = "state"
"""The topic of all cards that ask for a state."""
_OF_THE_CLIENT: Final = ("client",)
"""The topic of errors that any command may give."""


def deck(bank: Bank, past: Past, lessons: Sequence[Card] = (), *, states: bool = True) -> tuple[Card, ...]:
    """Give every card, each once, those first that are nearest to what the learner did.

    Without `states` those are left out that ask for a state, for which answers must be tried on a daemon.
    `lessons` are the cards of the lessons begun; an own line with the same card takes its place. A few cards
    give no good question with the texts of today (`ask.NotAskableError`): pass them over.
    """
    stock = Stock(bank)
    own = tuple(_unique(_from_journal(bank, stock, past)))
    rest = tuple(card for card in _from_bank(bank, stock) if states or _STATE not in card.topics)
    around = {card.confusable for card in own if card.confusable} | {card.subject for card in own}
    near = (card for card in rest if card.confusable in around or card.subject in around)
    return tuple(_unique((*own, *near, *lessons, *rest)))


def taught(bank: Bank, names: Iterable[str]) -> tuple[Card, ...]:
    """Give the cards of what lessons introduce: `container run`, `container run --publish`."""
    stock, units = Stock(bank), (Unit(*name.split(" --", 1)) for name in names)
    known = [
        unit
        for unit in units
        if unit.command in bank.commands and (not unit.flag or unit.flag in bank.command(unit.command).flags)
    ]
    return tuple(_unique(card for unit in known for card in _of_unit(unit, bank, stock, "lesson")))


def _unique(cards: Iterable[Card]) -> Iterator[Card]:
    """Leave out cards that are there already."""
    seen: set[str] = set()
    for card in cards:
        if card.id not in seen:
            seen.add(card.id)
            yield card


def _from_journal(bank: Bank, stock: Stock, past: Past) -> Iterator[Card]:
    """Make cards of each line, the newest first; the journal may know what the bank of today does not."""
    known = frozenset(bank.commands)
    for deed in past.deeds:
        if bank.has(f"error/{deed.diagnosis}/why") and not deed.went_well:
            yield from _of_error(deed.diagnosis, bank, "journal", deed)
        if deed.went_well and deed.command in known:
            for unit in _units(deed, stock):
                yield from _of_unit(unit, bank, stock, "journal", deed)
        yield from _of_exit(deed, stock)


def _units(deed: Deed, stock: Stock) -> Iterator[Unit]:
    """Give what a line uses: its flags, then the command."""
    for flag in deed.flags:
        unit, twin = Unit(deed.command, flag), Unit(_TWINS.get(deed.command, ""), flag)
        yield twin if twin in stock.members else unit
    if Unit(deed.command) in stock.members:
        yield Unit(deed.command)


def _of_unit(
    unit: Unit, bank: Bank, stock: Stock, origin: Origin, deed: Deed | None = None
) -> Iterator[Card]:
    member = stock.members.get(unit)
    name = member.sets[0] if member else ""
    command = bank.command(unit.command)
    topics = stock.topics(name) if name else command.concepts

    def card(kind: Kind, more: str = "") -> Card:
        turn, line = (deed.turn, deed.line) if deed else (0, "")
        return Card(f"{kind}/{unit.name}{more}", kind, unit.subject, topics, name, origin, turn, line)

    yield card("meaning")
    if unit.flag:
        yield card("cloze")
        flag = command.flags.get(unit.flag)
        if flag and stock.values(flag.value):
            yield card("cloze", "/value")
    if member:
        yield card("write")
    if not unit.flag and unit.command in stock.events:
        yield card("order")


def _of_error(name: str, bank: Bank, origin: Origin, deed: Deed | None = None) -> Iterator[Card]:
    entry = next((entry for entry in bank.errors if entry.id == name), None)
    command = deed.command if deed else entry.commands[0] if entry else ""
    topics = bank.command(command).concepts if command in bank.commands else _OF_THE_CLIENT
    turn, line = (deed.turn, deed.line) if deed else (0, "")
    for kind in ("cause", "mistake"):
        yield Card(f"{kind}/{name}", kind, f"error/{name}", topics, "", origin, turn, line)


def _of_exit(deed: Deed, stock: Stock) -> Iterator[Card]:
    """Make cards of exit codes: what docker's own tell, and how containers of the learner's ended."""
    topics = ("exit-code",)
    code = str(deed.exit_code)
    if code in OF_DOCKER and deed.error:
        subject = f"exit-code/{code}"
        yield Card(f"predict/{subject}", "predict", subject, topics, "", "journal", deed.turn, deed.line)
    for change in deed.changes:
        code = change.detail.get("exit_code", "")
        if code in stock.exits:
            subject = f"exit-code/{code}"
            yield Card(f"output/{subject}", "output", subject, topics, "", "journal", deed.turn, deed.line)


def _from_bank(bank: Bank, stock: Stock) -> Iterator[Card]:
    """Make every card that content/quiz has what it takes for."""
    for unit in stock.members:
        yield from _of_unit(unit, bank, stock, "bank")
    for seed in stock.seeds.values():
        topics = (*seed.topics, _STATE) if seed.goals else seed.topics
        yield Card(seed.card, seed.kind, seed.about, topics, seed.confusable)
    for name in stock.errors:
        yield from _of_stock_error(name, bank, stock)
    for code in stock.exits:
        yield Card(f"output/exit-code/{code}", "output", f"exit-code/{code}", ("exit-code",))


def _of_stock_error(name: str, bank: Bank, stock: Stock) -> Iterator[Card]:
    at_fault = stock.errors[name].at
    yield from (card for card in _of_error(name, bank, "bank") if at_fault or card.kind != "mistake")
