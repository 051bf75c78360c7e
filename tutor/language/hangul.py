"""What the keys would have typed had the keyboard not been set to Korean: `ㅇㅐㅊㅏㄷㄱ` is `docker`."""

from __future__ import annotations

import unicodedata
from typing import Final

_LETTERS: Final = dict(
    zip(
        "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ",
        ["r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g", "k", "o", "i", "O", "j", "p", "u", "P", "h", "y", "n", "b", "m", "l"],
        strict=True,
    )
) | {
    "ㄳ": "rt", "ㄵ": "sw", "ㄶ": "sg", "ㄺ": "fr", "ㄻ": "fa", "ㄼ": "fq", "ㄽ": "ft", "ㄾ": "fx", "ㄿ": "fv", "ㅀ": "fg",
    "ㅄ": "qt", "ㅘ": "hk", "ㅙ": "ho", "ㅚ": "hl", "ㅝ": "nj", "ㅞ": "np", "ㅟ": "nl", "ㅢ": "ml",
}  # fmt: skip
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
    jamo = _LEADS[at // 588], _VOWELS[at % 588 // 28], _TAILS[at % 28].strip()
    return "".join(_LETTERS.get(part, "") for part in jamo)
