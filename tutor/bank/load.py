"""Finds content/, keeps its compiled form fresh, and answers questions about facts and words."""

from __future__ import annotations

import contextlib
import json
import os
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tutor.bank.facts import (
    LANGS,
    Advice,
    Command,
    Concept,
    ErrorEntry,
    Flag,
    OperandFacts,
    OrderStep,
    Section,
)
from tutor.bank.pages import Pages, compact, dump
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tutor.bank.compile import Compiled
    from tutor.model import Slots
    from tutor.objects import ImageFacts

_T = TypeVar("_T", Advice, Command, Concept, ErrorEntry, Flag, OperandFacts, OrderStep, Section)
LESSONS = "lessons"
"""The folder of content/ that is not compiled."""
_PACKAGE = Path(__file__).parents[1]
_TIME = "duration"
"""The slot that is filled otherwise in each language."""
_SPAN = pattern(r"(-?\d[\d.]*)(h|ms|m|s)")
_SPAN_ONLY = pattern(rf"(?:{_SPAN.pattern})+")
_SLOT = pattern(r"(?<!\{)\{([a-z_]+)\}(?!\})")


class Bank:
    """Facts and words of content/. Facts become objects, and a language is read, when first asked for.

    `asking` and `quiz` are read when first asked for too. `folder` is where the compiled form is kept, if
    it is.
    """

    def __init__(
        self,
        facts: Mapping[str, Any],
        texts: Mapping[str, Mapping[str, str]],
        asking: Callable[[], Mapping[str, Any]] = dict,
        folder: Path | None = None,
        quiz: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        self._facts = facts
        self._texts = texts
        self._asking = asking
        self._quiz = quiz
        self._commands: dict[str, Command] = {}
        self.folder = folder

    def command(self, name: str) -> Command:
        """Give the facts of a command or group by its canonical name.

        Raises:
            KeyError: there is no such command.

        """
        if name not in self._commands:
            self._commands[name] = _command(self._facts["commands"][name])
        return self._commands[name]

    @property
    def commands(self) -> tuple[str, ...]:
        """The canonical names of all commands and groups."""
        return tuple(self._facts["commands"])

    @property
    def spellings(self) -> Mapping[str, str]:
        """Every spelling (words joined by a space, without `docker`) with its canonical name."""
        spellings: Mapping[str, str] = self._facts["spellings"]
        return spellings

    def canonical(self, words: Sequence[str]) -> str | None:
        """Give the canonical name of a spelling, or None if no command is spelled so; `()` is `docker`."""
        return self.spellings.get(" ".join(words))

    @property
    def plugin_spellings(self) -> Mapping[str, str]:
        """Every spelling of a command that a plugin of the CLI has (`compose up`) with its canonical name."""
        spellings: Mapping[str, str] = self._facts["plugin_spellings"]
        return spellings

    def known(self, words: Sequence[str]) -> str | None:
        """Give the canonical name of a spelling, be it a command of the CLI or of a plugin."""
        return self.canonical(words) or self.plugin_spellings.get(" ".join(words))

    def has(self, key: str) -> bool:
        """Tell whether there is a text under `key`."""
        return key in self._any_texts()

    def say(self, key: str, lang: str, slots: Slots | None = None) -> str:
        """Give the text of `key` with its slots filled; a slot that is missing becomes the raw `value`.

        Raises:
            KeyError: there is no such text.

        """
        filled = slots or {}
        raw = filled.get("value", "?")  # never an exception in front of a learner: the lint looks for these
        text = self._texts[lang][key]
        if _TIME in filled and f"{{{_TIME}}}" in text:
            filled = {**filled, _TIME: self._time(filled[_TIME], lang)}
        return _SLOT.sub(lambda match: filled.get(match[1], raw), text)

    def _time(self, typed: str, lang: str) -> str:
        """Give a time span as people of this language write it: `1m30s`, 1분 30초."""
        parts = _SPAN.findall(typed) if _SPAN_ONLY.fullmatch(typed) else []
        said = (self._texts[lang][f"message/unit.{unit}"].replace("{count}", count) for count, unit in parts)
        return " ".join(said) or typed

    def slots(self, key: str) -> frozenset[str]:
        """Give the slots of the text of `key`, the same in every language; a missing text has none."""
        return frozenset(_SLOT.findall(self._any_texts().get(key, "")))

    def keys(self, prefix: str) -> tuple[str, ...]:
        """Give the keys of texts that begin with `prefix`."""
        return tuple(key for key in self._any_texts() if key.startswith(prefix))

    def _any_texts(self) -> Mapping[str, str]:
        """All languages have the same keys: take one that is read already."""
        return self._texts[next(iter(self._texts), LANGS[0])]

    @cached_property
    def errors(self) -> tuple[ErrorEntry, ...]:
        """The error catalogue in matching order."""
        return tuple(_make(ErrorEntry, entry) for entry in self._facts["errors"])

    @cached_property
    def advice(self) -> tuple[Advice, ...]:
        """What to know about well-known images."""
        return tuple(_make(Advice, one) for one in self._facts["advice"])

    @cached_property
    def asking(self) -> Mapping[str, Any]:
        """How people ask: the tables of ask.toml, and `terms`, the spellings of each term of the glossary."""
        return self._asking()

    @cached_property
    def quiz(self) -> Mapping[str, Any]:
        """What quizzes are made from: the tables of quiz/, without their texts."""
        return self._quiz()

    @property
    def stamp(self) -> str:
        """What changes when the content does."""
        return str(self._facts.get("stamp", ""))

    def image(self, repository: str, tag: str = "") -> ImageFacts | None:
        """Give what is known of a well-known image, by its name without registry and its tag."""
        from tutor.objects import ImageFacts  # few lines name a well-known image

        found = self._facts["images"].get(repository)
        if found and any(word in tag for word in found.get("unlike", ())):
            return None
        kept = (item for item in (found or {}).items() if item[0] not in ("source", "unlike"))
        return ImageFacts(**{key: _frozen(value) for key, value in kept}) if found else None

    @property
    def concepts(self) -> tuple[str, ...]:
        """The names of all concepts."""
        return tuple(self._facts["concepts"])

    def concept(self, name: str) -> Concept:
        """Give the facts of a concept.

        Raises:
            KeyError: there is no such concept.

        """
        return _make(Concept, {"id": name, **self._facts["concepts"][name]})


class _Texts(dict[str, "Mapping[str, str]"]):
    """The texts of a language, read from its compiled file when first asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, lang: str) -> Mapping[str, str]:
        self[lang] = Pages(self._folder / f"{lang}.jsonl", _subject)
        return self[lang]


def _subject(key: str) -> str:
    """Give the page of a text: what it is about (`flag/container run`)."""
    return "/".join(key.split("/", 2)[:2])


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_bytes())
    return content


def content_folder() -> Path:
    """Give the folder of the content: inside the package where it is installed, else the checkout's."""
    installed = _PACKAGE / "content"
    return installed if installed.is_dir() else _PACKAGE.parent / "content"


def load(root: Path | None = None) -> Bank:
    """Give the bank of `root`; compile first where its files have changed.

    Raises:
        ContentError: content/ was changed and cannot be read.

    """
    content = root or content_folder()
    compiled = content / ".compiled"
    stamp = "" if content.parent == _PACKAGE else _stamp(content)
    with contextlib.suppress(OSError, ValueError):
        facts = _read(compiled / "facts.json")
        if not stamp or facts["stamp"] == stamp:
            facts["commands"] = Pages(compiled / "commands.jsonl", str)
            asking, quiz = (partial(_read, compiled / f"{name}.json") for name in ("ask", "quiz"))
            return Bank(facts, _Texts(compiled), asking, compiled, quiz)
    return write(content)


def write(content: Path) -> Bank:
    """Compile `content` and keep the result in it, where the folder can be written to.

    Raises:
        ContentError: a file cannot be read.

    """
    from tutor.bank.compile import compile_content  # reading TOML costs start-up time that is seldom needed

    stamp = _stamp(content)
    compiled = compile_content(content)
    compiled.facts["stamp"] = stamp
    folder = content / ".compiled"
    with contextlib.suppress(OSError):
        _keep(compiled, folder)
    return Bank(compiled.facts, compiled.texts, lambda: compiled.asking, folder, lambda: compiled.quiz)


def _keep(compiled: Compiled, folder: Path) -> None:
    """Write the facts last: whoever sees the new ones then finds all that belongs to them."""
    folder.mkdir(exist_ok=True)
    facts = dict(compiled.facts)
    parts = {f"{lang}.jsonl": dump(compiled.texts[lang], _subject) for lang in LANGS}
    parts["commands.jsonl"] = dump(facts.pop("commands"), str)
    parts |= {"ask.json": compact(compiled.asking), "quiz.json": compact(compiled.quiz)}
    for name, text in (*parts.items(), ("facts.json", compact(facts))):
        path = folder / f"{name}.{os.getpid()}"
        path.write_text(text, "utf-8")
        path.replace(folder / name)


def _stamp(content: Path) -> str:
    """Give what changes when a file is written, added or removed, or the compiler itself changes."""
    ours = (Path(__file__).with_name(name).stat().st_mtime_ns for name in ("compile.py", "pages.py"))
    times = [*ours, *_times(str(content))]
    return f"{len(times)} {sum(times)}"


def _times(folder: str) -> Iterator[int]:
    """Give the times of the files that are compiled; lessons are read from their own folders when wanted."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".toml"):
                yield entry.stat().st_mtime_ns
            elif not entry.name.startswith(".") and entry.name != LESSONS and entry.is_dir():
                yield from _times(entry.path)


def _command(file: Mapping[str, Any]) -> Command:
    counts = file.get("arguments", {})
    parts = {
        "minimum": counts.get("min", 0),
        "maximum": counts.get("max"),
        "count_error": counts.get("error", ""),
        "operands": tuple(_make(OperandFacts, operand) for operand in file.get("operand", ())),
        "order": tuple(_make(OrderStep, step) for step in file.get("order", ())),
        "sections": tuple(_make(Section, section) for section in file.get("section", ())),
        "flags": {name: _make(Flag, {"name": name, **flag}) for name, flag in file.get("flag", {}).items()},
    }
    return _make(Command, {**file, **parts})


def _make(kind: type[_T], table: Mapping[str, Any]) -> _T:
    """Make a facts object; lists become tuples, keys it does not know are the lint's business."""
    return kind(**{key: _frozen(value) for key, value in table.items() if key in kind._fields})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
