"""What can be found, and by which words: one row for each title, each way of asking, each text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.bank.facts import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank import Bank
    from tutor.bank.facts import Command, ErrorEntry, Flag

_SLOT = re.compile(r"\{+[a-z_.]*\}+")
_TITLE: Final = 1.0
_ASKED: Final = 1.0
_SAID: Final = 0.6
_LONG: Final = 0.4
_RARE: Final = 0.75  # options and commands that beginners seldom need


class Row(NamedTuple):
    """One text by which an entry can be found. `weight` is what a perfect match is worth."""

    entry: str
    weight: float
    text: str


def every_row(bank: Bank) -> Iterator[Row]:
    """Give all rows. An entry is `concept/NAME`, `command/NAME`, `flag/COMMAND/NAME` or `error/NAME`."""
    for entry, about in bank.asking.get("about", {}).items():
        yield from (Row(entry, _ASKED, text) for text in about.get("asked", ()))
    for name in bank.concepts:
        yield Row(f"concept/{name}", _TITLE, name.replace("-", " "))
        yield from _texts(bank, f"concept/{name}", _TITLE, [f"concept/{name}/title"])
        yield from _texts(bank, f"concept/{name}", _SAID, [f"concept/{name}"])
        yield from _texts(bank, f"concept/{name}", _LONG, [f"concept/{name}/more"])
    for name in bank.commands:
        yield from _command(bank, bank.command(name))
    for error in bank.errors:
        yield from _error(bank, error)


def _command(bank: Bank, command: Command) -> Iterator[Row]:
    if command.hidden or command.sections:
        return
    entry, rare = f"command/{command.name}", 1.0 if _is_common(command.name) else _RARE
    yield from (Row(entry, _TITLE * rare, spelling) for spelling in (command.name, *command.aliases))
    yield Row(entry, _SAID * rare, command.help)
    yield from _texts(bank, entry, _SAID * rare, [entry])
    for flag in command.flags.values():
        if not flag.hidden and not _is_repeated(command.name):
            yield from _flag(bank, command.name, flag)


def _flag(bank: Bank, command: str, flag: Flag) -> Iterator[Row]:
    entry, rare = f"flag/{command}/{flag.name}", 1.0 if command == "container run" else _RARE
    short = f" -{flag.short}" if flag.short else ""
    yield Row(entry, _TITLE * rare, f"{'' if command == 'container run' else command} --{flag.name}{short}")
    yield Row(entry, _SAID * rare, flag.name.replace("-", " "))
    yield Row(entry, _SAID * rare, f"{command} {flag.help}")
    yield from _texts(bank, entry, _SAID * rare, [entry])


def _error(bank: Bank, error: ErrorEntry) -> Iterator[Row]:
    entry = f"error/{error.id}"
    examples = [example for example in (error.example, *error.examples) if example]
    yield from (Row(entry, _TITLE, example) for example in examples)
    yield from _texts(bank, entry, _SAID, [f"{entry}/what", f"{entry}/why"])
    yield from _texts(bank, entry, _LONG, [f"{entry}/next"])


def _texts(bank: Bank, entry: str, weight: float, keys: Sequence[str]) -> Iterator[Row]:
    for key in keys:
        if bank.has(key):
            yield from (Row(entry, weight, _SLOT.sub(" ", bank.say(key, lang))) for lang in LANGS)


def _is_common(command: str) -> bool:
    group, _, _ = command.partition(" ")
    return group in (
        "container",
        "image",
        "network",
        "volume",
        "system",
        "search",
        "login",
        "logout",
        "version",
    )


def _is_repeated(command: str) -> bool:
    """Tell whether a command's options are those of another that is asked for instead."""
    return command in ("container create", "service update", "docker")
