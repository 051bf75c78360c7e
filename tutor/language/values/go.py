"""Go's own readers of numbers and quoted text, with their error words."""

from __future__ import annotations

import re
from typing import Final

from tutor.lazy import pattern

_INTEGER = pattern(r"[+-]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][0-9_]*)", re.ASCII)
_DECIMAL = pattern(r"[+-]?[0-9]+", re.ASCII)
_FLOAT = pattern(
    r"[+-]?(?:(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)", re.ASCII | re.IGNORECASE
)
_UNDERSCORE = pattern(r"__|_$|[^0-9a-zA-Z]_|^_")
_TRUE: Final = frozenset(("1", "t", "T", "TRUE", "true", "True"))
_FALSE: Final = frozenset(("0", "f", "F", "FALSE", "false", "False"))
_ESCAPES: Final = {
    "\a": r"\a", "\b": r"\b", "\f": r"\f", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\v": r"\v",
    '"': r"\"", "\\": r"\\",
}  # fmt: skip


def quote(text: str) -> str:
    """Quote as Go's `%q` does."""
    if text.isprintable() and not _ESCAPES.keys() & set(text):  # as nearly all are
        return f'"{text}"'
    return '"' + "".join(_quoted(char) for char in text) + '"'


def _quoted(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:
        return rf"\x{code - 0xDC00:02x}"
    if code < 0x80:
        return rf"\x{code:02x}"
    return rf"\u{code:04x}" if code < 0x10000 else rf"\U{code:08x}"


def as_bytes(text: str) -> bytes:
    """Give the bytes that Go sees; half a character pair, which no terminal sends, counts as three."""
    try:
        return text.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        return text.encode(errors="surrogatepass")


def parse_bool(raw: str) -> bool:
    """Read a switch.

    Raises: ValueError, in Go's words.
    """
    if raw in _TRUE:
        return True
    if raw in _FALSE:
        return False
    raise ValueError(f"strconv.ParseBool: parsing {quote(raw)}: invalid syntax")


def parse_int(raw: str, bits: int = 64, prefixed: bool = True) -> int:
    """Read a signed integer; `prefixed` allows 0x, 0b, 0o and `_` as flags do.

    Raises: ValueError, in Go's words.
    """
    number = _number(raw, "ParseInt", _INTEGER if prefixed else _DECIMAL)
    if not -(1 << bits - 1) <= number < 1 << bits - 1:
        raise ValueError(f"strconv.ParseInt: parsing {quote(raw)}: value out of range")
    return number


def parse_uint(raw: str, bits: int = 64, prefixed: bool = True) -> int:
    """Read an unsigned integer.

    Raises: ValueError, in Go's words.
    """
    if raw[:1] in ("+", "-"):
        raise ValueError(f"strconv.ParseUint: parsing {quote(raw)}: invalid syntax")
    number = _number(raw, "ParseUint", _INTEGER if prefixed else _DECIMAL)
    if number >= 1 << bits:
        raise ValueError(f"strconv.ParseUint: parsing {quote(raw)}: value out of range")
    return number


def _number(raw: str, function: str, pattern: re.Pattern[str]) -> int:
    digits = raw.lstrip("+-")
    octal = len(digits) > 1 and digits[0] == "0" and digits[1] in "01234567_" and pattern is _INTEGER
    try:
        if not pattern.fullmatch(raw) or _UNDERSCORE.search(digits):
            raise ValueError
        number = int(digits, 8) if octal else int(digits, 0 if pattern is _INTEGER else 10)
    except ValueError:
        raise ValueError(f"strconv.{function}: parsing {quote(raw)}: invalid syntax") from None
    return -number if raw.startswith("-") else number


def parse_float(raw: str) -> float:
    """Read a floating-point number.

    Raises: ValueError, in Go's words.
    """
    if not _FLOAT.fullmatch(raw) or re.search(r"__|_\.|_$", raw):
        raise ValueError(f"strconv.ParseFloat: parsing {quote(raw)}: invalid syntax")
    number = float(raw)
    if number in (float("inf"), float("-inf")) and "inf" not in raw.lower():
        raise ValueError(f"strconv.ParseFloat: parsing {quote(raw)}: value out of range")
    return number


def reason(error: ValueError) -> str:
    """Give only why a number was refused: `invalid syntax`."""
    return str(error).rpartition(": ")[2]


def csv_fields(raw: str) -> list[str]:
    """Read one comma-separated record.

    Raises: ValueError, as Go's encoding/csv words it.
    """
    if not raw.strip("\r\n"):
        raise ValueError("EOF")
    fields: list[str] = []
    at = 0
    while True:
        field, at = _quoted_field(raw, at) if raw.startswith('"', at) else _bare_field(raw, at)
        fields.append(field)
        if at >= len(raw) or raw[at] == "\n":
            return fields
        at += 1


def _bare_field(raw: str, at: int) -> tuple[str, int]:
    stop = min((found for found in (raw.find(",", at), raw.find("\n", at)) if found >= 0), default=len(raw))
    mark = raw.find('"', at, stop)
    if mark >= 0:
        raise ValueError(f'parse error on line 1, column {_column(raw, mark)}: bare " in non-quoted-field')
    return raw[at:stop], stop


def _quoted_field(raw: str, at: int) -> tuple[str, int]:
    pieces = []
    at += 1
    while (stop := raw.find('"', at)) >= 0:
        pieces.append(raw[at:stop])
        at = stop + 1
        if not raw.startswith('"', at):
            break
        pieces.append('"')
        at += 1
    if stop < 0 or (at < len(raw) and raw[at] not in ",\n"):
        column = _column(raw, len(raw) if stop < 0 else stop)
        raise ValueError(f'parse error on line 1, column {column}: extraneous or missing " in quoted-field')
    return "".join(pieces), at


def _column(raw: str, at: int) -> int:
    return len(as_bytes(raw[:at])) + 1
