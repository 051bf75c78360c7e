"""Writes TOML in the one shape that content files have."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INLINE = ("arguments",)


def dump(data: Mapping[str, Any]) -> str:
    """Give `data` as TOML: plain keys first, then tables, with a blank line between unrelated tables."""
    return "\n".join(_table(data, ())).strip() + "\n"


def _table(data: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    for key, value in data.items():
        if not _is_table(key, value):
            yield f"{key} = {_value(value)}"
    for key, value in data.items():
        if not _is_table(key, value):
            continue
        below = (*path, key)
        for item in value if isinstance(value, list) else [value]:
            if _needs_header(item):
                yield from _blank(path)
                yield f"[[{_dotted(below)}]]" if isinstance(value, list) else f"[{_dotted(below)}]"
            yield from _table(item, below)


def _blank(path: tuple[str, ...]) -> Iterator[str]:
    """Keep the texts of one flag or operand together."""
    if len(path) < 2 and path != ("operand",):
        yield ""


def _needs_header(item: Mapping[str, Any]) -> bool:
    return any(not _is_table(key, value) for key, value in item.items())


def _is_table(key: str, value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict)
    return isinstance(value, dict) and key not in _INLINE


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(path)


def _value(value: object) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(item)}" for key, item in value.items()) + " }"
    return json.dumps(value)


def _string(text: str) -> str:
    if "\n" in text or "\t" in text:
        return _block(text)
    if ('"' in text or "\\" in text) and "'" not in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def _block(text: str) -> str:
    if "'''" in text or text.endswith("'"):
        escaped = text.replace("\\", "\\\\").replace('"""', '\\"""')
        return f'"""\n{escaped}"""'
    return f"'''\n{text}'''"
