"""Checks that there is more to tell of what is explained: C019 a command or an option without `more`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.bank.lint.files import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank.lint.files import Files, Table

_PLUGINS: Final = ("compose", "buildx")  # of their options only the short text is asked for


def check(files: Files) -> Iterator[Finding]:
    """Give what has no long form; a hidden or deprecated option needs none, nor does one of `flags_from`."""
    for name, table in files.below("commands"):
        if table.get("scope") != "later":
            yield from _shallow(name, table)


def _shallow(name: str, table: Table) -> Iterator[Finding]:
    if not table.get("more"):
        yield Finding(name, "C019", "the command has no `more`")
    if table.get("name", "").split(" ")[0] in _PLUGINS:
        return
    for flag, facts in table.get("flag", {}).items():
        if not (facts.get("more") or facts.get("hidden") or facts.get("deprecated")):
            yield Finding(name, "C019", f"flag {flag} has no `more`")
