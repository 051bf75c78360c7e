"""Mappings and lists of kinds: how they are read, merged, written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.stack.compose.kinds import At, Kind
from tutor.daemon.stack.compose.text import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Struct(Kind):
    """A mapping with known keys, in the order in which they are printed. `alone` is for a text alone."""

    def __init__(
        self, fields: Mapping[str, Kind], name: str = "", alone: str = "", extras: bool = False
    ) -> None:
        super().__init__(name)
        self.fields, self._alone, self._extras = fields, alone, extras

    def _read(self, value: Any, at: At) -> Any:
        if isinstance(value, str) and self._alone:
            return {self._alone: value}
        if not isinstance(value, dict):
            at.no_mapping(value)
            return {}
        found = {}
        for key, kind in self.fields.items():
            if value.get(key) is not None:
                found[key] = kind.read(value[key], at.field(kind.name or key))
        if self._extras:
            own = (key for key in value if key.startswith("x-") and key not in self.fields)
            found |= {key: value[key] for key in own}
        return found

    def _merge(self, base: Any, over: Any) -> Any:
        if not base or not over:
            return base or over
        found = {}
        for key in dict.fromkeys((*base, *over)):
            kind = self.fields.get(key, _EXTRA)
            found[key] = kind.merge(base.get(key), over.get(key))
        return found

    def _write(self, value: Any) -> Any:
        found = {}
        for key, kind in self.fields.items():
            one = value.get(key)
            written = kind.write(one) if one is not None else None
            if one is not None and (kind.kept or (one and written)):
                found[key] = written
        more = (key for key in value if key not in self.fields) if self._extras else ()
        return found | {key: sorted_deep(value[key]) for key in in_order(more)}


class KeptStruct(Struct):
    """A mapping that is there even if it is empty."""

    kept = True


class Each(Kind):
    """A mapping of any names to values of one kind."""

    def __init__(self, kind: Kind, name: str = "") -> None:
        super().__init__(name)
        self._kind = kind

    def _read(self, value: Any, at: At) -> Any:
        return {
            key: None if one is None else self._kind.read(one, at.entry(key)) for key, one in value.items()
        }

    def _merge(self, base: Any, over: Any) -> Any:
        if not base or not over:
            return base or over
        found = dict(base)
        for key, one in over.items():
            old = found.get(key)
            found[key] = one if old is None else old if one is None else self._kind.merge(old, one)
        return found

    def _write(self, value: Any) -> Any:
        return {key: None if value[key] is None else self._kind.write(value[key]) for key in in_order(value)}


class Items(Kind):
    """A list of values of one kind. `key` is what tells two entries apart when files are merged."""

    def __init__(self, kind: Kind, name: str = "", key: Callable[[Any], Any] | None = None) -> None:
        super().__init__(name)
        self._kind, self._key = kind, key

    def _read(self, value: Any, at: At) -> Any:
        return [self._kind.read(one, at.entry(number)) for number, one in enumerate(value)]

    def _merge(self, base: Any, over: Any) -> Any:
        if self._key is None:
            return [*(base or ()), *(over or ())]
        both = {self._key(one): one for one in (*(base or ()), *(over or ()))}
        return [both[key] for key in sorted(both)]

    def _write(self, value: Any) -> Any:
        return [self._kind.write(one) for one in value]


class _Extra(Kind):
    """Something of which only its author knows the meaning."""

    def _merge(self, base: Any, over: Any) -> Any:
        if isinstance(base, dict) and isinstance(over, dict):
            return {key: self.merge(base.get(key), over.get(key)) for key in dict.fromkeys((*base, *over))}
        if isinstance(base, list) and isinstance(over, list):
            return [*base, *over]
        return base if over is None else over


_EXTRA: Final = _Extra()


def sorted_deep(value: Any) -> Any:
    """Sort the keys of mappings at every depth."""
    if isinstance(value, dict):
        return {key: sorted_deep(value[key]) for key in in_order(value)}
    return [sorted_deep(one) for one in value] if isinstance(value, list) else value
