"""Checks ask.toml: C021 an entry that is nowhere, an unknown key, a way of asking that is there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.bank.lint.files import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank.lint.files import Files, Table

_NAME = "ask.toml"
_TABLES = {"same", "skip", "sign", "topic", "sample", "about"}
_ABOUT = {"asked", "tries", "concept"}


def check(files: Files) -> Iterator[Finding]:
    """Give what is wrong with the ways of asking."""
    table = files.get(_NAME)
    for key in sorted(table.keys() - _TABLES):
        yield Finding(_NAME, "C021", f"unknown table `{key}`")
    for entry, about in table.get("about", {}).items():
        yield from _entry(files, entry, about)


def _entry(files: Files, entry: str, about: Table) -> Iterator[Finding]:
    if not files.has(entry):
        yield Finding(_NAME, "C021", f"there is no entry `{entry}`")
    for key in sorted(about.keys() - _ABOUT):
        yield Finding(_NAME, "C021", f"{entry} has an unknown key `{key}`")
    if "concept" in about and not files.has(f"concept/{about['concept']}"):
        yield Finding(_NAME, "C021", f"{entry}: there is no concept `{about['concept']}`")
    asked = about.get("asked", [])
    for text in sorted({text for text in asked if asked.count(text) > 1}):
        yield Finding(_NAME, "C021", f"{entry} is asked for twice by `{text}`")
