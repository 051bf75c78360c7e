"""What the keys would have typed had the keyboard not been set to Korean: `ㅇㅐㅊㅏㄷㄱ` is `docker`."""

from __future__ import annotations

import unicodedata
from typing import Final

_SINGLE: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"
_KEYS: Final = "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml"
_DOUBLE: Final = "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄㅘㅙㅚㅝㅞㅟㅢ"
_PAIRS: Final = "rt sw sg fr fa fq ft fx fv fg qt hk ho hl nj np nl ml"
_LETTERS: Final[dict[str, str]] = dict(zip(_SINGLE + _DOUBLE, (*_KEYS, *_PAIRS.split()), strict=True))
_LEADS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS: Final = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def as_typed(text: str) -> str:
    """Give the Latin letters on the same keys of the usual Korean (two-set) layout."""
    return "".join(_keys(char) for char in unicodedata.normalize("NFC", text))


def _keys(char: str) -> str:
    at = ord(char) - 0xAC00
    if not 0 <= at < 19 * 21 * 28:
        return _LETTERS.get(char, char)
    jamo: tuple[str, ...] = _LEADS[at // 588], _VOWELS[at % 588 // 28], _TAILS[at % 28].strip()
    return "".join(_LETTERS.get(part, "") for part in jamo)
