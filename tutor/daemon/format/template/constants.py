"""Read the literals of a template."""

from __future__ import annotations

import re
from typing import Final

from tutor.language.values.go import quote

_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)", re.DOTALL)
_SINGLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_INTEGER = re.compile(
    r"[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*)"
)
_DIGITS, _HEX = r"[0-9](?:_?[0-9])*", r"[0-9a-fA-F](?:_?[0-9a-fA-F])*"
_FLOAT = re.compile(
    rf"[+-]?(?:{_DIGITS}(?:\.(?:{_DIGITS})?)?|\.{_DIGITS})(?:[eE][+-]?{_DIGITS})?"
    rf"|[+-]?0[xX](?:_?{_HEX}(?:\.(?:{_HEX})?)?|\.{_HEX})[pP][+-]?{_DIGITS}"
)
_PAIR = re.compile(r"(.+?(?<![eEpP]))([+-].*)i")
_LARGEST: Final = 2**64 - 1
_SMALLEST: Final = -(2**63)

Literal = str | int | float | complex | bool


def constant(kind: str, text: str) -> Literal:
    """Give the value of a literal; a whole number may be one that Go's `int` does not hold.

    Raises: ValueError, in Go's words.
    """
    if kind == "bool":
        return text == "true"
    if kind == "number":
        return _number(text)
    if kind == "char":
        return _char(text)
    return text[1:-1].replace("\r", "") if kind == "raw" else _unquote(text)


def _char(text: str) -> int:
    if text == "''":
        raise ValueError("invalid syntax")
    found = _unquote(text)
    if len(found) != 1:
        raise ValueError(f"malformed character constant: {text}")
    return ord(found)


def _unquote(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        escape = found[1]
        if escape[0] in "xuU" and len(escape) > 1:
            return chr(int(escape[1:], 16))
        if len(escape) == 3:
            return chr(int(escape, 8))
        if escape in _SINGLE or escape in ("\\", text[0]):
            return _SINGLE.get(escape, escape)
        raise ValueError("invalid syntax")

    return _ESCAPE.sub(plain, text[1:-1])


def _number(text: str) -> int | float | complex:
    pair = _PAIR.fullmatch(text)
    if pair:
        return complex(_real(pair[1], text), _real(pair[2], text))
    if text.endswith("i") and _FLOAT.fullmatch(text[:-1]):
        return complex(0, _real(text[:-1], text))
    whole = _whole(text)
    if whole is not None:
        return whole
    value = _real(text, text)
    if not re.search("[.eEpP]", text):
        raise ValueError(f"integer overflow: {quote(text)}")
    return value


def _whole(text: str) -> int | None:
    """Give the number if it is written as a whole one that 64 bits hold."""
    if not _INTEGER.fullmatch(text):
        return None
    octal = re.fullmatch("[+-]?0[0-7_]+", text)
    value = int(text, 8 if octal else 0)
    signed = text[0] in "+-"  # Go reads those as `int64` only
    return value if _SMALLEST <= value <= (-_SMALLEST - 1 if signed else _LARGEST) else None


def _real(text: str, literal: str) -> float:
    """Give a float; `literal` is what an error names."""
    if not _FLOAT.fullmatch(text):
        raise ValueError(f"illegal number syntax: {quote(literal)}")
    try:
        value = float.fromhex(text.replace("_", "")) if "x" in text.lower() else float(text.replace("_", ""))
    except OverflowError:
        value = float("inf")
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"illegal number syntax: {quote(literal)}")
    return value
