"""Go types that can be asked more than their fields: the methods that templates may call.

Source: https://pkg.go.dev/time#Time, https://pkg.go.dev/github.com/docker/docker/api/types/container
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.format.gotime import ZERO, Moment, read
from tutor.daemon.format.gotypes import BOOL, DURATION, FLOAT, INT, STRING, TIME, Type, Value
from tutor.daemon.format.stringers import string

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Given = Sequence[Value | None]

_MONTH, _WEEKDAY, _INT64 = Type("time.Month", "int"), Type("time.Weekday", "int"), Type("int64", "int")
_TIME_PARTS: Final[Mapping[str, tuple[Type, Callable[[Moment], Any]]]] = {
    "Year": (INT, lambda at: at.when.year),
    "Month": (_MONTH, lambda at: at.when.month),
    "Day": (INT, lambda at: at.when.day),
    "Hour": (INT, lambda at: at.when.hour),
    "Minute": (INT, lambda at: at.when.minute),
    "Second": (INT, lambda at: at.when.second),
    "Nanosecond": (INT, lambda at: at.nanosecond),
    "YearDay": (INT, lambda at: at.year_day),
    "Weekday": (_WEEKDAY, lambda at: at.weekday),
    "Unix": (_INT64, lambda at: at.unix_nano // 1_000_000_000),
    "UnixMilli": (_INT64, lambda at: at.unix_nano // 1_000_000),
    "UnixMicro": (_INT64, lambda at: at.unix_nano // 1_000),
    "UnixNano": (_INT64, lambda at: at.unix_nano),
    "IsZero": (BOOL, lambda at: at.unix_nano == ZERO.unix_nano),
    "UTC": (TIME, lambda at: at.within(UTC).text()),
    "Local": (TIME, lambda at: at.within(None).text()),
}
_TIME_PAIRS: Final[Mapping[str, tuple[Type, Callable[[Moment, Moment], Any]]]] = {
    "Sub": (DURATION, lambda one, two: one.unix_nano - two.unix_nano),
    "After": (BOOL, lambda one, two: one.unix_nano > two.unix_nano),
    "Before": (BOOL, lambda one, two: one.unix_nano < two.unix_nano),
    "Equal": (BOOL, lambda one, two: one.unix_nano == two.unix_nano),
    "Compare": (INT, lambda one, two: (one.unix_nano > two.unix_nano) - (one.unix_nano < two.unix_nano)),
}
_SPAN: Final[Mapping[str, tuple[Type, Callable[[int], Any]]]] = {
    "Hours": (FLOAT, lambda span: span / 3_600_000_000_000),
    "Minutes": (FLOAT, lambda span: span / 60_000_000_000),
    "Seconds": (FLOAT, lambda span: span / 1_000_000_000),
    "Milliseconds": (_INT64, lambda span: int(span / 1_000_000)),
    "Microseconds": (_INT64, lambda span: int(span / 1_000)),
    "Nanoseconds": (_INT64, lambda span: span),
    "Abs": (DURATION, abs),
}
_NETWORKS: Final = ("default", "bridge", "host", "none")
_IPC: Final = ("", "none", "private", "host", "shareable")


def _container(mode: str) -> str:
    return mode.removeprefix("container:") if mode.startswith("container:") else ""


def _user_defined(mode: str) -> str:
    return "" if mode in _NETWORKS or mode.startswith("container:") else mode


def _is(*modes: str) -> Callable[[str], bool]:
    return lambda mode: mode in modes


def _is_container(mode: str) -> bool:
    return mode.startswith("container:")


_OWN_OR_HOST: Final[Mapping[str, Callable[[str], bool]]] = {
    "IsPrivate": lambda mode: mode != "host",
    "IsHost": _is("host"),
    "Valid": _is("", "host"),
}
_MODES: Final[Mapping[str, Mapping[str, Callable[[Any], bool | str]]]] = {
    "container.NetworkMode": {
        "IsDefault": _is("default"),
        "IsBridge": _is("bridge"),
        "IsHost": _is("host"),
        "IsNone": _is("none"),
        "IsContainer": _is_container,
        "IsPrivate": lambda mode: mode != "host" and not _is_container(mode),
        "IsUserDefined": lambda mode: bool(_user_defined(mode)),
        "UserDefined": _user_defined,
        "ConnectedContainer": _container,
        "NetworkName": lambda mode: "container" if _is_container(mode) else mode,
    },
    "container.RestartPolicy": {
        "IsNone": lambda policy: policy["Name"] in ("no", ""),
        "IsAlways": lambda policy: policy["Name"] == "always",
        "IsOnFailure": lambda policy: policy["Name"] == "on-failure",
        "IsUnlessStopped": lambda policy: policy["Name"] == "unless-stopped",
    },
    "container.IpcMode": {
        "IsPrivate": _is("private"),
        "IsHost": _is("host"),
        "IsShareable": _is("shareable"),
        "IsNone": _is("none"),
        "IsEmpty": _is(""),
        "IsContainer": _is_container,
        "Valid": lambda mode: mode in _IPC or bool(_container(mode)),
        "Container": _container,
    },
    "container.PidMode": {
        "IsPrivate": lambda mode: mode != "host" and not _is_container(mode),
        "IsHost": _is("host"),
        "IsContainer": _is_container,
        "Valid": lambda mode: mode in ("", "host") or bool(_container(mode)),
        "Container": _container,
    },
    "container.UTSMode": _OWN_OR_HOST,
    "container.UsernsMode": _OWN_OR_HOST,
    "container.CgroupnsMode": {
        "IsPrivate": _is("private"),
        "IsHost": _is("host"),
        "IsEmpty": _is(""),
        "Valid": _is("", "private", "host"),
    },
    "container.Isolation": {
        "IsDefault": lambda mode: mode.lower() in ("", "default"),
        "IsHyperV": lambda mode: mode.lower() == "hyperv",
        "IsProcess": lambda mode: mode.lower() == "process",
    },
}


def call(value: Value, name: str, given: Given) -> Value | None:
    """Give what a method of the value's type gives, None if it has no such method.

    Raises: ValueError, in Go's words, for arguments that do not fit.
    """
    if value.data is None:
        return None
    if value.type == TIME and (name == "Format" or name in _TIME_PAIRS):
        return _with_argument(_moment(value), name, given)
    if (made := _plain(value, name)) is None:
        return None
    if given:
        raise ValueError(f"wrong number of args for {name}: want 0 got {len(given)}")
    return made


def _plain(value: Value, name: str) -> Value | None:
    if name == "String" and (text := string(value)) is not None:
        return Value(STRING, text)
    if value.type == TIME and name in _TIME_PARTS:
        type_, part = _TIME_PARTS[name]
        return Value(type_, part(_moment(value)))
    if value.type == DURATION and name in _SPAN:
        type_, span = _SPAN[name]
        return Value(type_, span(value.data))
    if asked := _MODES.get(value.type.name, {}).get(name):
        found = asked(value.data)
        return Value(BOOL if isinstance(found, bool) else STRING, found)
    return None


def _moment(value: Value) -> Moment:
    return read(value.data) or ZERO


def _with_argument(at: Moment, name: str, given: Given) -> Value:
    if len(given) != 1:
        raise ValueError(f"wrong number of args for {name}: want 1 got {len(given)}")
    wanted, other = STRING if name == "Format" else TIME, given[0]
    if other is None or other.type.name != wanted.name:
        got = "<nil>" if other is None else other.type.name
        raise ValueError(f"wrong type for value; expected {wanted.name}; got {got}")
    if name == "Format":
        return Value(STRING, at.format(other.data))
    type_, compared = _TIME_PAIRS[name]
    return Value(type_, compared(at, _moment(other)))
