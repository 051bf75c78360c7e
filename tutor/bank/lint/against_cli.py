"""Compares the facts in content/commands/ with what the installed docker CLI prints: C016."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.bank import scaffold
from tutor.bank.compile import read_toml
from tutor.bank.lint.files import Finding, Table, read_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def compare(root: Path) -> list[Finding]:
    """Write every command's file anew, in memory, and give what would change."""
    files, _ = read_files(root)
    names = dict(scaffold.every_command())
    missing = [Finding("commands", "C016", f"no file for `{name}`") for name in names.keys() - files.commands]
    return sorted(
        [*missing, *(finding for name, line in names.items() for finding in _differs(root, name, line))]
    )


def _differs(root: Path, name: str, line: str) -> Iterator[Finding]:
    file = scaffold.file_of(name)
    old = read_toml(root / "commands" / file)
    new = scaffold.merge(name, line, old, root / "commands")
    for key in sorted(old.keys() | new.keys()):
        if old and old.get(key) != new.get(key):
            flags = f" of {', '.join(_flags_apart(old, new))}" if key == "flag" else ""
            yield Finding(f"commands/{file}", "C016", f"`{key}`{flags} is not what the docker CLI says")


def _flags_apart(old: Table, new: Table) -> list[str]:
    before, now = scaffold.flags_of(old), scaffold.flags_of(new)
    return sorted(flag for flag in before.keys() | now.keys() if before.get(flag) != now.get(flag))
