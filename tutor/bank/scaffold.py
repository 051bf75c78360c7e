"""Writes the facts of commands into content/commands/ from the CLI's own `--help`; texts that are there stay.

`python -m tutor.bank.scaffold "container stop"` makes or refreshes one file; without a name, all of them. The
commands of a plugin (`"compose up"`) are asked of the plugin that docker would find, also by `DOCKER_CONFIG`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tutor.bank import cli, operands, toml
from tutor.bank.compile import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CONTENT = Path(__file__).parents[2] / "content"
PLUGINS: Mapping[str, str] = MappingProxyType({"buildx": "0.29.", "compose": "2.40."})
"""The plugins that the bank knows, each with the version that its facts are from."""

# For programs only, or new and still changing.
_LEFT_OUT = ("buildx dial-stdio", "buildx history", "compose bridge")
_UNLISTED = ("help", "completion", "system dial-stdio")
_BY_TYPE = {
    "": "switch",
    "bytes": "bytes",
    "decimal": "decimal",
    "duration": "duration",
    "filter": "filter",
    "float": "float",
    "int": "int",
    "mount": "mount",
    "network": "network",
    "strings": "strings",
    "uint": "int",
    "uint16": "int",
    "ulimit": "ulimit",
}
_ORDER = (
    *(
        "name",
        "aliases",
        "unlisted",
        "usage",
        "help",
        "description",
        "epilogue",
        "warning",
        "link",
        "interspersed",
    ),
    *("arguments", "changes", "concepts", "hidden", "experimental", "api", "needs", "scope", "plugin"),
    *("flags_from", "flags_without", "text", "form", "more", "order", "operand", "section", "flag"),
)
_FLAG_ORDER = (
    *("short", "type", "value", "repeatable", "default", "help", "hidden", "deprecated"),
    *("api", "needs", "persistent", "text", "form", "more"),
)
Table = dict[str, object]


class Found(NamedTuple):
    """A command of the CLI: its canonical name, the line its parent's help has for it, its own help."""

    name: str
    line: str
    help: cli.Help
    program: str = "docker"

    @property
    def plugin(self) -> str:
        """Give the name of the plugin whose command it is, or ""."""
        return self.name.split(" ")[0] if self.program != "docker" else ""


def every_command() -> Iterator[Found]:
    """Give every command and group once, under its canonical name."""
    root = Found("docker", "", cli.read_help([]))
    yield root
    seen: set[str] = set()
    unlisted = (Found(name, "", cli.read_help(name.split())) for name in _UNLISTED)
    for found in (*_below(root), *unlisted, *_below(Found("completion", "", cli.read_help(["completion"])))):
        if _canonical(found) == found.name and found.name not in seen:
            seen.add(found.name)
            yield found


def every_command_of(plugin: str, program: str) -> Iterator[Found]:
    """Give every command and group of a plugin; `program` is its path."""
    root = Found(plugin, "", cli.read_help([plugin], program=program), program)
    yield root
    yield from (found for found in _below(root) if not found.name.startswith(_LEFT_OUT))


def plugin_program(name: str) -> str:
    """Give the path of a plugin whose version is that of our facts, or ""."""
    from tutor.daemon.config import load
    from tutor.plugins.find import plugin

    found = plugin(name, load(os.environ))
    if found is None or found.fault:
        return ""
    version = str(found.said.get("Version", "")).removeprefix("v")
    return str(found.path) if version.startswith(PLUGINS[name]) else ""


def write(found: Found, folder: Path = CONTENT / "commands") -> Path:
    """Write the file of one command, keeping what people wrote in it."""
    path = folder / file_of(found.name)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(toml.dump(merge(found, read_toml(path), folder)), "utf-8")
    return path


def file_of(name: str) -> str:
    """Give the name of a command's file."""
    return f"{name.replace(' ', '-')}.toml"


def merge(found: Found, old: Mapping[str, object], folder: Path) -> Table:
    """Give the new content of a command's file: the CLI's facts, and all else from the old file."""
    new: Table = {**(old or _defaults(found.name, found.help)), **_facts(found, str(old.get("help", "")))}
    listed = cli.flags(found.help)
    if found.plugin not in ("", found.name):
        listed = _without_persistent(listed, read_toml(folder / file_of(found.plugin)))
    flags = {flag: _flag(facts, flags_of(old).get(flag, {})) for flag, facts in listed.items()}
    hidden = {flag: facts for flag, facts in flags_of(old).items() if facts.get("hidden")}
    new["flag"] = dict(sorted({**flags, **hidden}.items()))
    if source := str(old.get("flags_from", "")):
        _share(new, read_toml(folder / file_of(source)))
    return {key: new[key] for key in _ORDER if new.get(key) not in ("", [], {}, None)}


def _without_persistent(flags: Mapping[str, Table], root: Mapping[str, object]) -> dict[str, Table]:
    """Leave out what every command of the plugin has from its root."""
    theirs = {name: facts for name, facts in flags_of(root).items() if facts.get("persistent")}
    return {name: facts for name, facts in flags.items() if not _same(facts, theirs.get(name, {}))}


def _facts(found: Found, before: str) -> Table:
    help_ = found.help
    short = found.line or before or help_.description.split("\n")[0]
    aliases = cli.aliases(help_, found.name)
    return {
        "name": found.name,
        "aliases": [name for name in aliases if name.startswith(found.plugin)],
        "usage": help_.usage,
        "help": short,
        "description": help_.description if help_.description != short else "",
        "epilogue": help_.epilogue,
        "warning": help_.warning,
        "experimental": "EXPERIMENTAL" in help_.sections or "",
        "plugin": found.plugin,
        "section": [{"title": title, "commands": list(rows)} for title, rows in help_.groups.items()],
    }


def _defaults(name: str, help_: cli.Help) -> Table:
    found = [] if help_.groups else operands.read_operands(help_.usage, name)
    path = "/".join(_words(name))
    return {
        "link": f"https://docs.docker.com/reference/cli/docker/{path}/".replace("docker//", "docker/"),
        "arguments": operands.count(found) if not help_.groups else {},
        "changes": not help_.groups,
        "operand": found,
        "scope": "later",
    }


def _flag(facts: Mapping[str, object], old: Mapping[str, object]) -> Table:
    kind = old.get("value") or _BY_TYPE.get(str(facts.get("type", "")), "string")
    curated = {key: old[key] for key in ("api", "needs", "persistent", "text", "form", "more") if key in old}
    new: Table = {**facts, **curated, "value": kind}
    return {key: new[key] for key in _FLAG_ORDER if key in new}


def _share(new: Table, source: Mapping[str, object]) -> None:
    """Leave out the flags that are the same in the command they are taken over from."""
    theirs, ours = flags_of(source), flags_of(new)
    listed = {name for name, facts in theirs.items() if not facts.get("hidden")}
    new["flags_without"] = sorted(listed - set(ours))
    new["flag"] = {name: facts for name, facts in ours.items() if not _same(facts, theirs.get(name, {}))}


def _same(ours: Mapping[str, object], theirs: Mapping[str, object]) -> bool:
    keys = ("short", "type", "repeatable", "default", "help", "hidden")
    return not ours.keys() & {"text", "form", "more"} and all(
        ours.get(key) == theirs.get(key) for key in keys
    )


def flags_of(file: Mapping[str, object]) -> dict[str, Table]:
    """Give the flags of a command's file by name."""
    found = file.get("flag", {})
    return found if isinstance(found, dict) else {}


def _below(group: Found) -> Iterator[Found]:
    for rows in group.help.groups.values():
        for word, line in rows.items():
            words = [*_words(group.name), word]
            help_ = cli.read_help(words, program=group.program)
            found = Found(" ".join(words), line, help_, group.program)
            yield found
            yield from _below(found)


def _canonical(found: Found) -> str:
    """Give the spelling that the CLI's own list of aliases has first."""
    lines = found.help.sections.get("Aliases", ())
    return lines[0].strip().split(",")[0].removeprefix("docker ") if lines else found.name


def _words(name: str) -> list[str]:
    return [] if name == "docker" else name.split()


def _of_plugins() -> Iterator[Found]:
    for name in PLUGINS:
        if program := plugin_program(name):
            yield from every_command_of(name, program)


def main(names: list[str]) -> None:
    """Write the files of the commands named, or of all."""
    if not cli.version().startswith("28."):
        sys.exit(f"the facts are those of the docker CLI 28; this one is {cli.version() or 'missing'}")
    known = {found.name: found for found in (*every_command(), *_of_plugins())}
    if strange := [name for name in names if name not in known]:
        sys.exit(f"docker has no command {strange[0]!r}; use its first spelling (`container stop`)")
    for name in names or known:
        print(write(known[name]))


if __name__ == "__main__":
    main(sys.argv[1:])
