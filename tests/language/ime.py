"""A small Korean input method: what appears when Latin keys are pressed with the two-set layout on."""

from __future__ import annotations

from typing import Final

_KEYS: Final = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        strict=True,
    )
)
_LEADS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS: Final = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_PAIRS: Final = (
    "ㅗㅏㅘ ㅗㅐㅙ ㅗㅣㅚ ㅜㅓㅝ ㅜㅔㅞ ㅜㅣㅟ ㅡㅣㅢ ㄱㅅㄳ ㄴㅈㄵ ㄴㅎㄶ "
    "ㄹㄱㄺ ㄹㅁㄻ ㄹㅂㄼ ㄹㅅㄽ ㄹㅌㄾ ㄹㅍㄿ ㄹㅎㅀ ㅂㅅㅄ"
)
_JOINED: Final = {pair[:2]: pair[2] for pair in _PAIRS.split()}


def typed(text: str) -> str:
    """Give what a learner sees who types `text` with the Korean layout on."""
    out: list[str] = []
    held = ""  # the letters of the syllable being made: consonant, vowels, tails
    for key in text:
        letter = _KEYS.get(key) or _KEYS.get(key.lower(), "")
        if not letter:
            out.append(_drawn(held) + key)
            held = ""
        elif _fits(held + letter):
            held += letter
        elif letter in _VOWELS and len(held) > 1 and held[-1] in _LEADS:
            out.append(_drawn(held[:-1]))
            held = held[-1] + letter
        else:
            out.append(_drawn(held))
            held = letter
    return "".join([*out, _drawn(held)])


def _fits(letters: str) -> bool:
    """Tell whether letters can be one syllable."""
    lead, vowel, tail = _parts(letters)
    if len(letters) == 1:
        return True
    made = all(len(part) < 2 or part in _JOINED for part in (vowel, tail))
    return made and len(lead) < 2 and (not tail or (bool(lead and vowel) and _join(tail) in _TAILS))


def _parts(letters: str) -> tuple[str, str, str]:
    at = next((at for at, letter in enumerate(letters) if letter in _VOWELS), len(letters))
    end = next((at for at in range(at, len(letters)) if letters[at] not in _VOWELS), len(letters))
    return letters[:at], letters[at:end], letters[end:]


def _join(part: str) -> str:
    return _JOINED.get(part, part)


def _drawn(letters: str) -> str:
    lead, vowel, tail = _parts(letters)
    if not lead or not vowel:
        return _join(letters)
    code = (_LEADS.index(lead) * 21 + _VOWELS.index(_join(vowel))) * 28
    return chr(0xAC00 + code + (_TAILS.index(_join(tail)) if tail else 0))
