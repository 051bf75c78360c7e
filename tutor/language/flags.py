"""pflag: which words are flags, which are their values, which are operands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.language import facts, problems, values
from tutor.language.marks import PLACE
from tutor.language.values import go
from tutor.model import FILLED, UNREAD, FlagUse, Problem, Value, Word

if TYPE_CHECKING:
    from tutor.bank.facts import Command, Flag


class Parsed:
    """Flags in the order typed, words that are none, the first error, values that the command refuses.

    Behind a value that pflag refuses the words are read on, for explanations; `stopped` is the word at which
    nobody can read on, and of what is `lost` behind it after such a value nobody knows what it is.
    """

    def __init__(self) -> None:
        self.uses: list[FlagUse] = []
        self.rest: list[Word] = []
        self.problem: Problem | None = None
        self.stopped: Word | None = None
        self.lost: tuple[Word, ...] = ()
        self.refused: dict[str, tuple[FlagUse, str]] = {}


class _Stop(Exception):  # noqa: N818 (no error of ours: the CLI would stop reading here)
    def __init__(self, code: str, message: str, word: Word) -> None:
        self.code = code
        self.message = message
        self.word = word


def parse(words: tuple[Word, ...], line: str, command: Command, spelled: str, interspersed: bool) -> Parsed:
    """Read flags as pflag does.

    Source: https://pkg.go.dev/github.com/spf13/pflag#hdr-Command_line_flag_syntax
    """
    reader = _Reader(words, line, command)
    try:
        reader.read(interspersed)
    except _Stop as stop:
        reader.found.rest += words[reader.at :]
        reader.found.stopped = stop.word
        reader.found.lost = words[words.index(stop.word) :] if reader.wrong else ()
        reader.wrong.append(stop)
    for first in reader.wrong[:1]:
        reader.found.problem = problems.flag_problem(first.code, first.message, command, spelled, first.word)
    return reader.found


class _Reader:
    def __init__(self, words: tuple[Word, ...], line: str, command: Command) -> None:
        self.words = words
        self.line = line
        self.command = command
        self.at = 0
        self.found = Parsed()
        self.wrong: list[_Stop] = []

    def read(self, interspersed: bool) -> None:
        while self.at < len(self.words):
            word = self.words[self.at]
            self.at += 1
            if word.text == "--":
                break
            if len(word.text) < 2 or word.text[0] != "-":
                self.found.rest.append(word)
                if not interspersed:
                    break
            elif word.text.startswith("--"):
                self._long(word)
            else:
                self._cluster(word)
        self.found.rest += self.words[self.at :]

    def _long(self, word: Word) -> None:
        name, mark, content = word.text[2:].partition("=")
        if not name or name.startswith("-"):
            raise _Stop("bad-flag", f"bad flag syntax: {word.text}", word)
        flag = facts.flag(self.command, name)
        if flag is None:
            raise _Stop("unknown-flag", f"unknown flag: --{name}", word)
        if mark:
            self._use(flag, f"--{name}", word._replace(text=content))
        elif not flag.type:
            self._use(flag, f"--{name}", Word("true", word.start, word.end))
        else:
            value = self._next(f"flag needs an argument: --{name}", word)
            self._use(flag, f"--{name}", value._replace(start=word.start))

    def _next(self, message: str, word: Word) -> Word:
        if self.at >= len(self.words):
            raise _Stop("missing-value", message, word)
        self.at += 1
        return self.words[self.at - 1]

    def _cluster(self, word: Word) -> None:
        rest = word.text[1:]
        while rest:
            letter, flag = rest[0], facts.short(self.command, rest[0])
            start, end = self._place(word, len(word.text) - len(rest))
            if flag is None:
                raise _Stop("unknown-flag", f"unknown shorthand flag: {_letter(letter)} in -{rest}", word)
            spelling = f"-{letter}"
            if len(rest) > 2 and rest[1] == "=":
                return self._use(flag, spelling, word._replace(text=rest[2:], start=start))
            if flag.type:
                return self._short_value(flag, rest, word, start)
            self._use(flag, spelling, Word("true", start, end))
            rest = rest[1:]
        return None

    def _short_value(self, flag: Flag, rest: str, word: Word, start: int) -> None:
        if len(rest) > 1:
            return self._use(flag, f"-{rest[0]}", word._replace(text=rest[1:], start=start))
        value = self._next(f"flag needs an argument: {_letter(rest)} in -{rest}", word)
        return self._use(flag, f"-{rest}", value._replace(start=start))

    def _place(self, word: Word, at: int) -> tuple[int, int]:
        """Give the place of the letter at `at` of a cluster; the first one has the dash with it."""
        if self.line[word.start : word.end] != word.text:
            return word.start, word.end
        return word.start + (at if at > 1 else 0), word.start + at + 1

    def _use(self, flag: Flag, spelling: str, word: Word) -> None:
        """Take a use of a flag; the word is its value at the place of the whole."""
        kind, raw = flag.value, word.text
        try:
            value, why = values.parse_flag(flag.name, flag.type, kind, raw), ""
        except ValueError as error:
            several = flag.type == "strings" and "," in raw
            form = FILLED if word.filled else "" if several else UNREAD
            value, why = Value(kind, raw, form, {"value": raw}), "" if word.filled else str(error)
        if why and not values.is_late(flag.name, kind):
            name = spelling[2:] if spelling.startswith("--") else flag.name
            message = problems.invalid_argument(flag, name, raw, why)
            self.found.uses.append(FlagUse(flag.name, spelling, value, word.start, word.end))
            self.wrong.append(_Stop("invalid-value", message, word))
            return
        if word.filled:
            value = _filled(kind, value)
        name = facts.OTHER_NAMES.get(flag.name, flag.name)
        name = name if name in self.command.flags else flag.name
        use = FlagUse(name, spelling, value, word.start, word.end)
        self.found.uses.append(use)
        if why:
            self.found.refused.setdefault(name, (use, why))


def _filled(kind: str, value: Value) -> Value:
    """Give a value that can be read although the shell, or the reader, is yet to fill something in."""
    raw = value.raw
    if kind == "volume" and raw.startswith(("$", "`", "<", "[")):
        if raw[0] in "<[":
            return value._replace(form="")
        only = (("ro", {"content": "ro"}),) if value.form.endswith("_ro") else ()
        return value._replace(form=FILLED, parts=(*value.parts, *only))  # a path, or a volume
    if kind == "env" and value.form == "assign" and re.search(r"[$`]", value.slots["content"]):
        return value._replace(form="shell")
    place = kind == "container_name" and PLACE.search(raw)  # `--name <container>`
    open_ = place or value.form == "refused"
    return value._replace(form=FILLED) if open_ else value


def _letter(text: str) -> str:
    """Quote the first byte of a shorthand as Go prints it."""
    char = chr(go.as_bytes(text[0])[0])
    return f"'{char}'" if char.isprintable() else f"'\\u{ord(char):04x}'"
