"""Write typed values as Go's JSON encoder does: structs in their own order, maps by key."""

from __future__ import annotations

import base64
import json
from typing import Any

from tutor.daemon.format.gotypes import BYTES, Number, Value, entries, indirect, members, wrap

# Rows write themselves, and escape these; the marks say so until the text is written.
_MARKS = {ord("<"): "\U000f003c", ord(">"): "\U000f003e", ord("&"): "\U000f0026"}
# Written by way of a map (`MarshalJSON`): every struct in it, too, is in the order of its keys.
_THROUGH_MAPS = frozenset({"registry.ServiceConfig"})
_LARGE = 1e21  # from here on floats have an exponent
_ESCAPED = {0xF003C: "\\u003c", 0xF003E: "\\u003e", 0xF0026: "\\u0026"}


def compact(value: Value | None) -> str:
    """Write as the templates' `json` function does, which leaves `<`, `>` and `&` alone (rows do not)."""
    text = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").translate(_ESCAPED)


def plain(value: Value | None) -> Any:
    """Give `value` as Python data in the order in which Go writes it."""
    if value is None or value.data is None:
        return None
    value = indirect(value)
    match value.type.kind:
        case "slice" if value.type == BYTES:
            return base64.b64encode(bytes(value.data)).decode()
        case "slice":
            return [plain(one) for one in members(value)]
        case "map":
            return {str(key.data): plain(one) for key, one in entries(value)}
        case "struct":
            found = _struct(value) if value.type.fields else value.data
            return _by_key(found) if value.type.name in _THROUGH_MAPS else found
        case "row":
            cells = {**value.data.cells, **value.data.written}
            return {name: _marked(plain(wrap(one()))) for name, one in sorted(cells.items())}
    return _number(value.data) if isinstance(value.data, Number) else _scalar(value)


def _by_key(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _by_key(data[key]) for key in sorted(data)}
    return [_by_key(one) for one in data] if isinstance(data, list) else data


def _marked(data: Any) -> Any:
    return data.translate(_MARKS) if isinstance(data, str) else data


def _scalar(value: Value) -> Any:
    if value.type.kind == "complex":
        raise ValueError(f"json: unsupported type: {value.type.name}")
    short = isinstance(value.data, float) and value.data.is_integer() and abs(value.data) < _LARGE
    return int(value.data) if short else value.data


def _number(text: Number) -> int | float:
    return int(text) if text.lstrip("-").isdecimal() else float(text)


def _struct(value: Value) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in value.type.fields:
        data = value.data[one.name]
        if one.embedded:
            found |= plain(Value(one.type, data)) or {}
            continue
        if one.key == "-" or (one.omit and one.type.kind not in ("ptr", "struct") and not data):
            continue
        if one.omit and data is None:
            continue
        found[one.key] = plain(wrap(data, one.type))
    return found
