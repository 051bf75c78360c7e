"""Puts a right answer among wrong ones: as many as a question takes, of like length, in a shuffled order."""

from __future__ import annotations

import re
from functools import partial
from itertools import combinations
from operator import truediv
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.bank.facts import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from tutor.bank import Bank
    from tutor.quiz.ask.desk import Desk
    from tutor.quiz.model import Words

LONGEST: Final = 1.3
"""How long a right answer may be, compared with the median of the wrong ones."""
_MOST: Final = 10
"""Wrong answers looked at: their groups of three are 120."""


class Chosen(NamedTuple):
    """The choices in the order shown, and the place of the right one."""

    choices: tuple[Words, ...]
    right: int


def said(words: Words, bank: Bank, lang: str) -> str:
    """Give words in a language."""
    return bank.say(words.key, lang, words.slots) if words.key else words.code


class _Sized(NamedTuple):
    """An answer with its length in each language."""

    words: Words
    lengths: tuple[int, ...]


def choose(right: Words, wrong: Iterable[Words], desk: Desk) -> Chosen | None:
    """Take three wrong answers, or two, among which the right one does not stand out.

    None where there are no such two; that does not depend on what is shuffled.
    """
    own, *found = (_sized(one, desk.bank) for one in (right, *_different(right, wrong, desk.bank)))
    ratio = partial(map, truediv, own.lengths)
    longest = sorted(found, key=lambda one: max(ratio(one.lengths)))
    sure = _fair_groups(own, longest[:_MOST])
    if not sure:
        return None
    groups = _fair_groups(own, desk.rng.sample(found, min(_MOST, len(found)))) or sure
    return shuffled(right, desk.rng.choice(groups), desk.rng)


def _fair_groups(right: _Sized, wrong: Sequence[_Sized]) -> list[list[Words]]:
    """Give the groups of three that are fair, else those of two."""
    for count in (3, 2):
        fair = [group for group in combinations(wrong, count) if _are_fair(right, group)]
        if fair:
            return [[one.words for one in group] for group in fair]
    return []


def shuffled(right: Words, wrong: Sequence[Words], rng: Random) -> Chosen:
    """Give the answers in any order."""
    choices = [right, *wrong]
    rng.shuffle(choices)
    return Chosen(tuple(choices), choices.index(right))


def is_fair(right: Words, wrong: Sequence[Words], bank: Bank) -> bool:
    """Tell whether the length of the right answer gives it away in no language."""
    return _are_fair(_sized(right, bank), [_sized(one, bank) for one in wrong])


def _are_fair(right: _Sized, wrong: Sequence[_Sized]) -> bool:
    others = zip(*(one.lengths for one in wrong), strict=True)
    return all(own <= LONGEST * median(each) for own, each in zip(right.lengths, others, strict=True))


def _sized(one: Words, bank: Bank) -> _Sized:
    return _Sized(one, tuple(len(said(one, bank, lang)) for lang in LANGS))


def leaks(shown: Iterable[Words], spellings: Iterable[str], bank: Bank) -> bool:
    """Tell whether what stands above a question names the answer in some language."""
    texts = {lang: [said(one, bank, lang) for one in shown] for lang in LANGS}
    return any(_names(texts[lang], spellings) for lang in LANGS)


def names(shown: Iterable[Words], spelling: str, bank: Bank) -> bool:
    """Tell whether a text names something in every language."""
    texts = {lang: [said(one, bank, lang) for one in shown] for lang in LANGS}
    return all(_names(texts[lang], [spelling]) for lang in LANGS)


def _names(texts: Iterable[str], spellings: Iterable[str]) -> bool:
    found = "|".join(re.escape(spelling) for spelling in spellings if spelling)
    pattern = re.compile(rf"(?<![\w-])(?:{found})(?![\w-])")
    return bool(found) and any(pattern.search(text) for text in texts)


def _different(right: Words, wrong: Iterable[Words], bank: Bank) -> list[Words]:
    """Leave out what reads like the right answer, or like one that is there already, in some language."""
    kept, texts = [], {lang: {said(right, bank, lang)} for lang in LANGS}
    for one in wrong:
        new = {lang: said(one, bank, lang) for lang in LANGS}
        if all(new[lang] not in texts[lang] for lang in LANGS):
            kept.append(one)
            for lang in LANGS:
                texts[lang].add(new[lang])
    return kept
