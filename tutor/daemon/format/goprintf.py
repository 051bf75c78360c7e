"""Go's `Sprintf`: its format language, with its complaints about wrong verbs and missing or extra values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.daemon.format import goverbs
from tutor.daemon.format.goformat import ADDRESS, show
from tutor.daemon.format.gotypes import BYTES, Value, entries, indirect, members, wrap
from tutor.daemon.format.goverbs import Spec
from tutor.daemon.format.stringers import string

if TYPE_CHECKING:
    from collections.abc import Sequence

_FLAGS: Final = {"#": "sharp", "0": "zero", "+": "plus", "-": "minus", " ": "space"}
_WIDEST = 1_000_000  # what is larger Go takes for no number


def sprintf(template: str, values: Sequence[Value | None]) -> str:
    """Fill in `template`."""
    return _Printer(template, values).fill()


class _Printer:
    """Walks over the format and takes one value after the other, as the verbs ask for them."""

    def __init__(self, template: str, values: Sequence[Value | None]) -> None:
        self._template, self._values = template, values
        self._at = self._used = 0
        self._reordered = False
        self._good = self._indexed = True  # of the verb that is read: its `[n]` is right, and was just there
        self._pieces: list[str] = []

    def fill(self) -> str:
        while self._at < len(self._template):
            start = self._template.find("%", self._at)
            end = len(self._template) if start < 0 else start
            self._pieces.append(self._template[self._at : end])
            self._at = end + 1
            if start >= 0:
                self._pieces.append(self._directive())
        left = [] if self._reordered else self._values[self._used :]
        if left:
            told = ", ".join("<nil>" if one is None else f"{one.type.name}={show(one)}" for one in left)
            self._pieces.append(f"%!(EXTRA {told})")
        return "".join(self._pieces)

    def _directive(self) -> str:
        spec = Spec()
        self._good = True
        while self._peek() and self._peek() in _FLAGS:
            setattr(spec, _FLAGS[self._take()], True)
        self._indexed = False
        self._index()
        self._width(spec)
        self._precision(spec)
        if not self._indexed:
            self._index()
        verb = self._take()
        if not verb:
            return "%!(NOVERB)"
        if verb == "%":
            return "%"
        if not self._good:
            return f"%!{verb}(BADINDEX)"
        if self._used >= len(self._values):
            return f"%!{verb}(MISSING)"
        if verb == "v":
            spec.syntax, spec.sharp, spec.names, spec.plus = spec.sharp, False, spec.plus, False
        return formatted(self._value(), verb, spec)

    def _width(self, spec: Spec) -> None:
        if self._peek() != "*":
            spec.width = self._number()
            self._good = self._good and not (self._indexed and spec.width is not None)
            return
        self._take()
        spec.width = self._star("%!(BADWIDTH)")
        if spec.width is not None and spec.width < 0:
            spec.width, spec.minus, spec.zero = -spec.width, True, False
        self._indexed = False

    def _precision(self, spec: Spec) -> None:
        if self._peek() != ".":
            return
        self._take()
        self._good = self._good and not self._indexed
        self._index()
        if self._peek() != "*":
            spec.places = self._number() or 0
            return
        self._take()
        spec.places = self._star("%!(BADPREC)", negative=False)
        self._indexed = False

    def _star(self, complaint: str, negative: bool = True) -> int | None:
        value = self._value() if self._used < len(self._values) else None
        number = value.data if value is not None and value.type.kind == "int" else None
        if number is not None and (-_WIDEST if negative else 0) <= number <= _WIDEST:
            return int(number)
        self._pieces.append(complaint)
        return None

    def _index(self) -> None:
        """Read `[2]`, which says which value comes next."""
        if self._peek() != "[":
            return
        self._reordered = True
        end = self._template.find("]", self._at)
        digits = self._template[self._at + 1 : end] if end > 0 else ""
        self._at = end + 1 if end > 0 else self._at + 1
        number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 8 else 0
        self._indexed = number > 0
        if 0 < number <= len(self._values):
            self._used = number - 1
        else:
            self._good = False

    def _number(self) -> int | None:
        start = self._at
        while self._peek().isascii() and self._peek().isdigit():
            self._at += 1
        digits = self._template[start : self._at]
        return int(digits) if digits and len(digits) < 8 and int(digits) <= _WIDEST else None

    def _value(self) -> Value | None:
        self._used += 1
        return self._values[self._used - 1]

    def _peek(self) -> str:
        return self._template[self._at : self._at + 1]

    def _take(self) -> str:
        self._at += 1
        return self._template[self._at - 1 : self._at]


def formatted(value: Value | None, verb: str, spec: Spec, depth: int = 0) -> str:
    """Print one value by a verb; `depth` counts the values around it."""
    if verb == "T":
        return spec.pad(spec.cut("<nil>" if value is None else value.type.name))
    if value is not None and value.type.kind == "ptr" and value.data is None:
        return _pointer(value, verb, spec)
    if value is None or (value.data is None and value.type.kind not in ("slice", "map")):
        return spec.pad("<nil>") if verb == "v" else f"%!{verb}(<nil>)"
    own = None if value.data is None or spec.syntax or verb not in "vsxXq" else string(indirect(value))
    if own is not None:
        return goverbs.text(own, verb, spec) or ""
    if value.type.kind in ("slice", "map", "struct", "ptr", "row"):
        return _composite(value, verb, spec, depth)
    shown = _basic(value, verb, spec)
    return f"%!{verb}({value.type.name}={_basic(value, 'v', spec)})" if shown is None else shown


def _basic(value: Value, verb: str, spec: Spec) -> str | None:
    match value.type.kind:
        case "bool":
            return spec.pad("true" if value.data else "false") if verb in "tv" else None
        case "int":
            return goverbs.integer(value.data, verb, spec)
        case "float":
            return goverbs.floating(value.data, verb, spec)
        case "complex":
            return goverbs.imaginary(value.data, verb, spec)
    return goverbs.text(str(value.data), verb, spec)


def _composite(value: Value, verb: str, spec: Spec, depth: int) -> str:
    def inner(one: Value | None) -> str:
        return formatted(one, verb, spec, depth + 1)

    name, open_, close = value.type.name if spec.syntax else "", "[{"[spec.syntax], "]}"[spec.syntax]
    between = ", " if spec.syntax else " "
    match value.type.kind:
        case "slice":
            if value.type == BYTES and verb in "sqxX":
                data = bytes(value.data or ()).decode("utf-8", "surrogateescape")
                return goverbs.text(data, verb, spec) or ""
            return f"{name}{open_}{between.join(map(inner, members(value)))}{close}"
        case "map":
            pairs = between.join(f"{inner(key)}:{inner(one)}" for key, one in entries(value))
            return f"{name or 'map'}{open_}{pairs}{close}"
        case "struct":
            fields = ((one.name, inner(wrap(value.data[one.name], one.type))) for one in value.type.fields)
            named = spec.syntax or spec.names
            return f"{name}{{{between.join(f'{key}:{one}' if named else one for key, one in fields)}}}"
        case "row":
            return "{}"
    pointed = value.type.elem.kind if value.type.elem else ""
    if depth or verb == "p" or pointed not in ("slice", "map", "struct"):
        return _pointer(value, verb, spec)
    return f"&{inner(indirect(value))}"


def _pointer(value: Value, verb: str, spec: Spec) -> str:
    """Print where a pointer points to."""
    address = 0 if value.data is None else int(ADDRESS, 16)
    shown = f"{address:#x}" if address or verb == "p" else "<nil>"
    if verb in "vp":
        return spec.pad(shown)
    number = goverbs.integer(address, verb, spec) if verb in "bodxX" else None
    return f"%!{verb}({value.type.name}={shown})" if number is None else number
