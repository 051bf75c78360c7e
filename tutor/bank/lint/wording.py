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
    "콘테이너": "컨테이너",
    "레파지토리|레포지토리|리포지터리|리포지토리": "저장소",
    "쉘": "셸",
    "브릿지": "브리지",
    "디렉토리": "디렉터리",
    "환경변수": "환경 변수",
    "어플리케이션": "애플리케이션",
    "플래그": "옵션",
    "라벨": "레이블",
    "도커파일": "Dockerfile",
    "호스트명|호스트네임": "호스트 이름",
    "커맨드|명령어": "명령",
    "엔트리포인트": "진입점",
    "메세지": "메시지",
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
    for text in every_text(files):
        if text.file != "glossary.toml":
            yield from _particles(text)
            yield from _length(text)
        yield from _banned(text, "ko", _KOREAN)
        yield from _banned(text, "en", _ENGLISH)


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
