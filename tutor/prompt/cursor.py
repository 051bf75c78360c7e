"""Reads a line that is still being typed: which command, which flags are used up, what the cursor stands on.

`language` reads finished lines. This reads the text before the cursor, which ends in the middle of anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.bank.facts import Command, Flag, OperandFacts
    from tutor.bank.load import Bank

_TOKEN = re.compile(
    r"""(?P<word>(?:[^\s"'\\|;&()`$]|\\.|"(?:\\.|[^"\\])*(?:"|\\?\Z)|'[^']*(?:'|\Z)|\$(?!\()|\\\Z)+)"""
    r"""|(?P<cut>[|;&()`\n]|\$\()""",
    re.DOTALL,
)
_PREFIXES = frozenset({"$", "#", "sudo"})


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of the command under the cursor. `current` is the unfinished one (often ""), at `start`."""

    words: tuple[str, ...]
    current: str
    start: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The command under the cursor as far as it goes.

    `rest` are the words after its name, `used` the flags typed, `awaits` the flag whose value comes next,
    `ended` is true where no flag can follow any more.
    """

    command: Command
    rest: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()
    operands: tuple[str, ...] = ()
    awaits: Flag | None = None
    ended: bool = False

    @property
    def operand(self) -> OperandFacts | None:
        """Give the operand that comes next."""
        places, count = self.command.operands, len(self.operands)
        if count < len(places):
            return places[count]
        return places[-1] if places and places[-1].repeatable else None


def typed(text: str) -> Typed:
    """Split the text before the cursor; words before a `|`, `;`, `$(` or a line's end belong to others."""
    flat = text.replace("\\\n", "  ")
    words: list[tuple[str, int]] = []
    end = 0
    for token in _TOKEN.finditer(flat):
        if token["cut"]:
            words.clear()
        else:
            words.append((token["word"], token.start()))
        end = token.end()
    unfinished = bool(words) and end == len(flat)
    current, start = words.pop() if unfinished else ("", len(flat))
    return Typed(tuple(plain(word) for word, _ in words), current, start)


def plain(word: str) -> str:
    """Take quotes and backslashes off a word."""
    return re.sub(r"\\(.)|[\"']", r"\1", word, flags=re.DOTALL)


def read(words: Sequence[str], bank: Bank) -> Reading | None:
    """Read the words before the cursor; None where they begin no docker command."""
    left = list(words)
    while left and left[0] in _PREFIXES:
        left.pop(0)
    typed_docker = left[:1] == ["docker"]
    root = _walk(bank.command("docker"), left[1:] if typed_docker else left)
    name: tuple[str, ...] = ()
    reading = root
    while reading.command.sections and reading.operands:
        name = (*name, reading.operands[0])
        canonical = bank.known(name)
        if canonical is None:
            return None
        reading = _walk(bank.command(canonical), reading.rest)
    return reading


def _walk(command: Command, words: Sequence[str]) -> Reading:
    """Read flags and operands; in a group, stop at the name of the subcommand."""
    used: set[str] = set()
    operands: list[str] = []
    awaits: Flag | None = None
    for index, word in enumerate(words):
        if awaits:
            awaits = None
        elif word == "--":
            return Reading(command, (), frozenset(used), (*operands, *words[index + 1 :]), ended=True)
        elif word.startswith("-") and word != "-":
            names, awaits = _flags(command, word)
            used |= names
        elif command.sections:
            return Reading(command, tuple(words[index + 1 :]), frozenset(used), (word,))
        else:
            operands.append(word)
            if not command.interspersed:
                return Reading(command, (), frozenset(used), (*operands, *words[index + 1 :]), ended=True)
    return Reading(command, (), frozenset(used), tuple(operands), awaits)


def _flags(command: Command, word: str) -> tuple[set[str], Flag | None]:
    """Give the flags of one word and the flag that waits for the next word."""
    name, equals, _ = word.partition("=")
    if word.startswith("--"):
        flag = command.flags.get(name[2:])
        return ({flag.name} if flag else set()), (flag if flag and flag.type and not equals else None)
    found: set[str] = set()
    for index, letter in enumerate(word[1:], 2):
        flag = command.short(letter)
        if flag is None:
            break
        found.add(flag.name)
        if flag.type:
            return found, (flag if index == len(word) else None)
    return found, None
