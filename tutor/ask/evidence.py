"""Gathers what speaks for each entry that a question may mean, as numbers that `find` weighs."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.ask.index import Hit, Index

_FAMILIES: Final = frozenset(
    (
        *("compose", "swarm", "service", "stack", "node", "secret", "config", "plugin", "trust", "buildx"),
        *("builder", "context", "manifest", "checkpoint"),
    )
)
_PASSING: Final = frozenset(
    f"command/{name}" for name in ("container run", "container ls", "image build", "compose", "compose up")
)  # what most questions tell about, whatever they ask
_LATIN: Final = re.compile(r"[a-z]+")
_ALIKE: Final = 90  # letters of a text up to which it is compared by its letters: longer ones explain


class Question(NamedTuple):
    """A question: its text, the worth of each of its words, and the kinds of entry that it has a sign of.

    `unknown` counts the words that no text has, or only one that is written a little otherwise.
    """

    text: str
    words: Mapping[str, float]
    signs: frozenset[str]
    unknown: float


class Evidence(NamedTuple):
    """What speaks for one entry or against it, mostly from 0 to 1."""

    best: float  # words in common with the nearest of its texts
    more: float  # and with the three next ones
    covered: float  # words of the question that any of its texts has
    about: float  # how much the entry as a whole is about these words
    letters: float  # pairs of letters in common with the nearest text: through typos, spaces and endings
    strange: float  # it is of a family of commands that the question does not name
    missed: float  # the question names a family and it is not of that one
    rare: float  # an option of another command than `run` and those that the question names
    exited: float  # it is the exit code that the question names
    compared: float  # it is a command that the question names beside another: `docker top and docker stats`
    named: float  # it is a command that the question names
    other: float  # it is an option, and the question spells out another command than that option's
    passing: float  # it is one that the question names, but tells only what was done when trouble began


def gather(question: Question, index: Index) -> dict[str, Evidence]:
    """Give the evidence for every entry that has a word of the question."""
    hits: dict[str, list[Hit]] = defaultdict(list)
    for hit in index.rows(tuple(question.words)):
        hits[hit.entry].append(hit)
    about, pairs = _about(question.words, index), _pairs(question.text)
    spelled = _spelled(question.text, hits)
    compared = spelled if "=difference" in question.words and len(spelled) > 1 else frozenset()
    passing = spelled if "trouble" in question.signs else spelled & _PASSING
    return {
        entry: Evidence(
            *_words(rows, question.words),
            about[entry] / math.sqrt(sum(question.words.values())),
            max(row.weight * _alike(pairs, row.text) for row in rows),
            *_family(entry, question.words),
            float(_command_of(entry) not in ("", "command/container run", *spelled)),
            float(entry.replace("error/exit-", "exitcode") in question.words),
            float(entry in compared),
            float(entry in spelled - passing),
            float(bool(spelled) and _command_of(entry) not in ("", *spelled)),
            float(entry in passing - compared),
        )
        for entry, rows in hits.items()
    }


def _spelled(text: str, hits: Mapping[str, Sequence[Hit]]) -> frozenset[str]:
    """Give the commands that a question spells out: `docker rm`; those of a family also by themselves."""
    plain = f" {' '.join(_LATIN.findall(text.lower().replace('docker-compose', 'docker compose')))} "
    return frozenset(
        entry
        for entry, rows in hits.items()
        if entry.startswith("command/") and any(_is_spelled(row.text, plain) for row in rows)
    )


def _is_spelled(command: str, plain: str) -> bool:
    """Tell whether a text has a command: `docker rm`, `stack rm`, but not what `the container stops` has."""
    family, _, verb = command.partition(" ")
    return f" docker {command} " in plain or bool(
        verb and family in _FAMILIES and command.isascii() and f" {command} " in plain
    )


def _command_of(entry: str) -> str:
    """Give the entry of the command that an option belongs to, "" for what is no option."""
    kind, _, name = entry.partition("/")
    return f"command/{name.rpartition('/')[0]}" if kind == "flag" else ""


def _words(rows: Sequence[Hit], words: Mapping[str, float]) -> tuple[float, float, float]:
    """Compare with each text of an entry, and with all of them together."""
    asked = sum(words.values())
    scores = sorted((_score(row, words, asked) for row in rows), reverse=True)
    covered = sum(
        worth * max((row.weight for row in rows if word in row.words), default=0.0)
        for word, worth in words.items()
    )
    return scores[0], sum(scores[1:4]), covered / asked


def _score(hit: Hit, words: Mapping[str, float], asked: float) -> float:
    """Give the share of common words: 1 where row and question have the same words."""
    common = sum(worth for word, worth in words.items() if word in hit.words)
    return hit.weight * common / math.sqrt(asked * hit.mass)


def _about(words: Mapping[str, float], index: Index) -> dict[str, float]:
    about: dict[str, float] = defaultdict(float)
    for word, entry, share in index.shares(tuple(words)):
        about[entry] += words[word] * share
    return about


def _alike(pairs: frozenset[str], text: str) -> float:
    if len(text) > _ALIKE:
        return 0.0
    others = _pairs(text)
    return 2 * len(pairs & others) / (len(pairs) + len(others) or 1)


def _pairs(text: str) -> frozenset[str]:
    bare = "".join(text.lower().split())
    return frozenset(map("".join, pairwise(bare)))


def _family(entry: str, words: Mapping[str, float]) -> tuple[float, float]:
    """Compare the families of commands: `strange` and `missed`."""
    mine = entry.partition("/")[2].partition(" ")[0].partition("-")[0]
    asked = {word[1:] for word in words if word.startswith("=")} & _FAMILIES
    return float(mine in _FAMILIES and mine not in asked), float(bool(asked) and mine not in asked)
