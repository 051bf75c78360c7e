"""Write typed values as Go's JSON encoder does: structs in their own order, maps by key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tutor.daemon import gojson
from tutor.daemon.format.gotypes import Number, Value, entries, indirect, members, wrap


def compact(value: Value | None) -> str:
    """Write as the templates' `json` function does, which leaves `<`, `>` and `&` alone.

    A row writes itself, and escapes them.
    """
    if value is not None and value.type.kind == "row":
        return marshal(value)
    text = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def marshal(value: Value | None, indent: int | None = None) -> str:
    """Write as `json.Marshal` does, or `json.MarshalIndent`."""
    return gojson.dumps(plain(value), indent)


def plain(value: Value | None) -> Any:
    """Give `value` as Python data in the order in which Go writes it."""
    if value is None or value.data is None:
        return None
    value = indirect(value)
    match value.type.kind:
        case "slice":
            return [plain(one) for one in members(value)]
        case "map":
            return {str(key.data): plain(one) for key, one in entries(value)}
        case "struct":
            return _struct(value) if value.type.fields else value.data
        case "row":
            return {name: plain(wrap(value.data.cells[name]())) for name in sorted(value.data.cells)}
    return _number(value.data) if isinstance(value.data, Number) else value.data


def _number(text: Number) -> int | float:
    return int(text) if text.lstrip("-").isdecimal() else float(text)


def _struct(value: Value) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in value.type.fields:
        data = value.data[one.name]
        empty = data is None or (isinstance(data, str | int | float | list | Mapping) and not data)
        pointer = one.type.kind in ("ptr", "struct") and data is not None
        if one.key == "-" or one.embedded or (one.omit and empty and not pointer):
            continue
        found[one.key] = plain(wrap(data, one.type))
    return found
