"""Checks that what is said of an option is said of its value: C017 a text that names no value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.bank.lint.files import Finding, Table
from tutor.bank.lint.texts import SLOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.bank.lint.files import Files

_ONE_VALUE = (
    "zero",
    "unlimited",
)  # such a form is one value itself, and so is one with a single slot (`host`)


def check(files: Files) -> Iterator[Finding]:
    """Give the texts of options that would fit any value. `nameless` says why one must."""
    for name, table in files.below("commands"):
        for flag, facts in table.get("flag", {}).items():
            forms = files.kinds.get(facts.get("value", ""), {})
            for form in () if facts.get("nameless") else _nameless(facts, forms):
                yield Finding(name, "C017", f"flag {flag}{form and f' as {form}'} names no value")


def _nameless(facts: Table, forms: Mapping[str, list[str]]) -> Iterator[str]:
    """Give the forms without a slot in their text, "" for the plain text.

    A kind without slots is a switch or a secret.
    """
    own = facts.get("form", {})
    for form, texts in {"": facts.get("text", {}), **own}.items():
        rest = [slots for name, slots in forms.items() if name not in own]
        several = form not in _ONE_VALUE and len(forms.get(form, [])) > 1
        named = several if form else any(rest)
        if named and texts and not SLOT.search(texts.get("en", "")):
            yield form
