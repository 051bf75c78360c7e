"""Print values as Go's fmt package does: `%v` and the other verbs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.daemon.format.gotypes import BYTES, Value, entries, indirect, members, wrap
from tutor.daemon.format.stringers import string
from tutor.daemon.format.units import general
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

_VERB = re.compile(r"%([-+# 0]*)(\*|\d+)?(?:\.(\*|\d+)?)?(.)?", re.DOTALL)
_ADDRESS = "0xc000012345"  # Go prints where a nested pointer points to; nobody can rely on that
_INTEGER_VERBS: Final = {"d": "d", "b": "b", "o": "o", "x": "x", "X": "X"}


def printed(value: Value | None) -> str:
    """Print as `%v`; a template prints a missing value as `<no value>`."""
    if value is None:
        return "<no value>"
    return show(indirect(value))


def show(value: Value | None, flags: str = "", depth: int = 0) -> str:
    """Print as `%v` (`%+v` with flag `+`); `depth` counts the values around it."""
    if value is None or (value.data is None and value.type.kind not in ("slice", "map")):
        return "<nil>"
    known = string(indirect(value)) if value.data is not None else None
    if known is not None:
        return known
    if value.type.kind in ("slice", "map", "struct", "ptr"):
        return _composite(value, flags, depth)
    match value.type.kind:
        case "bool":
            return "true" if value.data else "false"
        case "float":
            return general(float(value.data))
        case "row":
            return "{}"
    return str(value.data)


def _composite(value: Value, flags: str, depth: int) -> str:
    match value.type.kind:
        case "slice":
            return f"[{' '.join(show(one, flags, depth + 1) for one in members(value))}]"
        case "map":
            pairs = (
                f"{show(key, flags, depth + 1)}:{show(one, flags, depth + 1)}" for key, one in entries(value)
            )
            return f"map[{' '.join(pairs)}]"
        case "struct":
            return _struct(value, flags, depth)
    return _ADDRESS if depth else f"&{show(indirect(value), flags, depth + 1)}"


def _struct(value: Value, flags: str, depth: int) -> str:
    fields = (
        (one.name, show(wrap(value.data[one.name], one.type), flags, depth + 1)) for one in value.type.fields
    )
    return f"{{{' '.join(f'{name}:{text}' if '+' in flags else text for name, text in fields)}}}"


def sprint(values: Sequence[Value | None], spaces: bool = False) -> str:
    """Print as `Sprint` does: a space between two neighbours of which neither is a string (or always)."""
    text = ""
    for index, value in enumerate(values):
        if index and (spaces or not (_is_string(value) or _is_string(values[index - 1]))):
            text += " "
        text += show(value)
    return text


def _is_string(value: Value | None) -> bool:
    return value is not None and value.type.kind == "string" and value.data is not None


def sprintf(template: str, values: Sequence[Value | None]) -> str:
    """Print as `Sprintf` does, with Go's complaints about wrong verbs and missing or extra values."""
    printer = _Printer(list(values))
    text = _VERB.sub(printer.verb, template)
    return text + printer.extra()


class _Printer:
    """Takes one value after the other as the verbs ask for them."""

    def __init__(self, values: list[Value | None]) -> None:
        self._values = values
        self._used = 0

    def verb(self, found: re.Match[str]) -> str:
        flags, width, precision, verb = found.groups()
        if verb is None:
            return "%!(NOVERB)"
        if verb == "%":
            return "%"
        room = self._count(width)
        places = self._count(precision) if precision or "." not in found[0][:-1] else 0
        if self._used >= len(self._values):
            return f"%!{verb}(MISSING)"
        value = self._values[self._used]
        self._used += 1
        return _padded(_formatted(value, verb, flags, places), flags, room, value)

    def _count(self, text: str | None) -> int | None:
        if text != "*":
            return int(text) if text else None
        value = self._values[self._used] if self._used < len(self._values) else None
        self._used += 1
        return int(value.data) if value is not None and value.type.kind == "int" else None

    def extra(self) -> str:
        left = self._values[self._used :]
        if not left:
            return ""
        return f"%!(EXTRA {', '.join(f'{_type(one)}={show(one)}' for one in left)})"


def _padded(text: str, flags: str, width: int | None, value: Value | None) -> str:
    if width is None or len(text) >= width:
        return text
    if "-" in flags:
        return text.ljust(width)
    number = value is not None and value.type.kind in ("int", "float")
    return text.zfill(width) if "0" in flags and number else text.rjust(width, "0" if "0" in flags else " ")


def _type(value: Value | None) -> str:
    return "<nil>" if value is None else value.type.name


def _formatted(value: Value | None, verb: str, flags: str, places: int | None) -> str:
    if verb == "T":
        return _type(value)
    if value is None or value.data is None:
        return "<nil>" if verb == "v" else f"%!{verb}(<nil>)"
    if verb == "v":
        return _go_syntax(value) if "#" in flags else show(value, flags)
    return _by_kind(value, verb, flags, places) or f"%!{verb}({value.type.name}={show(value)})"


def _go_syntax(value: Value) -> str:
    if value.type.kind == "string":
        return quote(value.data)
    if value.type.kind == "slice":
        return f"{value.type.name}{{{', '.join(_go_syntax(one) for one in members(value))}}}"
    if value.type.kind == "map":
        pairs = (f"{_go_syntax(key)}:{_go_syntax(one)}" for key, one in entries(value))
        return f"{value.type.name}{{{', '.join(pairs)}}}"
    return show(value)


def _by_kind(value: Value, verb: str, flags: str, places: int | None) -> str | None:
    known = string(value) if verb == "s" else None
    if known is not None:
        return known
    match value.type.kind:
        case "bool":
            return show(value) if verb == "t" else None
        case "int":
            return _integer(value.data, verb, flags)
        case "float":
            return _float(value.data, verb, flags, places)
        case "string":
            return _string(value.data, verb, places)
        case "slice":
            return _slice(value, verb, flags, places)
        case "map":
            pairs = (
                f"{_formatted(key, verb, flags, places)}:{_formatted(one, verb, flags, places)}"
                for key, one in entries(value)
            )
            return f"map[{' '.join(pairs)}]"
    return show(value) if verb == "s" else None


def _slice(value: Value, verb: str, flags: str, places: int | None) -> str | None:
    if value.type == BYTES and verb in "sqxX":
        return _string(bytes(value.data).decode("utf-8", "surrogateescape"), verb, places)
    return f"[{' '.join(_formatted(one, verb, flags, places) for one in members(value))}]"


def _integer(number: int, verb: str, flags: str) -> str | None:
    if verb in _INTEGER_VERBS:
        sign = "+" if "+" in flags else " " if " " in flags else ""
        prefix = {"x": "0x", "X": "0X", "o": "0", "b": "0b"}.get(verb, "") if "#" in flags else ""
        text = format(abs(number), _INTEGER_VERBS[verb])
        return f"{'-' if number < 0 else sign}{prefix}{text}"
    if verb == "O":
        return f"0o{number:o}"
    if verb == "c":
        return chr(number)
    if verb == "q":
        return f"'{chr(number)}'"
    return f"U+{number:04X}" if verb == "U" else None


def _float(number: float, verb: str, flags: str, places: int | None) -> str | None:
    if verb not in "eEfFgG":
        return None
    sign = "+" if "+" in flags and number >= 0 else ""
    if verb in "gG" and places is None:
        return sign + general(number)
    text = format(number, f".{6 if places is None else places}{verb}")
    return sign + text


def _string(text: str, verb: str, places: int | None) -> str | None:
    if verb == "s":
        return text if places is None else text[:places]
    if verb == "q":
        return quote(text if places is None else text[:places])
    if verb in "xX":
        digits = text.encode("utf-8", "surrogateescape").hex()
        return digits if verb == "x" else digits.upper()
    return None
