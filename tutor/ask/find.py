"""Ranks the entries for a question by the words that it and the rows of an entry have in common."""

from __future__ import annotations

import math
from collections import defaultdict
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
_COVER: Final = 0.35  # what all rows of an entry together count, against its best one
_ABOUT: Final = 0.5  # what the entry as a whole adds


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
    hits: dict[str, list[Hit]] = {}
    for hit in index.rows(tuple(words)):
        hits.setdefault(hit.entry, []).append(hit)
    about = _about(words, index)
    ranked = [
        Found(
            entry,
            (_total(rows, words, asked) + _ABOUT * about[entry] / math.sqrt(asked)) * _sign(entry, wanted),
        )
        for entry, rows in hits.items()
    ]
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


def _total(rows: Sequence[Hit], words: Mapping[str, float], asked: float) -> float:
    """Join what the best rows of an entry say with how much of the question its rows have together."""
    scores = sorted((_score(row, words, asked) for row in rows), reverse=True)
    best = scores[0] + _SECOND * sum(scores[1:4])
    return (1 - _COVER) * best + _COVER * _covered(rows, words) / asked


def _about(words: Mapping[str, float], index: Index) -> dict[str, float]:
    """Give how much each entry as a whole is about the words."""
    about: dict[str, float] = defaultdict(float)
    for word, entry, share in index.shares(tuple(words)):
        about[entry] += words[word] * share
    return about


def _sign(entry: str, wanted: set[str]) -> float:
    return _SIGNED if entry.partition("/")[0] in wanted else 1.0


def _covered(rows: Sequence[Hit], words: Mapping[str, float]) -> float:
    return sum(
        worth * max((row.weight for row in rows if word in row.words), default=0.0)
        for word, worth in words.items()
    )
