"""Ranks the entries for a question: weighs what speaks for each of them."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.ask.evidence import Evidence, Question, gather
from tutor.ask.words import signs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.ask.index import Index

# Both tables were fitted (a conditional logit) to the questions of tests/ask, each without the rows that are
# nearly the same, and then drawn half-way back to the ones before. Fitted to the ways of asking of
# content/ask.toml they do worse on what strangers ask. The weights of a perfect fit add up to about 1.
# `exited`, `compared` and `passing` were rounded by hand: few name an exit code or a command, and mean it.
_WEIGHTS: Final = Evidence(
    best=0.26,
    more=0.05,
    covered=0.20,
    about=0.26,
    letters=0.31,
    strange=-0.04,
    missed=-0.02,
    rare=-0.03,
    exited=0.40,
    compared=0.20,
    named=0.06,
    other=-0.03,
    passing=-0.09,
)
_KINDS: Final[Mapping[str, Mapping[str, float]]] = {
    "concept": {"concept": 0.06, "command": -0.08, "flag": -0.01, "error": -0.02},
    "task": {"concept": 0.02, "command": 0.01, "flag": 0.02, "error": -0.04},
    "trouble": {"concept": 0.0, "command": -0.03, "flag": -0.02, "error": 0.02},
    "": {"concept": 0.02, "command": -0.02, "flag": -0.01, "error": 0.01},  # no sign of any
}
_KOREAN: Final = 0.5  # an unknown Korean word may be a known one with another ending
_WORD = re.compile(r"[a-z]{2,}")
_SHORTEST: Final = 4  # shorter words are not guessed at
_NEAR: Final = 0.78
_LONGER: Final = 3  # letters by which a word is longer or shorter than what it is read as


class Found(NamedTuple):
    """An entry, how well it fits, from 0 to about 1, and what speaks for it."""

    entry: str
    score: float
    evidence: Evidence


def read(question: str, index: Index, known: Mapping[str, Sequence[str]]) -> Question:
    """Read a question by its words. `known` are the signs of each kind of question."""
    cut = index.words.cut(question)
    worth = index.worth(cut)
    strange = [word for word in cut if word not in worth and not word.startswith("~")]
    for word in strange:
        worth |= _parts(word, index) or _nearest(word, index)
    unknown = sum(1.0 if word.isascii() else _KOREAN for word in strange)
    return Question(question, worth, signs(question, known) & _KINDS.keys(), unknown)


def find(question: Question, index: Index, most: int = 3) -> list[Found]:
    """Give the entries that answer a question, the best first."""
    if not question.words:
        return []
    gathered = gather(question, index).items()
    found = (Found(entry, _weigh(entry, evidence, question), evidence) for entry, evidence in gathered)
    return sorted(found, key=lambda one: (-one.score, one.entry))[:most]


def _parts(word: str, index: Index) -> dict[str, float]:
    """Read a word of several with signs between them: `registry:2`, `backup.tar`."""
    parts = _WORD.findall(word)
    return index.worth(index.words.cut(" ".join(parts))) if parts != [word] else {}


def _nearest(word: str, index: Index) -> dict[str, float]:
    """Read a word that no row has as the nearest that one has."""
    if not word.isalpha() or len(word) < _SHORTEST * word.isascii():
        return {}
    if not word.isascii():
        return index.worth(index.words.nearly(word))
    known = (*index.words.spellings, *index.vocabulary())
    choices = {one for one in known if one.isascii() and abs(len(one) - len(word)) <= _LONGER}
    near = get_close_matches(word, choices, 1, _NEAR)
    return index.worth(index.words.cut(near[0])) if near else {}


def _weigh(entry: str, evidence: Evidence, question: Question) -> float:
    kind = entry.partition("/")[0]
    kinds = question.signs or ("",)
    wanted = sum(_KINDS[sign][kind] for sign in kinds) / len(kinds)
    return wanted + sum(weight * value for weight, value in zip(_WEIGHTS, evidence, strict=True))
