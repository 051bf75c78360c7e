"""Reads the files of content/ for the lint and names the things found wrong."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from tutor.bank.compile import ContentError, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Table = dict[str, Any]


class Finding(NamedTuple):
    """One thing that is wrong. `code` is stable, `file` relative to the content folder."""

    file: str
    code: str
    message: str

    def __str__(self) -> str:
        """Give the line to print."""
        return f"{self.file}: {self.code}: {self.message}"


class Files(NamedTuple):
    """All tables of content/. `tables` maps a file (relative, `/`) to what it says, `pages` Markdown."""

    tables: dict[str, Table]
    pages: Mapping[str, str] = MappingProxyType({})

    def below(self, folder: str) -> Iterator[tuple[str, Table]]:
        """Give the files of one folder."""
        return ((name, table) for name, table in self.tables.items() if name.startswith(f"{folder}/"))

    def get(self, name: str) -> Table:
        """Give one file, empty where it is absent."""
        return self.tables.get(name, {})

    @property
    def kinds(self) -> dict[str, dict[str, list[str]]]:
        """The value kinds: name -> form -> slots."""
        return {kind: table.get("forms", {}) for kind, table in self.get("kinds.toml").items()}

    @property
    def commands(self) -> dict[str, Table]:
        """The command files by canonical name."""
        return {table.get("name", ""): table for _, table in self.below("commands")}

    def has(self, entry: str) -> bool:
        """Tell whether there is an entry: `concept/ID`, `command/NAME`, `error/ID` or `flag/NAME/FLAG`."""
        kind, _, name = entry.partition("/")
        if kind == "concept":
            return bool(self.get(f"concepts/{name}.toml"))
        if kind == "command":
            return name in self.commands
        if kind == "error":
            return any(name in table for _, table in self.below("errors"))
        command, _, flag = name.rpartition("/")
        return kind == "flag" and flag in self.commands.get(command, {}).get("flag", {})


def read_files(root: Path) -> tuple[Files, list[Finding]]:
    """Read every TOML file below `root`; what is no TOML becomes a finding."""
    tables: dict[str, Table] = {}
    found: list[Finding] = []
    for path in sorted(root.rglob("*.toml")):
        name = path.relative_to(root).as_posix()
        try:
            tables[name] = read_toml(path)
        except ContentError as error:
            found.append(Finding(name, "C001", f"cannot be read: {error.__cause__}"))
    pages = {path.relative_to(root).as_posix(): _read(path) for path in sorted(root.glob("lessons/**/??.md"))}
    return Files(tables, pages), found


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:  # told where the lesson is read
        return ""
