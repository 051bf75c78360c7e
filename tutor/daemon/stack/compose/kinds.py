"""How each kind of value in a compose file is read, merged with that of a later file, written.

A value that is not there is None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.format.units import general, go_duration
from tutor.daemon.service.parts import ratio
from tutor.daemon.stack.compose.document import Moment
from tutor.daemon.stack.compose.text import in_order
from tutor.language.values.numbers import nanoseconds, ram_in_bytes
from tutor.language.values.swarm import shell_words

if TYPE_CHECKING:
    from collections.abc import Callable

_GO_TYPES: Final = {Moment: "time.Time", int: "int", float: "float64", bool: "bool", str: "string"}
_GO_KINDS: Final = {**_GO_TYPES, list: "slice"}


class At:
    """A place in a compose file, and what could not be read so far, as the CLI's decoder words it."""

    def __init__(self, path: str, problems: list[str], warn: Callable[[str], None]) -> None:
        self._path, self._problems, self.warn = path, problems, warn

    def field(self, name: str) -> At:
        """Give the place of a key."""
        return At(f"{self._path}.{name}" if self._path else name, self._problems, self.warn)

    def entry(self, key: object) -> At:
        """Give the place of an entry of a list, or of a mapping of any names."""
        return At(f"{self._path}[{key}]", self._problems, self.warn)

    def refuse(self, error: object) -> None:
        """Keep that a value could not be turned into what is wanted."""
        self._problems.append(f"error decoding '{self._path}': {error}")

    def tried(self, read: Callable[[str], Any], value: str) -> Any:
        """Give what `read` makes of a value; None, with the reason kept, if it cannot."""
        try:
            return read(value)
        except ValueError as error:
            self.refuse(error)
            return None

    def mistyped(self, wanted: str, value: Any) -> None:
        """Keep that a value is not of the wanted type."""
        kind, shown = _GO_TYPES.get(type(value), "slice"), printed(value)
        what = f"expected type '{wanted}', got unconvertible type '{kind}', value: '{shown}'"
        self._problems.append(f"'{self._path}' {what}")

    def no_mapping(self, value: Any) -> None:
        """Keep that a value is no mapping."""
        self._problems.append(f"'{self._path}' expected a map, got '{_GO_KINDS[type(value)]}'")

    def negative(self, value: float) -> None:
        """Keep that a number is less than nothing."""
        self._problems.append(f"cannot parse '{self._path}', {printed(value)} overflows uint")


class Kind:
    """A kind of value. `name` is what the CLI's decoder calls the field.

    `kept` kinds are pointers to the CLI: their zero counts and is written.
    """

    kept = False

    def __init__(self, name: str = "") -> None:
        self.name = name

    def read(self, value: Any, at: At) -> Any:
        """Give the value as all further steps know it."""
        return self._read(value, at)

    def merge(self, base: Any, over: Any) -> Any:
        """Give the value of two files; the later one's counts unless it is zero."""
        return self._merge(base, over)

    def write(self, value: Any) -> Any:
        """Give the value as it is printed."""
        return self._write(value)

    def _read(self, value: Any, _: At) -> Any:
        return value

    def _merge(self, base: Any, over: Any) -> Any:
        return over or base

    def _write(self, value: Any) -> Any:
        return value


class Text(Kind):
    """A text."""

    def _read(self, value: Any, at: At) -> Any:
        return value if type(value) is str else at.mistyped("string", value)


class Flag(Kind):
    """A switch."""

    def _read(self, value: Any, at: At) -> Any:
        return value if isinstance(value, bool) else at.mistyped("bool", value)


class KeptFlag(Flag):
    """A switch that may be off by choice."""

    kept = True

    def _merge(self, base: Any, over: Any) -> Any:
        return base if base is not None and not over else over


class Whole(Kind):
    """A whole number, with a sign."""

    def _read(self, value: Any, _: At) -> Any:
        return int(value)


class Count(Kind):
    """A number that cannot be negative."""

    def _read(self, value: Any, at: At) -> Any:
        if value < 0:
            at.negative(value)
        return int(value)


class KeptCount(Count):
    """A number that may be 0 by choice."""

    kept = True

    def _merge(self, base: Any, over: Any) -> Any:
        return base if over is None else over


class KeptMode(Count):
    """The permissions of a file."""

    kept = True


class Ratio(Kind):
    """A fraction, of single precision."""

    def _read(self, value: Any, _: At) -> Any:
        return ratio(float(value))


class Duration(Kind):
    """A time span in nanoseconds."""

    def _read(self, value: Any, at: At) -> Any:
        return at.tried(nanoseconds, value) or 0

    def _write(self, value: Any) -> Any:
        return go_duration(value)


class KeptDuration(Duration):
    """A time span that may be 0 by choice."""

    kept = True

    def _merge(self, base: Any, over: Any) -> Any:
        return base if base is not None and not over else over


class Size(Kind):
    """A size in bytes."""

    def _read(self, value: Any, at: At) -> Any:
        return at.tried(ram_in_bytes, value) or 0

    def _write(self, value: Any) -> Any:
        return str(value)


class Words(Kind):
    """A list of texts; one text stands for a list of one."""

    def _read(self, value: Any, _: At) -> Any:
        return [value] if isinstance(value, str) else [printed(one) for one in value]

    def _merge(self, base: Any, over: Any) -> Any:
        return [*(base or ()), *(over or ())] if base or over else over


class Command(Kind):
    """Words as a shell reads them."""

    def _read(self, value: Any, at: At) -> Any:
        if not isinstance(value, str):
            return value
        return list(at.tried(shell_words, value) or ())


class HealthTest(Words):
    """A check: a text is for a shell."""

    def _read(self, value: Any, _: At) -> Any:
        return ["CMD-SHELL", value] if isinstance(value, str) else value


class Hosts(Words):
    """Lines `HOST:ADDRESS`."""

    def _read(self, value: Any, _: At) -> Any:
        if isinstance(value, list):
            halves = (re.match("([^=]*)=(.*)", one) or re.match("([^:]*):(.*)", one) for one in value)
            return [_host(half[1], half[2]) for half in halves if half]
        return sorted(_host(key, _verb_s(one)) for key, one in value.items() if one is not None)


def _host(name: str, address: str) -> str:
    bracketed = address.startswith("[") and address.endswith("]")
    return f"{name}:{address[1:-1] if bracketed else address}"


class Pairs(Kind):
    """Names with texts. With `bare`, a name may stay without."""

    def __init__(self, name: str = "", bare: bool = False) -> None:
        super().__init__(name)
        self._bare = bare

    def _read(self, value: Any, _: At) -> Any:
        none = None if self._bare else ""
        if isinstance(value, dict):
            return {key: none if one is None else printed(one) for key, one in value.items()}
        halves = (one.partition("=") for one in value)
        return {key: text if mark else none for key, mark, text in halves}

    def _merge(self, base: Any, over: Any) -> Any:
        if base is None or over is None:
            return over if base is None else base
        return base | {key: one for key, one in over.items() if one or self._replaces(base.get(key))}

    def _replaces(self, old: str | None) -> bool:
        """Tell whether nothing takes the place of an earlier text."""
        return old is None or not self._bare

    def _write(self, value: Any) -> Any:
        return {key: value[key] for key in in_order(value)}


def printed(value: Any) -> str:
    """Write a value as Go prints it."""
    if isinstance(value, bool):
        return str(value).lower()
    return general(value) if isinstance(value, float) else str(value)


def _verb_s(value: Any) -> str:
    """Write a value as Go does where a text is expected."""
    if isinstance(value, str):
        return value
    return f"%!s({_GO_TYPES[type(value)]}={printed(value)})"
