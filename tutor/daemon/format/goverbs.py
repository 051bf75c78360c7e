"""Print numbers and texts by one verb, as Go's fmt package does (its `format.go`)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from tutor.daemon.format.units import general
from tutor.language.values.go import quote

_BASES: Final = {"d": "d", "v": "d", "b": "b", "o": "o", "O": "o", "x": "x", "X": "X"}
_PREFIXES: Final = {"b": "0b", "x": "0x", "X": "0X"}
_MANTISSA = 52  # bits behind the point of a float64
_LAST_RUNE = 0x10FFFF


@dataclass(slots=True)
class Spec:
    """What stands between `%` and the verb; `syntax` is `%#v`, `names` is `%+v`."""

    minus: bool = False
    plus: bool = False
    sharp: bool = False
    space: bool = False
    zero: bool = False
    width: int | None = None
    places: int | None = None
    syntax: bool = False
    names: bool = False

    def pad(self, text: str, zeros: bool = True) -> str:
        """Fill up to the width; zeros only on the left."""
        if self.width is None:
            return text
        if self.minus:
            return text.ljust(self.width)
        return text.rjust(self.width, "0" if self.zero and zeros else " ")

    def cut(self, text: str) -> str:
        """Keep as many characters as the precision says."""
        return text if self.places is None else text[: self.places]


def integer(number: int, verb: str, spec: Spec) -> str | None:
    """Print a whole number; None if the verb is not for numbers."""
    match verb:
        case "c":
            return spec.pad(_rune(number))
        case "q":
            return spec.pad(_quoted_rune(_rune(number), spec.plus))
        case "U":
            return spec.pad(_code_point(number, spec), zeros=False)
    if verb not in _BASES:
        return None
    if spec.places == 0 and number == 0:
        return spec.pad("", zeros=False)
    digits = format(abs(number), _BASES[verb]).zfill(_least(number, spec))
    prefix = _PREFIXES.get(verb, "") if spec.sharp else ""
    if verb == "O":
        prefix = "0o"
    elif verb == "o" and spec.sharp and not digits.startswith("0"):
        prefix = "0"
    return spec.pad(f"{_sign(number < 0, spec)}{prefix}{digits}", zeros=False)


def _least(number: int, spec: Spec) -> int:
    """Give how many digits are printed at least."""
    if spec.places is not None:
        return spec.places
    if not spec.zero or spec.minus or spec.width is None:
        return 0
    return spec.width - (number < 0 or spec.plus or spec.space)


def _sign(negative: bool, spec: Spec) -> str:
    if negative:
        return "-"
    return "+" if spec.plus else " " if spec.space else ""


def _rune(number: int) -> str:
    known = 0 <= number <= _LAST_RUNE and not 0xD800 <= number <= 0xDFFF
    return chr(number) if known else "\ufffd"


def _quoted_rune(char: str, ascii_only: bool) -> str:
    if char == "'":
        return r"'\''"
    inner = char if char == '"' else quote(char)[1:-1]
    return f"'{_ascii(inner) if ascii_only else inner}'"


def _code_point(number: int, spec: Spec) -> str:
    code = f"U+{number & (1 << 64) - 1:0{max(4, spec.places or 0)}X}"
    shown = spec.sharp and 0 <= number <= _LAST_RUNE and chr(number).isprintable()
    return f"{code} '{chr(number)}'" if shown else code


def floating(number: float, verb: str, spec: Spec) -> str | None:
    """Print a float; None if the verb is not for floats."""
    text = _unsigned(abs(number), verb, spec)
    if text is None:
        return None
    sign = _sign(math.copysign(1, number) < 0, spec)
    if sign and spec.zero and not spec.minus and spec.width is not None:
        return sign + text.rjust(spec.width - len(sign), "0")
    return spec.pad(sign + text)


def _unsigned(number: float, verb: str, spec: Spec) -> str | None:
    if verb in "eEfF":
        places = 6 if spec.places is None else spec.places
        return format(number, f"{'#' if spec.sharp else ''}.{places}{verb}")
    if verb in "gGv":
        return _general(number, verb, spec)
    if verb in "xX":
        text = _hexadecimal(number, spec.places)
        return text.upper() if verb == "X" else text
    return _binary(number) if verb == "b" else None


def _general(number: float, verb: str, spec: Spec) -> str:
    if spec.sharp:
        return format(number, f"#.{6 if spec.places is None else spec.places}{'g' if verb == 'v' else verb}")
    if spec.places is None:
        text = general(number)
        return text.upper() if verb == "G" else text
    return format(number, f".{spec.places}{'g' if verb == 'v' else verb}")


def _hexadecimal(number: float, places: int | None) -> str:
    if number == 0:
        return "0x0" + (f".{'0' * places}" if places else "") + "p+00"
    fraction, exponent = math.frexp(number)
    mantissa = int(fraction * 2 ** (_MANTISSA + 1))
    if places is not None and places < _MANTISSA // 4:
        unit = 1 << (_MANTISSA - 4 * places)
        mantissa = round(mantissa / unit) * unit  # exact, and half to even: `unit` is a power of two
    exponent -= 1
    if mantissa >> (_MANTISSA + 1):
        mantissa, exponent = mantissa >> 1, exponent + 1
    digits = f"{mantissa & (1 << _MANTISSA) - 1:013x}"
    digits = digits.rstrip("0") if places is None else digits[:places].ljust(places, "0")
    return f"0x1{'.' if digits else ''}{digits}p{exponent:+03d}"


def _binary(number: float) -> str:
    fraction, exponent = math.frexp(number)
    return f"{int(fraction * 2 ** (_MANTISSA + 1))}p{exponent - _MANTISSA - 1 if number else -1074:+d}"


def imaginary(number: complex, verb: str, spec: Spec) -> str | None:
    """Print a complex number: each of its parts as a float."""
    real = floating(number.real, verb, spec)
    signed = Spec(spec.minus, True, spec.sharp, spec.space, spec.zero, spec.width, spec.places)
    return None if real is None else f"({real}{floating(number.imag, verb, signed)}i)"


def text(value: str, verb: str, spec: Spec) -> str | None:
    """Print a text; None if the verb is not for texts."""
    if verb == "q" or (verb == "v" and spec.syntax):
        return spec.pad(_quoted(spec.cut(value), spec))
    if verb in "sv":
        return spec.pad(spec.cut(value))
    return spec.pad(_bytes(value, verb, spec)) if verb in "xX" else None


def _quoted(value: str, spec: Spec) -> str:
    plain = all(char == "\t" or (char >= " " and char not in "`\x7f\ufeff") for char in value)
    if spec.sharp and plain:
        return f"`{value}`"
    return _ascii(quote(value)) if spec.plus else quote(value)


def _ascii(quoted: str) -> str:
    """Write what is beyond ASCII as Go escapes it."""
    return "".join(
        char if char.isascii() else f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
        for char in quoted
    )


def _bytes(value: str, verb: str, spec: Spec) -> str:
    data = value.encode("utf-8", "surrogateescape")[: spec.places]
    prefix = f"0{verb}" if spec.sharp and data else ""
    pairs = [f"{byte:02{verb}}" for byte in data]
    return " ".join(prefix + pair for pair in pairs) if spec.space else prefix + "".join(pairs)
