"""JSON as Go writes and reads it: compact, UTF-8, with `<`, `>` and `&` escaped; errors in its words."""

from __future__ import annotations

import json
import re
from typing import Any, Final

_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
_KINDS: Final = {str: "string", int: "number", float: "number", bool: "bool", list: "array", dict: "object"}
_WHERE: Final = {
    "Expecting value": "looking for beginning of value",
    "Expecting property name enclosed in double quotes": "looking for beginning of object key string",
    "Expecting ':' delimiter": "after object key",
    "Invalid control character at": "in string literal",
    "Invalid \\escape": "in string escape code",
}
_STRING = re.compile(r'"(?:\\.|[^"\\])*"', re.DOTALL)


def dumps(value: object, indent: int | str | None = None) -> str:
    """Write `value`; keys keep their order. With `indent`, one entry a line as `json.MarshalIndent`."""
    separators = (",", ": ") if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, separators=separators, indent=indent)
    return text.translate(_ESCAPES)


def dumpb(value: object) -> bytes:
    """Write `value` as the bytes of a request body."""
    return dumps(value).encode("utf-8", "surrogateescape")


def kind(value: object) -> str:
    """Give what Go calls a value of JSON: `string`, `number`, `bool`, `array` or `object`."""
    return _KINDS[type(value)]


def first(text: str) -> Any:
    """Read the first value of a text, as Go's decoder does: what follows it does not matter.

    Raises: ValueError in Go's words.
    """
    text = text.lstrip(" \t\r\n")
    if not text:
        raise ValueError("EOF")
    try:
        return json.JSONDecoder().raw_decode(text)[0]
    except json.JSONDecodeError as error:
        raise ValueError(_words(text, error)) from None


def _words(text: str, error: json.JSONDecodeError) -> str:
    place = error.pos
    while text[place : place + 1] in (" ", "\t", "\r", "\n"):
        place += 1
    where = _WHERE.get(error.msg) or _after(text[:place])
    if error.msg == "Expecting value":
        for literal in ("true", "false", "null"):
            if text[place : place + 1] == literal[0]:
                wrong = next(at for at, letter in enumerate(literal) if text[place:][at : at + 1] != letter)
                place, where = place + wrong, f"in literal {literal} (expecting '{literal[wrong]}')"
    if place >= len(text) or error.msg.startswith("Unterminated"):
        return "unexpected EOF"
    shown = {"'": "\\'", '"': '"'}.get(text[place]) or json.dumps(text[place], ensure_ascii=False)[1:-1]
    return f"invalid character '{shown}' {where}"


def _after(text: str) -> str:
    """Tell what has just ended where a comma is missing."""
    open_ = [""]
    for letter in _STRING.sub("", text):
        if letter in "{[":
            open_.append(letter)
        elif letter in "}]" and len(open_) > 1:
            open_.pop()
    return "after array element" if open_[-1] == "[" else "after object key:value pair"
