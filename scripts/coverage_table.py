"""Writes docs/coverage.md: what is parsed, explained, forwarded and compared, each found out and not claimed.

`python scripts/coverage_table.py` writes the file; tests/test_coverage_table.py tells when that is due.
"""

from __future__ import annotations

import ast
import importlib.util
import shlex
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.parity import handed, recording  # noqa: E402 - a script is run from anywhere
from tests.parity.sequences import SEQUENCES  # noqa: E402
from tutor import daemon, language  # noqa: E402
from tutor.bank import Bank, load  # noqa: E402
from tutor.bank.facts import LANGS  # noqa: E402
from tutor.model import NO_PLUGIN  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tutor.bank.facts import Command
    from tutor.model import Invocation

PAGE = ROOT / "docs" / "coverage.md"
HEAD = """# What docker-tutor knows

Made by `python scripts/coverage_table.py`; do not edit. Every command and option of the docker CLI 28:

- **parsed**: a line with it is read as the docker command reads it;
- **ko**, **en**: there is a sentence for it in Korean, in English;
- **forwarded**: docker-tutor sends it to the daemon itself. For an option: the code that sends the command
  also names it. Lines of compose and buildx go to those plugins as they are;
- **compared**: `make parity` runs a line with it, which is no usage error, through the docker command and
  through docker-tutor, and compares the requests, the output, the errors and the exit code. Where a plugin
  runs the line: all that it is handed, and what comes back. Lines of manifest, trust and completion run
  through the docker program in both cases.

"""
COLUMNS = ("parsed", *reversed(LANGS), "forwarded", "compared")


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(load()), "utf-8")


def page(
    bank: Bank, recorded: Mapping[str, object] | None = None, blocks: Mapping[str, str] = SEQUENCES
) -> str:
    """Give the page as it should be now; `recorded`, `blocks` are the lines that tests/parity compares.

    With lines of one's own those of plugins are left out.
    """
    commands = [bank.command(name) for name in bank.commands if not bank.command(name).sections]
    own = recording.read()[1] if recorded is None else recorded
    compared = _compared(bank, own, blocks) | _handed(bank, handed.lines() if recorded is None else ())
    rows = {command.name: list(_rows(command, bank, compared)) for command in commands}
    whole = [found for name in rows for _, found in rows[name][:1]]
    flags = [found for name in rows for _, found in rows[name][1:]]
    parts = [HEAD, _table("", [("commands", _share(whole)), ("options", _share(flags))])]
    parts += [_table(f"## {name}", [(what, _marks(found)) for what, found in rows[name]]) for name in rows]
    return "\n".join(parts)


def _rows(
    command: Command, bank: Bank, compared: frozenset[tuple[str, str]]
) -> Iterator[tuple[str, list[bool]]]:
    forwarded = bool(command.plugin) or daemon.forwards(command.name)
    said = [_said(f"command/{command.name}", lang, bank) for lang in reversed(LANGS)]
    parsed = _parsed(command, "", bank)
    yield f"`docker {command.name}`", [parsed, *said, forwarded, (command.name, "") in compared]
    ours = forwarded and not command.plugin
    read = _literals(daemon.module_of(command.name)) if ours else frozenset()
    for flag in command.flags.values():
        if flag.name == "help":  # every command has it, and it is answered without a daemon
            continue
        said = [_said(f"flag/{command.name}/{flag.name}", lang, bank) for lang in reversed(LANGS)]
        hidden = " (hidden)" if flag.hidden else ""
        sent = bool(command.plugin) or _named(flag.name, read)
        found = [_parsed(command, flag.name, bank), *said, sent]
        yield f"`--{flag.name}`{hidden}", [*found, (command.name, flag.name) in compared]


def _compared(
    bank: Bank, recorded: Mapping[str, object], blocks: Mapping[str, str]
) -> frozenset[tuple[str, str]]:
    """Give every command, and every flag with its command, of the lines that tests/parity compares."""
    typed = (line for block in blocks.values() for line in block.splitlines() if line.strip())
    lines = [*recorded, *(f"docker {line}" for line in typed)]
    found: set[tuple[str, str]] = set()
    for line in lines:
        words = shlex.split(line.partition(" < ")[0])
        read = language.parse(language.as_words(words), " ".join(words), bank)
        by_docker = read.command.partition(" ")[0] in ("completion", "manifest", "trust")
        if words[1:] == ["help"]:
            found.add(("help", ""))
        elif read.problem is None and not read.on("help") and (daemon.forwards(read.command) or by_docker):
            found |= _used(read)
    return frozenset(found)


def _handed(bank: Bank, lines: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Give the same of the lines that tests/parity lets plugins have, if all of their words are known."""
    found: set[tuple[str, str]] = set()
    for line in lines:
        words = shlex.split(line.partition(" < ")[0])
        read = language.parse(language.as_words(words), " ".join(words), bank)
        known = bank.command(read.command).plugin and all(operand.name for operand in read.operands)
        if known and (read.problem is None or read.problem.code == NO_PLUGIN):
            found |= _used(read)
    return frozenset(found)


def _used(read: Invocation) -> set[tuple[str, str]]:
    names = {name for use in read.flags for name in (use.name, use.spelling.removeprefix("--"))}
    return {(read.command, name) for name in ("", *names)}


def _said(key: str, lang: str, bank: Bank) -> bool:
    try:
        return bool(bank.say(key, lang))
    except KeyError:
        return False


def _parsed(command: Command, flag: str, bank: Bank) -> bool:
    """Tell whether a line with the flag is read as this command, and the flag as this flag."""
    if command.plugin:
        return any(_understood(command, flag, value, bank) for value in ("", "=1", "=core=1", "=a:1.2.3.4"))
    words = [*command.name.split(), *([f"--{flag}"] if flag else [])]
    found = language.parse(language.as_words(["docker", *words]), " ".join(words), bank)
    known = found.problem is None or not found.problem.code.startswith("unknown")
    return known and (found.command == command.name or found.on("help"))  # `docker help` is `docker --help`


def _understood(command: Command, flag: str, value: str, bank: Bank) -> bool:
    """Tell whether a plugin's line is read as this command, and nothing in it stays unclear."""
    words = [*command.name.split(), *([f"--{flag}{value}"] if flag else [])]
    found = language.parse(language.as_words(["docker", *words]), " ".join(words), bank)
    clear = all(operand.name for operand in found.operands)
    return found.command == command.name and clear and (not flag or found.given(flag))


def _named(flag: str, literals: frozenset[str]) -> bool:
    """Tell whether the code names a flag, also where it joins the name: `f"{kind}-{name}"`."""
    cuts = [(flag[:at], flag[at + 1 :]) for at, letter in enumerate(flag) if letter == "-"]
    return flag in literals or any(
        ("{}-{}" in literals and {first, last} <= literals)
        or (f"{first}-{{}}" in literals and last in literals)
        or (f"{{}}-{last}" in literals and first in literals)
        for first, last in cuts
    )


@cache
def _literals(module: str) -> frozenset[str]:
    """Give every string that a module of the daemon's package, or one that it imports there, has in it."""
    found: set[str] = set()
    waiting, seen = [module], set[str]()
    while waiting:
        name = waiting.pop()
        tree = _source(name)
        if name in seen or tree is None:
            continue
        seen.add(name)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                found.add(
                    "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
                    )
                )
            waiting += _imported(node)
    return frozenset(found)


def _imported(node: ast.AST) -> list[str]:
    if not isinstance(node, ast.ImportFrom) or not f"{node.module}.".startswith("tutor.daemon."):
        return []
    own = [] if node.module == "tutor.daemon" else [str(node.module)]
    return [*own, *(f"{node.module}.{alias.name}" for alias in node.names)]


@cache
def _source(module: str) -> ast.Module | None:
    try:
        spec = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        return None
    return ast.parse(Path(spec.origin).read_text("utf-8")) if spec and spec.origin else None


def _share(rows: list[list[bool]]) -> list[str]:
    return [f"{sum(column)} of {len(column)}" for column in zip(*rows, strict=True)]


def _marks(found: list[bool]) -> list[str]:
    return ["yes" if one else "-" for one in found]


def _table(title: str, rows: list[tuple[str, list[str]]]) -> str:
    head = [f"| | {' | '.join(COLUMNS)} |", f"|---|{'---|' * len(COLUMNS)}"]
    body = [f"| {what} | {' | '.join(cells)} |" for what, cells in rows]
    return "\n".join([*([title, ""] if title else []), *head, *body, ""])


if __name__ == "__main__":
    main()
