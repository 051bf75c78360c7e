"""Puts what was found into words: title, text, and lines to try with the learner's own names in them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.ask.find import find, read
from tutor.ask.index import open_index
from tutor.ask.topic import is_ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tutor.ask.evidence import Question
    from tutor.ask.find import Found
    from tutor.ask.index import Index
    from tutor.bank import Bank
    from tutor.bank.facts import Command, ErrorEntry
    from tutor.model import Lang

_SLOT = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")
_PASTED = re.compile(
    r"""\w: |["/]|(?<!\w)'|(?i:error)"""
)  # what a program wrote: else all patterns cost 70 ms
_LINE = re.compile(r"`(docker [^`]+)`")
_MOST_LINES: Final = 3
_LOOKED_AT: Final = 12  # entries among which the idea behind the best one is looked for
_CLOSE: Final = 0.4  # an idea that a question without an answer is pointed to fits at least so well
_NEAR: Final = 0.4  # others are shown that fit at least this much of what the best one does
_KIND_SLOTS: Final = {"network_name": "network", "volume_name": "volume", "object": "container"}


class Answer(NamedTuple):
    """One entry in words. `topic` is what `/help` shows it by, `concept` the idea behind it, or ""."""

    entry: str
    score: float
    title: str
    texts: tuple[str, ...]
    tries: tuple[str, ...]
    topic: str
    concept: str


class Asker:
    """Answers questions from a bank. The index is opened at the first one.

    `own` gives the learner's own name for a slot (`container`, `image`, ...), "" if there is none.
    """

    def __init__(self, bank: Bank, own: Callable[[str], str] = lambda _: "") -> None:
        self._bank, self._own = bank, own

    def ask(self, question: str, lang: Lang, most: int = 3) -> list[Answer]:
        """Give the answers to a question, the best first; none if it is about nothing here."""
        asked = read(question, self.index, self._bank.asking.get("sign", {}))
        found = find(asked, self.index, _LOOKED_AT)
        shown = self._shown_in(question, found)
        if not found or not (shown or self._is_ours(asked, found)):
            return []
        if shown:  # its words need not have found it
            found = [found[0]._replace(entry=shown), *(one for one in found if one.entry != shown)]
        concept = next((one.entry for one in found if one.entry.startswith("concept/")), "").partition("/")[2]
        best = self._answer(found[0].entry, found[0].score, lang, concept)
        near = [one for one in found[1:] if one.score >= _NEAR * found[0].score]
        if best.concept and found[0].entry.startswith(
            "error/"
        ):  # the idea behind a trouble comes before other troubles
            near.sort(key=lambda one: one.entry != f"concept/{best.concept}")
        return [best, *(self._answer(one.entry, one.score, lang, concept) for one in near[: most - 1])]

    def nearest(self, question: str, lang: Lang, most: int = 3) -> list[Answer]:
        """Give the ideas that are nearest to a question without an answer; where to start if none is near."""
        asked = read(question, self.index, {})
        found = [one for one in find(asked, self.index, _LOOKED_AT) if one.score >= _CLOSE]
        start = self._bank.asking.get("topic", {}).get("start", ())
        ideas = (one.entry for one in found if one.entry.startswith("concept/"))
        entries = [*ideas, *(f"concept/{name}" for name in start)]
        return [self._answer(entry, 0.0, lang, "") for entry in dict.fromkeys(entries)][:most]

    @cached_property
    def index(self) -> Index:
        """The full-text index of the bank."""
        return open_index(self._bank)

    def _is_ours(self, asked: Question, found: Sequence[Found]) -> bool:
        return is_ours(asked, self._bank.asking.get("topic", {}), [one.evidence for one in found])

    def _shown_in(self, question: str, found: Sequence[Found]) -> str:
        """Give the error whose very text is in a question, "" if none is: the first, as in a diagnosis."""
        patterns = {f"error/{one.id}": one.pattern for one in self._bank.errors if one.pattern}
        likely = {one.entry for one in found}
        if _PASTED.search(question):
            likely |= patterns.keys()
        fitting = (one for one, text in patterns.items() if one in likely and re.search(text, question, re.M))
        return next(fitting, "")

    def _answer(self, entry: str, score: float, lang: Lang, concept: str) -> Answer:
        kind, _, name = entry.partition("/")
        put = {"concept": self._concept, "command": self._command, "flag": self._flag, "error": self._error}
        title, texts, lines, topic = put[kind](name, lang)
        about = self._bank.asking.get("about", {}).get(entry, {})
        tries = tuple(dict.fromkeys(self._filled(line) for line in about.get("tries") or lines))[:_MOST_LINES]
        idea = name if kind == "concept" else about.get("concept", concept)
        return Answer(entry, score, title, tuple(filter(None, texts)), tries, topic, idea)

    def _concept(self, name: str, lang: Lang) -> tuple[str, list[str], Sequence[str], str]:
        key = f"concept/{name}"
        lines = self._bank.concept(name).tries
        return self._bank.say(f"{key}/title", lang), [self._bank.say(key, lang)], lines, name

    def _command(self, name: str, lang: Lang) -> tuple[str, list[str], Sequence[str], str]:
        command = self._bank.command(name)
        spelling = _shortest(command)
        places = {operand.kind.removesuffix("_name"): operand.name for operand in command.operands}
        names = {operand.name.lower(): operand.name for operand in command.operands}
        text = self._say(f"command/{name}", lang, {**places, **names, "term": "TERM"})
        own = " ".join(_wanted(command))
        lines = [f"docker {spelling} {own}".strip()] if own or not command.minimum else []
        mentioned = _LINE.findall(self._say(f"command/{name}/more", lang))
        lines += [line for line in mentioned if line.startswith(f"docker {spelling} ")]
        return f"docker {spelling}", [text], lines or [f"docker {spelling} --help"], spelling

    def _flag(self, name: str, lang: Lang) -> tuple[str, list[str], Sequence[str], str]:
        of, _, flag = name.rpartition("/")
        command = self._bank.command(of)
        facts, spelling = command.flags[flag], _shortest(command)
        short = f"-{facts.short}, " if facts.short else ""
        more = self._say(f"flag/{name}/more", lang)
        lines = self._taken(_LINE.findall(more)) or [f"docker {spelling} --help"]
        about = self._bank.asking.get("about", {}).get(f"flag/{name}", {})
        texts = [next(self._noted(of, flag, about.get("tries") or lines, lang), ""), more]
        return f"docker {spelling} {short}--{flag}", texts, lines, f"--{flag}"

    def _noted(self, command: str, flag: str, lines: Sequence[str], lang: Lang) -> Iterator[str]:
        """Say what the option does in the lines to try, as if they had been typed."""
        from tutor import explain, language

        for line in lines:
            read = language.read(self._filled(line), self._bank, language.Surroundings())
            for one in read.invocations:
                notes = explain.explain(one, self._bank) if one.command == command else ()
                yield from (self._bank.say(note.key, lang, note.slots) for note in notes if note.name == flag)
        facts = self._bank.command(command).flags[flag]
        slots = {"flag": f"--{flag}", "help": " ".join(facts.help.split())}
        yield self._bank.say("message/explain.flag", lang, slots)

    def _error(self, name: str, lang: Lang) -> tuple[str, list[str], Sequence[str], str]:
        entry = next(one for one in self._bank.errors if one.id == name)
        code = name.rpartition("-")[2]
        slots = {"code": code} if code.isdecimal() else {}
        what, why, way = (self._say(f"error/{name}/{part}", lang, slots) for part in ("what", "why", "next"))
        return self._general(name, what, lang), [why, way], entry.tries or self._mentioned(entry, way), ""

    def _mentioned(self, entry: ErrorEntry, text: str) -> list[str]:
        """Give the lines that a text tells to type; else one that looks around."""
        command = next((one for one in entry.commands if one != "*"), "")
        return self._taken(_LINE.findall(text)) or [f"docker {command} --help" if command else "docker ps -a"]

    def _taken(self, lines: Sequence[str]) -> list[str]:
        """Keep the lines that docker takes: a text also names a command without its operands."""
        from tutor import language

        read = {
            line: language.read(self._filled(line), self._bank, language.Surroundings()) for line in lines
        }
        return [
            line
            for line, found in read.items()
            if "..." not in line and not any(one.problem for one in found.invocations)
        ]

    def _general(self, name: str, what: str, lang: Lang) -> str:
        """Say what an error is in general: its own text may have names in it, which happened to nobody."""
        if self._bank.has(key := f"message/ask.general.{name}"):
            return self._bank.say(key, lang)
        if self._bank.slots(f"error/{name}/what") - {"code"}:
            return self._bank.say("message/ask.example", lang, {"text": what})
        return what

    def _say(self, key: str, lang: Lang, slots: dict[str, str] | None = None) -> str:
        """Give a text; what its slots have no value for is an example."""
        if not self._bank.has(key):
            return ""
        sample = self._bank.asking.get("sample", {})
        return self._bank.say(key, lang, {"value": "...", **sample, **(slots or {})}).strip()

    def _filled(self, line: str) -> str:
        """Put the learner's own names into a line, and examples where there are none."""
        sample = self._bank.asking.get("sample", {})
        return _SLOT.sub(lambda slot: self._own(slot[1]) or sample.get(slot[1], slot[1].upper()), line)


def _shortest(command: Command) -> str:
    """Give the usual spelling: `rm` for `container rm`, `images` for `image ls`."""
    short = [alias for alias in command.aliases if " " not in alias]
    return short[0] if short else command.name


def _wanted(command: Command) -> list[str]:
    """Give the slots of a command's operands, if each one that must be typed is something a learner has."""
    needed = [operand for operand in command.operands if not operand.optional]
    slots = [_KIND_SLOTS.get(operand.kind, operand.kind) for operand in needed]
    known = all(slot in ("container", "image", "network", "volume") for slot in slots)
    return [f"{{{slot}}}" for slot in slots] if known and len(set(slots)) == len(slots) else []
