"""Compiles content/ into facts and, for each language, a table of texts by key."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tutor.bank.facts import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Table = dict[str, Any]
SEEDS = ("predict", "output", "order", "write")
"""The kinds of questions that are written out in quiz/, one file each."""


class ContentError(ValueError):
    """A file of content/ cannot be read; the text names the file."""


@dataclass(slots=True)
class Compiled:
    """What is written to the compiled folder: plain data only. `texts` maps language -> key -> text.

    `asking` is ask.toml with the spellings of the glossary as its `terms`, `quiz` the files of quiz/.
    """

    facts: Table = field(
        default_factory=lambda: {
            **{name: {} for name in ("commands", "spellings", "plugin_spellings", "images", "concepts")},
            **{name: [] for name in ("errors", "advice")},
        }
    )
    texts: dict[str, dict[str, str]] = field(default_factory=lambda: {lang: {} for lang in LANGS})
    asking: Table = field(default_factory=dict)
    quiz: Table = field(default_factory=dict)

    def say(self, key: str, table: Mapping[str, Any]) -> bool:
        """Keep the texts of `table` under `key`; tell whether there were any."""
        found = {lang: str(table[lang]) for lang in LANGS if lang in table}
        for lang, text in found.items():
            self.texts[lang][key] = text
        return bool(found)


def compile_content(root: Path) -> Compiled:
    """Read every file of `root`.

    Raises:
        ContentError: a file is no TOML.

    """
    compiled = Compiled()
    for path in sorted((root / "commands").glob("*.toml")):
        add_command(compiled, {"name": path.stem.replace("-", " "), **read_toml(path)})
    for path in sorted((root / "errors").glob("*.toml")):
        _errors(compiled, read_toml(path))
    for path in sorted((root / "concepts").glob("*.toml")):
        _concept(compiled, path.stem, read_toml(path))
    for path in [root / "messages.toml", *sorted((root / "messages").glob("*.toml"))]:
        _messages(compiled, "message/", read_toml(path))
    _coded(compiled, root, "caution")
    _coded(compiled, root, "combination")
    compiled.facts["images"] = read_toml(root / "images.toml")
    for name, table in read_toml(root / "advice.toml").items():
        compiled.say(f"advice/{name}", table.pop("text", {}))
        compiled.facts["advice"].append({"id": name, **table})
    _messages(compiled, "part/", read_toml(root / "parts.toml"))
    glossary = read_toml(root / "glossary.toml")
    for name, table in glossary.items():
        compiled.say(f"term/{name}", table)
    terms = [[*(table[lang] for lang in LANGS), *table.get("accept", [])] for table in glossary.values()]
    compiled.asking = {**read_toml(root / "ask.toml"), "terms": terms}
    _quiz(compiled, {path.stem: read_toml(path) for path in sorted((root / "quiz").glob("*.toml"))})
    take_over(compiled)
    compiled.facts["errors"].sort(key=lambda entry: (entry.get("rank", 0), entry["id"]))
    return compiled


def read_toml(path: Path) -> Table:
    """Give the tables of a file; an absent file is empty.

    Raises:
        ContentError: it is no TOML.

    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}: {error}") from error


def add_command(compiled: Compiled, file: Table) -> None:
    """Keep a command's facts and texts; `file` is used up."""
    name = file["name"]
    _forms(compiled, f"command/{name}", file)
    for number, step in enumerate(file.get("order", []), 1):
        step["key"] = f"order/{name}/{number}"
        compiled.say(step["key"], step)
        _drop(step, *LANGS)
    for operand in file.get("operand", []):
        _forms(compiled, f"operand/{name}/{operand['name']}", operand)
    for flag, facts in file.get("flag", {}).items():
        _forms(compiled, f"flag/{name}/{flag}", facts)
    compiled.facts["commands"][name] = file
    spellings = compiled.facts["plugin_spellings" if file.get("plugin") else "spellings"]
    for spelling in ("" if name == "docker" else name, *file.get("aliases", []), *file.get("unlisted", [])):
        spellings[spelling] = name


def _forms(compiled: Compiled, key: str, table: Table) -> None:
    compiled.say(key, table.get("text", {}))
    compiled.say(f"{key}/more", table.get("more", {}))
    for form, texts in table.get("form", {}).items():
        compiled.say(f"{key}/{form}", texts)
    _drop(table, "text", "more", "form")


def _errors(compiled: Compiled, file: Table) -> None:
    for name, entry in file.items():
        for part in ("what", "why", "next"):
            compiled.say(f"error/{name}/{part}", entry.pop(part, {}))
        compiled.facts["errors"].append({"id": name, **entry})


def _coded(compiled: Compiled, root: Path, kind: str) -> None:
    for code, table in read_toml(root / f"{kind}s.toml").items():
        compiled.say(f"{kind}/{code}", table.get("text", {}))


def _concept(compiled: Compiled, name: str, file: Table) -> None:
    compiled.say(f"concept/{name}", file.pop("text", {}))
    for part in ("title", "picture", "more"):
        compiled.say(f"concept/{name}/{part}", file.pop(part, {}))
    compiled.facts["concepts"][name] = file


def _messages(compiled: Compiled, path: str, table: Table) -> None:
    for name, below in table.items():
        if isinstance(below, dict):
            compiled.say(f"{path}{name}", below)
            _messages(compiled, f"{path}{name}.", below)


def _quiz(compiled: Compiled, files: Table) -> None:
    """Keep what quizzes are made from; the texts of a question are `quiz/KIND/ID/ask` and the like."""
    compiled.quiz = {"sets": files.get("sets", {}), **files.get("values", {}), **files.get("errors", {})}
    compiled.quiz["exits"] = list(files.get("exits", {}))
    for code, table in files.get("exits", {}).items():
        compiled.say(f"quiz/exit/{code}", table)
    compiled.quiz["seeds"] = {kind: files.get(kind, {}) for kind in SEEDS}
    for kind in SEEDS:
        for name, seed in compiled.quiz["seeds"][kind].items():
            _seed(compiled, f"quiz/{kind}/{name}", seed)


def _seed(compiled: Compiled, key: str, seed: Table) -> None:
    for part in ("ask", "why"):
        compiled.say(f"{key}/{part}", seed.pop(part, {}))
    choices = list(enumerate(seed.pop("choice", []), 1))
    for number, choice in choices:
        compiled.say(f"{key}/{number}", choice)
    seed["choices"] = [choice.get("code", "") for _, choice in choices]


def take_over(compiled: Compiled) -> None:
    """Give commands with `flags_from`, and those of plugins, the flags and the texts of another command."""
    commands = compiled.facts["commands"]
    for name, file in commands.items():
        source = file.pop("flags_from", "")
        without = file.pop("flags_without", [])
        if source:
            listed = {flag: facts for flag, facts in commands[source]["flag"].items() if flag not in without}
            _take(compiled, source, name, listed)
        root = file.get("plugin", name)
        if root != name:
            flags = commands[root].get("flag", {}).items()
            _take(compiled, root, name, {flag: facts for flag, facts in flags if facts.get("persistent")})


def _take(compiled: Compiled, source: str, name: str, taken: Table) -> None:
    file = compiled.facts["commands"][name]
    own = file.get("flag", {})
    file["flag"] = dict(sorted({**taken, **own}.items()))
    for key, copy in _copies(compiled, source, name, set(taken) - set(own)):
        for lang in LANGS:
            if key in compiled.texts[lang]:
                compiled.texts[lang][copy] = compiled.texts[lang][key]


def _copies(compiled: Compiled, source: str, name: str, flags: set[str]) -> Iterator[tuple[str, str]]:
    start = f"flag/{source}/"
    for key in list(compiled.texts["en"]):
        if key.startswith(start) and key.removeprefix(start).split("/")[0] in flags:
            yield key, f"flag/{name}/{key.removeprefix(start)}"


def _drop(table: Table, *keys: str) -> None:
    for key in keys:
        table.pop(key, None)
