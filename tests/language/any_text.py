"""A hundred thousand lines that nobody would type, and what must hold for each; made fast, not shrunk.

hypothesis looks for the smallest line in test_properties.py; here it is the number that counts.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.language.usage_errors import ACCEPTED, REFUSED
from tutor import explain, language
from tutor.bank.load import Bank, load
from tutor.explain import combine
from tutor.model import Invocation, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

LINES: Final = 100_000
_FOLDER = Path(__file__).parents[1] / "parity" / "lines"
_MARKS: Final = (
    "'",
    '"',
    "\\",
    "\\\n",
    "\n",
    "|",
    "&&",
    ";",
    "$(",
    ")",
    "`",
    "$A",
    "~",
    "#",
    "*",
    "<<E",
    "{a,b}",
)
_ODD: Final = (
    "=",
    "-",
    "--",
    "---",
    "-=",
    "--=",
    "–it",
    "“x”",
    "한글",
    "\x00",
    "\ud800",
    "é",
    "\U0001f433",
    "\t",
    "!",
)
_FAILED: Final = Outcome("failed", 1, "Error response from daemon: no such thing")
_DIAGNOSED: Final = 40  # one line of this many: it looks through the whole catalogue


def lines(seed: int, count: int, bank: Bank) -> Iterator[str]:
    """Give `count` lines, the same ones for the same seed."""
    chance = random.Random(seed)
    real = [*REFUSED, *ACCEPTED, *_written()]
    words = [*_words(bank), *_MARKS, *_ODD]
    for _ in range(count):
        kind = chance.random()
        if kind < 0.5:
            yield _spoiled(chance.choice(real), words, chance)
        elif kind < 0.9:
            yield "docker "[: chance.choice((0, 7))] + " ".join(chance.choices(words, k=chance.randrange(8)))
        else:
            yield "".join(
                chr(chance.choice(_LIMITS) - chance.randrange(95)) for _ in range(chance.randrange(20))
            )


_LIMITS: Final = (127, 127, 255, 0xAC5F, 0xD7A3, 0xD85F, 0xFFFF, 0x10FFFF)


def _written() -> list[str]:
    return [line for file in sorted(_FOLDER.glob("*.txt")) for line in file.read_text().splitlines() if line]


def _words(bank: Bank) -> list[str]:
    """Give every word of a command, every flag and some values."""
    found = {word for spelling in bank.spellings for word in spelling.split()}
    for name in bank.commands:
        found |= {f"--{flag}" for flag in bank.command(name).flags}
        found |= {f"-{flag.short}" for flag in bank.command(name).flags.values() if flag.short}
    values = (
        "80:80",
        "a:/b",
        "A=1",
        "busybox",
        "web",
        "{{.ID}}",
        "type=bind,src=/a",
        "5m",
        "sudo",
        "docker",
        "ls",
    )
    return sorted(found | set(values))


def _spoiled(line: str, words: list[str], chance: random.Random) -> str:
    """Do one to three small things to a line."""
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(line) + 1)
        match chance.randrange(5):
            case 0:
                line = line[:at] + line[at + 1 :]
            case 1:
                line = line[:at] + chance.choice(words) + line[at:]
            case 2:
                line = line[:at]
            case 3:
                parts = line.split(" ")
                chance.shuffle(parts)
                line = " ".join(parts)
            case 4:
                line = f"{line} {chance.choice(words)} {line[at:]}"
    return line


def check(seed: int, count: int) -> list[str]:
    """Read and explain the lines of a seed; give those that raised, with what they raised."""
    bank, found = load(), list[str]()
    surroundings = language.Surroundings({"A": "x"}, "/nowhere", "/root", frozenset(("ls", "cat", "ps")))
    for number, text in enumerate(lines(seed, count, bank)):
        try:
            line = language.read(text, bank, surroundings)
            for one in line.invocations:
                _explained(one, bank, deep=not number % _DIAGNOSED)
        except Exception as error:
            found.append(f"{text!r}: {error!r}")
    return found


def _explained(one: Invocation, bank: Bank, deep: bool) -> None:
    if one.problem and not (one.problem.text and one.problem.exit_code):
        raise AssertionError("a problem that says nothing")
    combine.wants(one)
    explain.more(one, bank)  # all of `explain`, and more
    explain.alternatives(one, bank)
    language.canonical(one, bank)
    if deep:
        explain.diagnose(one, _FAILED, bank)
