"""Check a compose file against the rules of its version; tell the most exact error, as the CLI does.

The order of checks and the points for what fits are those of the CLI's schema library: they decide which
of several errors is told.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from fractions import Fraction
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.format.units import general
from tutor.daemon.stack.compose.rules import FILE, LATEST
from tutor.errors import DockerError
from tutor.language.values.numbers import duration
from tutor.language.values.ports import port

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tutor.daemon.stack.compose.rules import Rule

_ROOT: Final = "(root)"
_TYPE, _ONE_OF, _OTHER = "type", "one of", "other"
_READABLE: Final = {"object": "mapping", "array": "list"}


@dataclass(frozen=True, slots=True)
class _Wrong:
    """One error: where, of which kind, `text` as the library words it, `short` as the CLI does."""

    where: str
    kind: str
    text: str
    short: str = ""

    @property
    def depth(self) -> int:
        return len(self.where.split("."))


@dataclass(slots=True)
class _Result:
    wrong: list[_Wrong] = field(default_factory=list)
    points: int = 0

    def add(self, *found: _Wrong) -> None:
        self.wrong += found
        self.points -= 2 * len(found)

    def take(self, other: _Result) -> None:
        self.wrong += other.wrong
        self.points += other.points


def version(config: Mapping[str, Any]) -> str:
    """Give the version of the format that a file names, or the newest."""
    found = config.get("version", "")
    named = "<nil>" if found is None else str(found)
    return f"3.{LATEST}" if named in ("", "3") else named


def check(config: dict[str, Any], named: str) -> None:
    """Check a file of a version.

    Raises: DockerError if there is something that the version does not know.
    """
    minor = named.removeprefix("3.")
    if not (named.startswith("3.") and re.fullmatch(r"\d|1[0-3]", minor)):
        raise DockerError(f"unsupported Compose file version: {named}")
    if not _has_text_keys(config):
        raise DockerError("json: unsupported type: map[interface {}]interface {}")
    _refuse_endless(config)
    result = _Check(int(minor)).run(FILE, config, ())
    if result.wrong:
        raise DockerError(_told(result.wrong))


def _has_text_keys(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _has_text_keys(inner) for key, inner in value.items())
    return all(map(_has_text_keys, value)) if isinstance(value, list) else True


def _refuse_endless(value: Any) -> None:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            _refuse_endless(inner)
    elif isinstance(value, float) and not isfinite(value):
        raise DockerError(f"json: unsupported value: {general(value)}")


def _told(wrong: list[_Wrong]) -> str:
    best = 0
    for at, one in enumerate(wrong):
        deeper = one.depth - wrong[best].depth
        if deeper > 0 or (deeper == 0 and one.kind == _TYPE and wrong[best].kind != _TYPE):
            best = at
    chosen = wrong[best]
    if chosen.kind == _ONE_OF and best + 1 < len(wrong):
        return f"{chosen.where} {wrong[best + 1].text}"
    return f"{chosen.where} {chosen.short or chosen.text}"


def _type(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case str():
            return "string"
    return "array" if isinstance(value, list) else "object"


class _Check:
    """Knows the version of the format."""

    def __init__(self, minor: int) -> None:
        self._minor = minor

    def run(self, rule: Rule, value: Any, path: tuple[str, ...]) -> _Result:
        """Check one value."""
        result, kind, where = _Result(), _type(value), ".".join(path) or _ROOT
        if rule.types and kind not in rule.types and not (kind == "integer" and "number" in rule.types):
            result.add(_wrong_type(where, rule.types, kind))
            return result
        if rule.one_of:
            self._one_of(rule, value, path, result)
        if kind == "array":
            self._array(rule, value, path, result)
        if kind == "object":
            self._object(rule, value, path, result)
        self._common(rule, value, where, result)
        if kind == "object":
            for key, inner in value.items():
                if (known := rule.key(key, self._minor)) is not None:
                    result.take(self.run(known, inner, (*path, key)))
        result.points += 1 + (kind in ("integer", "number", "string"))
        return result

    def _one_of(self, rule: Rule, value: Any, path: tuple[str, ...], result: _Result) -> None:
        tried = [self.run(one, value, path) for one in rule.one_of]
        fitting = sum(not one.wrong for one in tried)
        if fitting == 1:
            return
        where = ".".join(path) or _ROOT
        result.add(_Wrong(where, _ONE_OF, "Must validate one and only one schema (oneOf)"))
        if not fitting:
            result.take(max(tried, key=lambda one: one.points))

    def _array(self, rule: Rule, value: list[Any], path: tuple[str, ...], result: _Result) -> None:
        if rule.items is not None:
            for number, one in enumerate(value):
                result.take(self.run(rule.items, one, (*path, str(number))))
        if rule.unique:
            seen: dict[str, int] = {}
            for number, one in enumerate(value):
                text = json.dumps(one, sort_keys=True)
                if text in seen:
                    why = f"array items[{seen[text]},{number}] must be unique"
                    result.add(_Wrong(".".join(path), _OTHER, why))
                seen[text] = number
        result.points += 1

    def _object(self, rule: Rule, value: dict[str, Any], path: tuple[str, ...], result: _Result) -> None:
        where = ".".join(path) or _ROOT
        result.add(
            *(_Wrong(where, _OTHER, f"{name} is required") for name in rule.needed if name not in value)
        )
        for key, inner in value.items():
            known = rule.key(key, self._minor) is not None
            for pattern, one in rule.patterns.items():
                if one.since <= self._minor and re.search(pattern, key):
                    known = True
                    result.take(self.run(one, inner, (*path, key)))
                    result.points += 1
            if not known and not rule.more:
                result.add(_Wrong(where, _OTHER, f"Additional property {key} is not allowed"))
        result.points += 1

    def _common(self, rule: Rule, value: Any, where: str, result: _Result) -> None:
        if rule.words and value not in rule.words:
            allowed = ", ".join(f'"{word}"' for word in rule.words)
            result.add(_Wrong(where, _OTHER, f"{where} must be one of the following: {allowed}"))
        if rule.form and not _FORMS[rule.form](value):
            result.add(_Wrong(where, _OTHER, f"Does not match format '{rule.form}'"))
        if rule.least is not None and isinstance(value, int | float) and value < rule.least:
            result.add(_Wrong(where, _OTHER, f"Must be greater than or equal to {rule.least}"))
        result.points += 1


def _wrong_type(where: str, types: tuple[str, ...], found: str) -> _Wrong:
    named = [_READABLE.get(one, one) for one in types]
    expected = types[0] if len(types) == 1 else f"[{','.join(types)}]"
    short = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} or {named[-1]}"
    text = f"Invalid type. Expected: {expected}, given: {found}"
    return _Wrong(where, _TYPE, text, f"must be a {short}")


def _is_duration(value: Any) -> bool:
    try:
        duration(value)
    except ValueError:
        return False
    return True


def _is_port(value: Any) -> bool:
    try:
        port(value if isinstance(value, str) else str(Fraction(value).numerator))
    except ValueError:
        return False
    return True


_FORMS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "duration": _is_duration,
    "ports": _is_port,
    "expose": lambda _: True,
}
