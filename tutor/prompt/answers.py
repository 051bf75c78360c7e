"""Reads a yes or a no, in either language and in either keyboard layout."""

from __future__ import annotations

import unicodedata

# The last two are `y` and `n` typed with the Korean layout on.
YES = frozenset({"y", "yes", "네", "예", "응", "ㅛ", "ㅛㄷㄴ"})
NO = frozenset({"n", "no", "아니요", "아니오", "아니", "ㅜ", "ㅜㅐ"})


def agrees(text: str) -> bool | None:
    """Tell whether an answer means yes; None when it is neither yes nor no. Enter alone means no."""
    word = unicodedata.normalize("NFC", text).strip().rstrip(".!").casefold()
    if word in YES:
        return True
    return False if word in NO or not word else None
