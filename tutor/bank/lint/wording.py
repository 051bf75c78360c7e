"""Checks how sentences are written: C007 particle after a value, C008 banned wording, C009 too long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.bank.lint.files import Finding
from tutor.bank.lint.texts import CODE, every_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank.lint.files import Files
    from tutor.bank.lint.texts import Text

_PARTICLES = (
    *("은", "는", "이", "가", "을", "를", "과", "와", "으로", "로", "이나", "나", "이랑", "랑", "이든", "든"),
    *("이라는", "라는", "이란", "란", "이라고", "라고", "아", "야", "에", "에서", "에게", "의", "도", "만"),
    *("부터", "까지", "처럼", "보다", "마다", "밖에", "조차", "하고"),
)
_LONGEST_FIRST = "|".join(sorted(_PARTICLES, key=len, reverse=True))
_AFTER = re.compile(rf"(?:{_LONGEST_FIRST})(?:서|는|은|도|만|의)?(?![가-힣])")
_SLOT_END = re.compile(r"(?<!\{)\{[a-z_]+\}(?!\})")
_KOREAN = {
    "되어지|되어집|여지고 있": "a single passive",
    "당신": "no pronoun",
    "에 의해": "an active verb",
    "하는 것이 가능": "할 수 있습니다",
    "을 가집니다|를 가집니다": "있습니다",
    "[해예에돼나가]요(?=[.!)]|$)": "합니다체",
}
_ENGLISH = {
    r"\b\w+n't\b|\b(?:it|that|there|you|we|they)'(?:s|ll|re|ve)\b": "no contraction",
    r"!(?=\s|$)": "no exclamation mark",
    r"\bwill be able to\b|\bone is able to\b": "you can",
}
_LIMITS = {"en": (140, 170), "ko": (100, 120)}  # characters: a short text, one sentence of a long one


def check(files: Files) -> Iterator[Finding]:
    """Give particles after values, banned wording and texts that are too long."""
    terms = dict(_terms(files))
    for text in every_text(files):
        if text.file != "glossary.toml":
            yield from _particles(text)
            yield from _length(text)
        yield from _banned(text, "ko", terms | _KOREAN)
        yield from _banned(text, "en", _ENGLISH)


def _terms(files: Files) -> Iterator[tuple[str, str]]:
    """Give what the glossary bans, as a pattern, with the term to write instead."""
    for term in files.get("glossary.toml").values():
        if banned := term.get("banned"):
            yield "|".join(banned), term.get("ko", "")


def _particles(text: Text) -> Iterator[Finding]:
    korean = str(text.table.get("ko", ""))
    for end in (match.end() for pattern in (CODE, _SLOT_END) for match in pattern.finditer(korean)):
        if particle := _AFTER.match(korean, end):
            near = korean[max(0, end - 20) : particle.end()]
            yield Finding(text.file, "C007", f"{text.where}: particle right after a value: {near}")


def _banned(text: Text, lang: str, rules: dict[str, str]) -> Iterator[Finding]:
    plain = CODE.sub("` `", str(text.table.get(lang, "")))
    for pattern, better in rules.items():
        if found := re.search(pattern, plain):
            yield Finding(text.file, "C008", f"{text.where}: `{found[0]}`: rather {better}")


def _length(text: Text) -> Iterator[Finding]:
    for lang, (short, sentence) in _LIMITS.items():
        said = str(text.table.get(lang, ""))
        parts = re.split(r"(?<=[.?:])\s+|\n", said) if text.long else [said]
        longest = max(map(len, parts))
        if longest > (sentence if text.long else short):
            yield Finding(text.file, "C009", f"{text.where}: {longest} characters in {lang}")
