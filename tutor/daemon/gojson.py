"""JSON as Go writes it: compact, UTF-8, with `<`, `>` and `&` escaped."""

from __future__ import annotations

import json

_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def dumps(value: object, indent: int | str | None = None) -> str:
    """Write `value`; keys keep their order. With `indent`, one entry a line as `json.MarshalIndent`."""
    separators = (",", ": ") if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, separators=separators, indent=indent)
    return text.translate(_ESCAPES)


def dumpb(value: object) -> bytes:
    """Write `value` as the bytes of a request body."""
    return dumps(value).encode("utf-8", "surrogateescape")
