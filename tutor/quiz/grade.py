"""Grades an answer: the key of a choice in any layout, an order of steps, a line by what it means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from tutor import meaning
from tutor.language.hangul import as_typed, has_hangul
from tutor.language.keyboard import meant
from tutor.quiz.ask.parts import BLANK
from tutor.quiz.differ import differ, spelled_otherwise
from tutor.quiz.model import Verdict, Words
from tutor.quiz.reading import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank import Bank
    from tutor.language import Surroundings
    from tutor.model import Line
    from tutor.quiz.model import Question

_LETTERS: Final = "abcdefgh"
_BETWEEN: Final = re.compile(r"[\s,.)>-]+")


class Effects(Protocol):
    """Tells what an answer does to a daemon (`tutor.sandbox`)."""

    def reached(self, question: Question, line: Line) -> Verdict | None:
        """Run a line and tell whether the state asked for is there, and else what is not.

        None where the question asks for no state, or there is no daemon to run it on.
        """


def chosen(question: Question, answer: str) -> tuple[int, ...] | None:
    """Give the places of the choices that an answer names, None where it names none.

    A choice is named by its digit or letter, also with the Korean layout on (`ㅁ` is `a`), or by its code.
    Of an order every step is named, with or without something between.
    """
    keys = _BETWEEN.sub("", as_typed(answer.strip()))
    places = tuple(_place(key) for key in unicodedata.normalize("NFKC", keys).lower())
    count = len(question.sequence) or 1
    if len(places) == count and all(0 <= place < len(question.choices) for place in places):
        return places
    codes = [one.code for one in question.choices]
    return (codes.index(answer.strip()),) if answer.strip() in codes and count == 1 else None


def _place(key: str) -> int:
    return int(key) - 1 if key.isdecimal() else _LETTERS.find(key)


def grade(
    question: Question,
    answer: str,
    bank: Bank,
    around: Surroundings = NOWHERE,
    effects: Effects | None = None,
) -> Verdict:
    """Tell whether an answer is right, and what about it is wrong, or different and still right.

    `around` is where the learner is: relative paths and variables of a line count from there. `effects` gives
    a line a second chance, where only the state counts that it leads to.
    """
    places = chosen(question, answer) if question.choices else None
    if question.sequence:
        return _order(question, places)
    if places:
        return Verdict(places == (question.right,))
    if not question.expected:
        return Verdict(False, Words("message/quiz.note.no-choice"))
    return _typed(_Reader(question, bank, around), answer.strip(), effects)


def _order(question: Question, places: tuple[int, ...] | None) -> Verdict:
    if places is None:
        return Verdict(False, Words("message/quiz.note.steps", {"count": str(len(question.sequence))}))
    if places == question.sequence:
        return Verdict(True)
    if set(places) != set(question.sequence):
        return Verdict(False, Words("message/quiz.note.other-step"))
    at = next(
        at for at, pair in enumerate(zip(places, question.sequence, strict=True), 1) if len(set(pair)) > 1
    )
    return Verdict(False, Words("message/quiz.note.from-step", {"step": str(at)}))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what an answer may stand for."""

    question: Question
    bank: Bank
    around: Surroundings

    def line(self, text: str) -> Line:
        """Read a line as docker alone does, also one typed with the Korean layout on."""
        return meaning.read(meant(text, self.bank) or text, self.bank, self.around)

    def candidates(self, answer: str) -> list[Line]:
        """Give the lines that an answer may stand for: it is one, or fills the blank."""
        blank = next((one.code for one in self.question.shown if BLANK in one.code), "")
        if not blank:
            return [self.line(answer)]
        whole = self.line(answer)
        keys = as_typed(answer) if has_hangul(answer) else answer
        before, _, after = blank.partition(BLANK)
        filled = [f"{before}{keys.rstrip('=')}{after}", *self._with_value(before, keys)]
        return [*([whole] if not meaning.fault(whole) else []), *map(self.line, filled)]

    def _with_value(self, before: str, keys: str) -> Iterator[str]:
        """Give the line in which an answer takes the place of a flag and its value, if it is no cluster."""
        line, at = self.question.expected, len(before)
        for use in (use for one in self.line(line).invocations for use in one.flags):
            if use.start == at and not line[use.end : use.end + 1].strip():
                yield f"{before}{keys}{line[use.end :]}"


def _typed(reader: _Reader, answer: str, effects: Effects | None) -> Verdict:
    """Compare a line, or what goes into a blank, with the one expected: by meaning, in every spelling."""
    bank, cwd = reader.bank, reader.around.cwd
    expected, lines = reader.line(reader.question.expected), reader.candidates(answer)
    taken = [line for line in lines if not meaning.fault(line)]
    for line in taken:
        if not meaning.compare(line, expected, bank, cwd):
            return Verdict(True, spelled_otherwise(line, expected, bank))
    if not taken:
        fault = meaning.fault(lines[0])
        return Verdict(False, Words(fault.key, fault.slots) if fault else None)
    tried = effects.reached(reader.question, taken[0]) if effects and taken[0].kind == "docker" else None
    return tried or Verdict(False, differ(taken[0], expected, bank, cwd))
