"""Compares the facts in content/commands/ with what the installed docker CLI, or a plugin, prints: C016."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.bank import scaffold
from tutor.bank.compile import read_toml
from tutor.bank.lint.files import Finding, Table, read_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def compare(root: Path) -> list[Finding]:
    """Write every command's file anew, in memory, and give what would change."""
    return _compare(root, scaffold.every_command())


def compare_plugin(root: Path, name: str) -> list[Finding] | None:
    """Do the same with a plugin's commands; None where there is no plugin of our facts' version."""
    program = scaffold.plugin_program(name)
    return _compare(root, scaffold.every_command_of(name, program)) if program else None


def _compare(root: Path, commands: Iterable[scaffold.Found]) -> list[Finding]:
    files, _ = read_files(root)
    found: list[Finding] = []
    for command in commands:
        if command.name in files.commands:
            found += differs(command, root / "commands")
        else:
            found.append(Finding("commands", "C016", f"no file for `{command.name}`"))
    return sorted(found)


def differs(command: scaffold.Found, folder: Path) -> Iterator[Finding]:
    """Give what the CLI says otherwise about one command."""
    file = scaffold.file_of(command.name)
    old = read_toml(folder / file)
    new = scaffold.merge(command, old, folder)
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) != new.get(key):
            flags = f" of {', '.join(_flags_apart(old, new))}" if key == "flag" else ""
            yield Finding(f"commands/{file}", "C016", f"`{key}`{flags} is not what the docker CLI says")


def _flags_apart(old: Table, new: Table) -> list[str]:
    before, now = scaffold.flags_of(old), scaffold.flags_of(new)
    return sorted(flag for flag in before.keys() | now.keys() if before.get(flag) != now.get(flag))
