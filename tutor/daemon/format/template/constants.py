"""Read the literals of a template."""

from __future__ import annotations

import ast
import re

from tutor.language.values.go import quote

_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)")
_SINGLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def constant(kind: str, text: str) -> str | int | float | bool:
    """Give the value of a literal.

    Raises: ValueError, in Go's words.
    """
    if kind == "bool":
        return text == "true"
    if kind == "number":
        return _number(text)
    if kind == "char":
        found = _unquote(text)
        if len(found) != 1:
            raise ValueError(f"malformed character constant: {text}")
        return ord(found)
    return text[1:-1] if kind == "raw" else _unquote(text)


def _unquote(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        escape = found[1]
        if escape[0] in "xuU" and len(escape) > 1:
            return chr(int(escape[1:], 16))
        if len(escape) == 3:
            return chr(int(escape, 8))
        if escape in _SINGLE or escape in "\\'\"":
            return _SINGLE.get(escape, escape)
        raise ValueError("invalid syntax")

    return _ESCAPE.sub(plain, text[1:-1])


def _number(text: str) -> int | float:
    if text == ".":
        raise ValueError('illegal number syntax: "."')
    sign, digits = (text[0], text[1:]) if text[0] in "+-" else ("", text)
    octal = re.fullmatch(r"0[0-7_]+", digits)
    try:
        value = int(digits, 8) if octal else ast.literal_eval(digits)
    except (SyntaxError, ValueError):
        raise ValueError(f"bad number syntax: {quote(text)}") from None
    if not isinstance(value, int | float):
        raise ValueError(f"bad number syntax: {quote(text)}")
    return -value if sign == "-" else value
