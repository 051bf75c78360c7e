"""No word of a line stays unexplained and every text is whole, over all lines whose requests are compared."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest

from tests.parity import handed, requests_table
from tests.support.lines import read_line, real_bank
from tutor.bank.facts import LANGS
from tutor.explain import explain_line
from tutor.model import NO_PLUGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.model import Invocation, Line, Note

pytestmark = pytest.mark.slow

_SLOT: Final = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")
_LONGEST: Final = {"en": 140, "ko": 100}  # characters, without what was typed
_VALUES: Final = {"extra_host": "a:1.2.3.4", "filter": "a=b", "ulimit": "core=0"}  # what "1" is none of
_ENOUGH: Final = 3500  # lines that are checked at least, so that a table that runs dry is noticed


@cache
def explained() -> tuple[tuple[Line, tuple[Note, ...]], ...]:
    """Give the lines that docker takes, each with its notes; a plugin that is not installed is no fault."""
    lines = map(
        read_line,
        dict.fromkeys(
            [
                *requests_table.lines(),
                *handed.lines("published"),
                *handed.lines("reference"),
                *_further_lines(),
            ]
        ),
    )
    fine = (line for line in lines if line.invocations and not any(map(_problem, line.invocations)))
    return tuple((line, explain_line(line, real_bank())) for line in fine)


def _problem(invocation: Invocation) -> bool:
    problem = invocation.problem
    return problem is not None and problem.code != NO_PLUGIN


def _further_lines() -> Iterator[str]:
    """Give a line for every option, those of plugins too, and one for the help of each command."""
    bank = real_bank()
    for name in bank.commands:
        command = bank.command(name)
        rest = " ".join(one.kind for one in command.operands if not one.optional)
        if name != "help":
            yield f"docker {name} --help {rest}".rstrip()
        for flag in command.flags.values():
            value = f" {_VALUES.get(flag.value, '1')}" if flag.type else ""
            yield f"docker {name} --{flag.name}{value} {rest}".rstrip()
            if flag.short:
                yield f"docker {name} -{flag.short}{value} {rest}".rstrip()


def test_there_are_lines_to_check() -> None:
    assert len(explained()) > _ENOUGH


def test_every_character_of_every_word_lies_in_a_note() -> None:
    bare = [(line.text, word) for line, notes in explained() for word in _bare(line, notes)]
    assert bare == []


def _bare(line: Line, notes: tuple[Note, ...]) -> Iterator[str]:
    """Give the words of a docker command that notes do not cover from end to end."""
    covered = {at for note in notes for at in range(note.start, note.end)}
    for word in line.words:
        if not covered.issuperset(range(word.start, word.end)):
            yield line.text[word.start : word.end]


@pytest.mark.parametrize(
    ("line", "letters"),
    [("docker run -itd nginx", ["-i", "t", "d"]), ("docker run -dp8080:80 nginx", ["-d", "p8080:80"])],
)
def test_a_cluster_is_explained_letter_by_letter(line: str, letters: list[str]) -> None:
    notes = explain_line(read_line(line), real_bank())
    assert [line[note.start : note.end] for note in notes if note.kind == "flag"] == letters


@pytest.mark.parametrize("lang", LANGS)
def test_every_slot_is_filled_by_the_line(lang: str) -> None:
    empty = {
        (line.text, note.key, slot)
        for line, notes in explained()
        for note in notes
        for slot in _wanted(note, lang) - note.slots.keys()
    }
    assert empty == set()


def _wanted(note: Note, lang: str) -> set[str]:
    """Give the slots that a text asks for."""
    asked = _Asked({"": ""})
    real_bank().say(note.key, lang, asked)
    return set(asked.names[1:])  # the first is what stands in for a slot that is missing


class _Asked(dict[str, str]):
    """Slots that remember which of them were asked for."""

    def __init__(self, slots: dict[str, str]) -> None:
        super().__init__(slots)
        self.names: list[str] = []

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        self.names.append(key)
        return default


@pytest.mark.parametrize("lang", LANGS)
def test_no_brace_is_left_that_the_line_did_not_have(lang: str) -> None:
    left = [
        said
        for line, notes in explained()
        for note, said in _said(notes, lang)
        for slot in _SLOT.findall(said)
        if f"{{{slot}}}" not in line.text
    ]
    assert left == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_is_longer_than_fits(lang: str) -> None:
    long = {
        (note.key, said)
        for _, notes in explained()
        for note, said in _said(notes, lang)
        if len(said) - sum(len(value) * said.count(value) for value in set(note.slots.values()) if value)
        > _LONGEST[lang]
    }
    assert long == set()


def _said(notes: tuple[Note, ...], lang: str) -> Iterator[tuple[Note, str]]:
    return ((note, real_bank().say(note.key, lang, note.slots)) for note in notes)
