"""Checks that every docker line written between backticks is one that docker would take: C013."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from tutor.bank.compile import SEEDS, Compiled, add_command, take_over
from tutor.bank.facts import LANGS
from tutor.bank.lint.files import Finding
from tutor.bank.lint.texts import CODE, SLOT, every_text
from tutor.bank.load import Bank
from tutor.model import NO_PLUGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank.lint.files import Files

_SAMPLES = {
    "port": "8080",
    "host": "8080",
    "inside": "80",
    "protocol": "tcp",
    "address": "127.0.0.1",
    "path": "/data",
    "target": "/data",
    "source": "/data",
    "size": "512m",
    "duration": "10s",
    "free_port": "8081",
}
# What plugins know, and lines whose command is itself a slot.
_MENTION = re.compile(r"docker (?:scout|init|model|tutor|debug|desktop|extension|\{)")
_UNFINISHED = ("missing-operand", "missing-value")  # a mention: "`docker run` starts ..."


def check(files: Files) -> Iterator[Finding]:
    """Parse the docker lines of every text and of what errors say to try."""
    bank = bank_of(files)
    seen: dict[str, str] = {}
    for name, where, line in _lines(files):
        if line not in seen:
            seen[line] = problem(line, bank)
        if seen[line]:
            yield Finding(name, "C013", f"{where}: `{line}`: {seen[line]}")


def _lines(files: Files) -> Iterator[tuple[str, str, str]]:
    """Give the docker lines with their places."""
    for name, where, line in (
        *_in_texts(files),
        *_in_errors(files),
        *_in_ideas(files),
        *_in_quizzes(files),
    ):
        if line.startswith("docker "):
            yield name, where, line


def _in_texts(files: Files) -> Iterator[tuple[str, str, str]]:
    for text in every_text(files):
        said = " ".join(str(text.table.get(lang, "")) for lang in LANGS)
        yield from ((text.file, text.where, code) for code in CODE.findall(said))


def _in_errors(files: Files) -> Iterator[tuple[str, str, str]]:
    for name, table in files.below("errors"):
        for entry, facts in table.items():
            yield from ((name, f"{entry}.tries", line) for line in facts.get("tries", []))


def _in_ideas(files: Files) -> Iterator[tuple[str, str, str]]:
    for name, table in files.below("concepts"):
        yield from ((name, "tries", line) for line in table.get("tries", []))
    for entry, about in files.get("ask.toml").get("about", {}).items():
        yield from (("ask.toml", entry, line) for line in about.get("tries", []))


def _in_quizzes(files: Files) -> Iterator[tuple[str, str, str]]:
    for name, table in files.get("quiz/sets.toml").items():
        yield from (("quiz/sets.toml", name, line) for line in table.get("lines", {}).values())
    for command, line in files.get("quiz/values.toml").get("events", {}).items():
        yield "quiz/values.toml", command, line
    for entry, failing in files.get("quiz/errors.toml").get("error", {}).items():
        yield "quiz/errors.toml", f"{entry}.tries", failing.get("tries", "")
    for kind in SEEDS:
        for entry, seed in files.get(f"quiz/{kind}.toml").items():
            choices = [choice.get("code", "") for choice in seed.get("choice", [])]
            single = [seed.get(key, "") for key in ("line", "extra")]
            lists = [*seed.get("shown", []), *seed.get("steps", []), *seed.get("before", [])]
            lines = [*lists, *choices, *single]
            yield from ((f"quiz/{kind}.toml", entry, line.removeprefix("$ ")) for line in lines)


class Anything(frozenset[str]):
    """Programs of a host that has every program: which ones a learner's has nobody knows here."""

    def __contains__(self, name: object) -> bool:
        return True


def problem(line: str, bank: Bank, hosted: bool = False) -> str:
    """Tell why docker would not take a line, "" if it would; `hosted` lines may be the host's own."""
    from tutor.language import (  # language reads the bank; only this rule looks the other way
        Surroundings,
        read,
    )

    if _MENTION.match(line):
        return ""
    place = Surroundings({}, "/", "/root", Anything() if hosted else frozenset())
    found = read(line if hosted else _sample(line), bank, place)
    for invocation in found.invocations:
        wrong = invocation.problem
        unclear = [one.value.raw for one in invocation.operands if not one.name]
        if wrong and wrong.code == NO_PLUGIN:
            return f"the plugin has no {unclear[0]!r}" if unclear else ""
        if wrong and (hosted or wrong.code not in _UNFINISHED):
            return wrong.text.split("\n")[0]
    takes = bool(found.invocations) or (hosted and found.kind in ("host", "shell"))
    return "" if takes else "is no docker line"


def _sample(line: str) -> str:
    """Put something into slots and ellipses, and write placeholders (CONTAINER) as names may be written."""
    line = line.replace("sha256:...", "sha256:" + 64 * "0").replace("...", "").rstrip(" =:,/")
    filled = SLOT.sub(lambda match: _SAMPLES.get(match[1], "sample"), line)
    return re.sub(r"(?<![\w=-])[A-Z][A-Z_]+(?![\w=])", lambda match: match[0].lower(), filled)


def bank_of(files: Files) -> Bank:
    """Give the commands of the content."""
    compiled = Compiled()
    for table in files.commands.values():
        add_command(compiled, deepcopy(table))
    take_over(compiled)
    return Bank(compiled.facts, compiled.texts)
