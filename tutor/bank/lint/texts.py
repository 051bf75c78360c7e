"""Checks texts as pairs: C003 language, C004 slots, C005 code, C006 a slot nothing fills, C015 length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tutor.bank.compile import SEEDS
from tutor.bank.facts import LANGS
from tutor.bank.lint import prose
from tutor.bank.lint.files import Finding, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.bank.lint.files import Files

SLOT = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")
CODE = re.compile(r"`([^`]+)`")
_RATIO = (0.25, 1.25)  # Korean characters to one English; outside of it one of the two says less
_SHORT = 30  # characters of English below which a ratio says nothing
_LINE_SLOTS = frozenset({"value", "name", "container", "image", "network", "volume", "command", "line"})

_STATE_SLOTS = frozenset({"code", "count", "host", "log", "paths", "port"})


class Text(NamedTuple):
    """One text in both languages. `slots` are those that can be filled, None where code decides."""

    file: str
    where: str
    table: Table
    slots: frozenset[str] | None
    long: bool = False


def check(files: Files) -> Iterator[Finding]:
    """Compare the languages of every text, and its slots with what can fill them."""
    for text in every_text(files):
        yield from _languages(text)
        yield from _slots(text)


def every_text(files: Files) -> Iterator[Text]:
    """Give every text of the content."""
    for name, table in files.below("commands"):
        yield from _command(files, name, table)
    for name, table in files.below("errors"):
        for entry, facts in table.items():
            yield from _error(name, entry, facts)
    for name, table in files.below("concepts"):
        for part in ("title", "text", "more"):
            yield Text(name, part, table.get(part, {}), frozenset(), long=part != "title")
    yield from _coded(files, "cautions.toml")
    yield from _coded(files, "combinations.toml")
    yield from _messages("parts.toml", "", files.get("parts.toml"))
    yield from _quiz(files)
    terms = files.get("glossary.toml")
    advice, known = files.get("advice.toml"), frozenset({"name", "image"})
    yield from (Text("advice.toml", one, table.get("text", {}), known) for one, table in advice.items())
    yield from (Text("glossary.toml", term, table, frozenset()) for term, table in terms.items())
    yield from _lessons(files)
    for name, table in [("messages.toml", files.get("messages.toml")), *files.below("messages")]:
        yield from _messages(name, "", table)


def _lessons(files: Files) -> Iterator[Text]:
    """Give the texts of lessons: what stands in their tables, and their prose."""
    for name, table in files.below("lessons"):
        yield from _messages(name, "", {"step": table.get("step", [])})
    yield from (Text(name, where, table, None, long=True) for name, where, table in prose.texts(files.pages))


def _coded(files: Files, name: str) -> Iterator[Text]:
    yield from (Text(name, code, table.get("text", {}), None) for code, table in files.get(name).items())


def _quiz(files: Files) -> Iterator[Text]:
    names = frozenset(files.get("quiz/values.toml").get("names", {}))
    for code, table in files.get("quiz/exits.toml").items():
        yield Text("quiz/exits.toml", code, table, frozenset())
    for name in (f"quiz/{kind}.toml" for kind in SEEDS):
        for entry, facts in files.get(name).items():
            for part in ("ask", "why"):
                yield Text(name, f"{entry}.{part}", facts.get(part, {}), names, long=True)
            for number, choice in enumerate(facts.get("choice", []), 1):
                texts = {lang: choice[lang] for lang in LANGS if lang in choice}
                yield Text(name, f"{entry}.choice {number}", texts, names)


def _error(name: str, entry: str, facts: Table) -> Iterator[Text]:
    slots = frozenset(re.findall(r"\(\?P<(\w+)>", facts.get("pattern", ""))) | _LINE_SLOTS
    slots |= _STATE_SLOTS if facts.get("kind") in ("exit", "state") else frozenset()
    for part in ("what", "why", "next"):
        yield Text(name, f"{entry}.{part}", facts.get(part, {}), slots)


def _command(files: Files, name: str, table: Table) -> Iterator[Text]:
    operands = frozenset[str]().union(*(_always(files, place) for place in table.get("operand", [])))
    yield Text(name, "text", table.get("text", {}), operands)
    for form, texts in table.get("form", {}).items():
        yield Text(name, f"text as {form}", texts, operands)
    yield Text(name, "more", table.get("more", {}), operands, long=True)
    for number, step in enumerate(table.get("order", []), 1):
        yield Text(name, f"order {number}", {lang: step[lang] for lang in LANGS if lang in step}, operands)
    for place in table.get("operand", []):
        yield from _valued(files, name, f"operand {place.get('name')}", place, place.get("kind", ""))
    for flag, facts in table.get("flag", {}).items():
        yield from _valued(files, name, f"flag {flag}", facts, facts.get("value", ""))


def _always(files: Files, place: Table) -> frozenset[str]:
    """Give the slots that a command's sentence may count on: those of operands that must be typed."""
    return frozenset() if place.get("optional") else _common(files.kinds.get(place.get("kind", ""), {}))


def _valued(files: Files, name: str, where: str, table: Table, kind: str) -> Iterator[Text]:
    forms = files.kinds.get(kind, {})
    own = table.get("form", {})
    rest = {form: slots for form, slots in forms.items() if form not in own} or forms
    yield Text(name, where, table.get("text", {}), _common(rest))
    yield Text(name, f"{where} more", table.get("more", {}), _common(forms), long=True)
    for form, texts in own.items():
        slots = frozenset(forms.get(form, [])) if form in forms else _common(forms)
        yield Text(name, f"{where} as {form}", texts, slots | {"value"})


def _common(forms: Mapping[str, list[str]]) -> frozenset[str]:
    """Give the slots that every form has; for a form without any, the raw value stands in (`-`, `all`)."""
    sets = [frozenset(slots) for slots in forms.values() if slots]
    return frozenset({"value"}).union(sets[0].intersection(*sets)) if sets else frozenset({"value"})


def _messages(name: str, path: str, table: Table) -> Iterator[Text]:
    texts = {lang: table[lang] for lang in LANGS if isinstance(table.get(lang), str)}
    if texts:
        yield Text(name, path, texts, None, long=True)
    for key, below in table.items():
        if isinstance(below, dict):
            yield from _messages(name, f"{path}.{key}".strip("."), below)
        elif isinstance(below, list) and below and isinstance(below[0], dict):
            numbered = {str(number): one for number, one in enumerate(below, 1)}
            yield from _messages(name, f"{path}.{key}".strip("."), numbered)


def _languages(text: Text) -> Iterator[Finding]:
    if not text.table:
        return
    missing = [lang for lang in LANGS if not str(text.table.get(lang, "")).strip()]
    for lang in missing:
        yield Finding(text.file, "C003", f"{text.where}: no text in {lang}")
    if missing:
        return
    slots = [sorted(set(SLOT.findall(text.table[lang]))) for lang in LANGS]
    if slots[0] != slots[1]:
        yield Finding(text.file, "C004", f"{text.where}: slots differ: {slots[0]} and {slots[1]}")
    code = [sorted(set(CODE.findall(text.table[lang]))) for lang in LANGS]
    if code[0] != code[1]:
        apart = sorted(set(code[0]) ^ set(code[1]))
        yield Finding(text.file, "C005", f"{text.where}: code in one language only: {apart}")
    yield from _lengths(text)


def _lengths(text: Text) -> Iterator[Finding]:
    """Tell where one language says much less: the code, equal in both, does not count."""
    english, korean = (len(CODE.sub("", text.table[lang])) for lang in LANGS)
    low, high = _RATIO
    if english > _SHORT and not low <= korean / english <= high:
        yield Finding(text.file, "C015", f"{text.where}: {english} characters in en, {korean} in ko")


def _slots(text: Text) -> Iterator[Finding]:
    if text.slots is None:
        return
    used = {slot for lang in LANGS for slot in SLOT.findall(str(text.table.get(lang, "")))}
    for slot in sorted(used - text.slots):
        yield Finding(
            text.file, "C006", f"{text.where}: nothing fills {{{slot}}} for every value it is said of"
        )
