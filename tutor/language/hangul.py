"""What the keys would have typed had the keyboard not been set to Korean: `ㅇㅐㅊㅏㄷㄱ` is `docker`."""

from __future__ import annotations

import re
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


_CONJOINING: Final[dict[str, str]] = {
    **{chr(0x1100 + at): jamo for at, jamo in enumerate(_LEADS)},
    **{chr(0x1161 + at): jamo for at, jamo in enumerate(_VOWELS)},
    **{chr(0x11A7 + at): jamo for at, jamo in enumerate(_TAILS) if at},
}
_LETTERS["₩"] = "\\"
# Compiled when first used: ranges of Korean letters take a millisecond, and most lines have none.
_HANGUL: Final = r"[가-힣ㄱ-ㅎㅏ-ㅣᄀ-하-ᅵᆨ-ᇂ]"
_SIDE_BY_SIDE: Final = r"[가-힣]{2}"


def has_hangul(text: str) -> bool:
    """Tell whether there is a Korean letter in a text."""
    return not text.isascii() and bool(re.search(_HANGUL, text))


def is_whole(text: str) -> bool:
    """Tell whether a text is nothing but syllables."""
    return all("가" <= letter <= "힣" for letter in text)


def is_korean(word: str) -> bool:
    """Tell whether a word may well be meant as Korean: usual syllables, two side by side, no letter alone.

    Latin words leave letters alone, or make syllables that no Korean word has (`찯`, `믇`); the usual ones
    are those of KS X 1001.
    """
    composed = unicodedata.normalize("NFC", word)
    return bool(re.search(_SIDE_BY_SIDE, composed)) and not is_latin(composed)


def is_latin(word: str) -> bool:
    """Tell whether a word with Korean letters can be no Korean one."""
    letters = "".join(re.findall(_HANGUL, unicodedata.normalize("NFC", word)))
    try:
        letters.encode("euc_kr")
    except UnicodeEncodeError:
        return True
    return not is_whole(letters)


def as_typed(text: str) -> str:
    """Give the Latin letters on the same keys of the usual Korean (two-set) layout."""
    return "".join(_keys(char) for char in unicodedata.normalize("NFC", text))


def _keys(char: str) -> str:
    char = _CONJOINING.get(char, char)
    at = ord(char) - 0xAC00
    if not 0 <= at < 19 * 21 * 28:
        return _LETTERS.get(char, char)
    jamo: tuple[str, ...] = _LEADS[at // 588], _VOWELS[at % 588 // 28], _TAILS[at % 28].strip()
    return "".join(_LETTERS.get(part, "") for part in jamo)
