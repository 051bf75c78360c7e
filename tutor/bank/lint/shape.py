"""Checks keys and references: C002 unknown key, C010 no text, C011 no source, C014 refers to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.bank.facts import (
    LANGS,
    SEVERAL,
    Advice,
    Command,
    Concept,
    ErrorEntry,
    Flag,
    OperandFacts,
    OrderStep,
    Section,
)
from tutor.bank.lint.files import Finding, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tutor.bank.lint.files import Files

_WORDS = frozenset(LANGS)
_TEXTS = {"text", "more", "form"}
_COMMAND = {*Command._fields, *_TEXTS, "order", "operand", "section", "flag", "arguments"} | {
    "flags_from",
    "flags_without",
}
_COMMAND -= {"minimum", "maximum", "count_error", "operands", "sections", "flags"}
_FLAG = {*Flag._fields, *_TEXTS, "nameless"} - {"name"}
_OPERAND = {*OperandFacts._fields, *_TEXTS}
_ORDER = {*OrderStep._fields, *LANGS} - {"key"}
_ERROR = {*ErrorEntry._fields, "what", "why", "next"} - {"id"}
_ADVICE = {*Advice._fields, "text"} - {"id"}
_CONCEPT = {*Concept._fields, "title", "text", "picture", "more"} - {"id"}
_IMAGE = {"ports", "folders", "volumes", "command", "entrypoint", "database", "unlike", "source"}


def check(files: Files) -> Iterator[Finding]:
    """Give unknown keys, missing texts and sources, and references that lead nowhere."""
    for name, table in files.below("commands"):
        yield from _command(files, name, table)
    for name, table in files.below("errors"):
        yield from _errors(files, name, table)
    for name, table in files.below("concepts"):
        yield from _concept(files, name, table)
    yield from _tables(files)
    for kind, parts in files.get("parts.toml").items():
        yield from _nowhere("parts.toml", "kind of value", [kind], files.get("kinds.toml"))
        for entry, table in parts.items():
            yield from _unknown("parts.toml", f"{kind}.{entry}", table, _WORDS)
    for entry, table in files.get("glossary.toml").items():
        yield from _unknown("glossary.toml", entry, table, {*LANGS, "accept", "banned"})


def _tables(files: Files) -> Iterator[Finding]:
    """Check the files that are one table of entries."""
    for name in ("cautions.toml", "combinations.toml"):
        for entry, table in files.get(name).items():
            yield from _unknown(name, entry, table, {"name", "text"})
    for name, allowed in (("images.toml", _IMAGE), ("advice.toml", _ADVICE)):
        for entry, table in files.get(name).items():
            yield from _unknown(name, entry, table, allowed)
            yield from _sourced(name, entry, [table.get("source", "")])


def _command(files: Files, name: str, table: Table) -> Iterator[Finding]:
    yield from _unknown(name, "the file", table, _COMMAND)
    forms = {SEVERAL, *_switches(table)}
    yield from _nowhere(name, "form of the command", table.get("form", {}), forms)
    yield from _unknown(name, "arguments", table.get("arguments", {}), {"min", "max", "error"})
    for place in table.get("operand", []):
        yield from _valued(
            files, name, f"operand {place.get('name')}", _plain(place, forms), _OPERAND, place.get("kind", "")
        )
    for flag, facts in table.get("flag", {}).items():
        yield from _valued(files, name, f"flag {flag}", facts, _FLAG, facts.get("value", ""))
    for step in table.get("order", []):
        yield from _unknown(name, "order", step, _ORDER)
    for section in table.get("section", []):
        yield from _unknown(name, "section", section, set(Section._fields))
    yield from _nowhere(name, "concept", table.get("concepts", []), _concepts(files))
    if source := table.get("flags_from"):
        yield from _nowhere(name, "command", [source], files.commands)
    if not table.get("link", "").startswith("https://"):
        yield Finding(name, "C011", "has no link to Docker's documentation")
    if table.get("scope") != "later":
        yield from _wordless(name, table)


def _wordless(name: str, table: Table) -> Iterator[Finding]:
    if not table.get("text"):
        yield Finding(name, "C010", "the command has no text")
    for flag, facts in table.get("flag", {}).items():
        if not facts.get("text") and not facts.get("hidden"):
            yield Finding(name, "C010", f"flag {flag} has no text")


def _switches(table: Table) -> set[str]:
    """Give the switches of a command: with one of them its text or that of an operand may be another."""
    return {flag for flag, facts in table.get("flag", {}).items() if facts.get("value") == "switch"}


def _plain(place: Table, others: Collection[str]) -> Table:
    """Leave out the forms of an operand that say nothing of its kind: several words, or with a switch."""
    return {**place, "form": {form: 1 for form in place.get("form", {}) if form not in others}}


def _valued(
    files: Files, name: str, where: str, table: Table, allowed: set[str], kind: str
) -> Iterator[Finding]:
    yield from _unknown(name, where, table, allowed)
    yield from _nowhere(name, f"value kind of {where}", [kind], files.kinds)
    yield from _nowhere(name, f"form of {where}", table.get("form", {}), files.kinds.get(kind, {}))


def _errors(files: Files, name: str, table: Table) -> Iterator[Finding]:
    for entry, facts in table.items():
        yield from _unknown(name, entry, facts, _ERROR)
        commands = [command for command in facts.get("commands", []) if command != "*"]
        yield from _nowhere(name, f"command of {entry}", commands, files.commands)
        yield from _sourced(name, entry, facts.get("source", []))
        for part in ("what", "why", "next"):
            if not facts.get(part):
                yield Finding(name, "C010", f"{entry} has no text `{part}`")


def _concept(files: Files, name: str, table: Table) -> Iterator[Finding]:
    yield from _unknown(name, "the file", table, _CONCEPT)
    yield from _nowhere(name, "related concept", table.get("related", []), _concepts(files))
    if not table.get("link", "").startswith("https://"):
        yield Finding(name, "C011", "has no link")
    for part in ("title", "text"):
        if not table.get(part):
            yield Finding(name, "C010", f"has no {part}")


def _concepts(files: Files) -> set[str]:
    return {name.removeprefix("concepts/").removesuffix(".toml") for name, _ in files.below("concepts")}


def _sourced(name: str, entry: str, sources: Collection[str]) -> Iterator[Finding]:
    if not sources or not all(str(source).startswith("https://") for source in sources):
        yield Finding(name, "C011", f"{entry} has no source with a link")


def _unknown(name: str, where: str, table: Table, allowed: Collection[str]) -> Iterator[Finding]:
    for key in table.keys() - set(allowed):
        yield Finding(name, "C002", f"{where} has an unknown key `{key}`")


def _nowhere(name: str, what: str, given: Collection[str], known: Collection[str]) -> Iterator[Finding]:
    for value in given:
        if value not in known:
            yield Finding(name, "C014", f"there is no {what} `{value}`")
