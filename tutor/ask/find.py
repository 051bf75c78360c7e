"""Ranks the entries for a question by the words that it and the rows of an entry have in common."""

from __future__ import annotations

import math
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.ask.words import signs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.ask.index import Hit, Index

_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "concept": ("concept",),
    "task": ("command", "flag"),
    "trouble": ("error",),
}
_SIGNED: Final = 1.15  # worth of an entry of the kind that the question's words ask for
_SHORTEST: Final = 4  # shorter words are not guessed at
_NEAR: Final = 0.78
_SECOND: Final = 0.05  # what a further row of the same entry adds


class Found(NamedTuple):
    """An entry and how well it fits, from 0 to about 1."""

    entry: str
    score: float


def find(question: str, index: Index, known: Mapping[str, Sequence[str]], most: int = 3) -> list[Found]:
    """Give the entries that answer a question, the best first.

    `known` are the signs of each kind of question; one without any sign (`volume`) asks for an idea.
    """
    words = _known(index.words.cut(question), index)
    if not words:
        return []
    asked = sum(words.values())
    asks = signs(question, known) or {"concept"}
    wanted = {kind for sign in asks for kind in _KINDS.get(sign, ())}
    scores: dict[str, list[float]] = {}
    for hit in index.rows(tuple(words)):
        scores.setdefault(hit.entry, []).append(_score(hit, words, asked))
    ranked = [Found(entry, _total(entry, all_, wanted)) for entry, all_ in scores.items()]
    return sorted(ranked, key=lambda found: (-found.score, found.entry))[:most]


def _known(cut: Sequence[str], index: Index) -> dict[str, float]:
    """Give the worth of each word; one that no row has is read as the nearest that one has."""
    worth = index.worth(cut)
    for word in cut:
        if word not in worth and len(word) >= _SHORTEST and word.isascii() and word.isalpha():
            choices = {*index.words.spellings, *(one for one in index.vocabulary() if one.isascii())}
            for near in get_close_matches(word, choices, 1, _NEAR):
                worth |= index.worth(index.words.cut(near))
    return worth


def _score(hit: Hit, words: Mapping[str, float], asked: float) -> float:
    """Give the share of common words: 1 where row and question have the same words."""
    common = sum(worth for word, worth in words.items() if word in hit.words)
    return hit.weight * common / math.sqrt(asked * hit.mass)


def _total(entry: str, scores: list[float], wanted: set[str]) -> float:
    scores.sort(reverse=True)
    total = scores[0] + _SECOND * sum(scores[1:4])
    return total * (_SIGNED if entry.partition("/")[0] in wanted else 1.0)
