"""The functions that templates may call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote_plus

from tutor.daemon.format.goformat import sprint
from tutor.daemon.format.goprintf import sprintf
from tutor.daemon.format.gotypes import ANY, BOOL, INT, STRING, STRINGS, Type, Value
from tutor.daemon.format.jsontext import compact
from tutor.daemon.format.template.compare import equal, less
from tutor.daemon.format.template.items import index, length, slice_

Args = Sequence[Value | None]


@dataclass(frozen=True, slots=True)
class Function:
    """`call` gets the arguments and raises ValueError with Go's words; `rest` is the type of further ones."""

    call: Callable[[Args], Value | None]
    params: tuple[Type, ...] = ()
    rest: Type | None = None


def _text(call: Callable[..., str], *params: Type) -> Function:
    return Function(lambda args: Value(STRING, call(*_data(args))), params)


def _data(args: Args) -> list[Any]:
    return [None if one is None else one.data for one in args]


def _spread(call: Callable[[Args], str]) -> Function:
    return Function(lambda args: Value(STRING, call(args)), rest=ANY)


def _ordered(test: Callable[[Value | None, Value | None], bool]) -> Function:
    return Function(lambda args: Value(BOOL, test(args[0], args[1])), (ANY, ANY))


def _pad(text: str, before: int, after: int) -> str:
    if text and min(before, after) < 0:
        raise ValueError("strings: negative Repeat count")
    return f"{' ' * before}{text}{' ' * after}" if text else text


def _upper(text: str) -> str:
    return "".join(map(_capital, text))


def _lower(text: str) -> str:
    """Change letter by letter, as Go does: what stands around a letter does not matter."""
    return "".join(char.lower()[0] for char in text)


def _capital(char: str) -> str:
    """Give a capital letter, if it is one letter: Go leaves `ß` alone."""
    upper = char.upper()
    return upper if len(upper) == 1 else char


def _truncate(text: str, size: int) -> str:
    if size < 0:
        raise ValueError(f"runtime error: slice bounds out of range [:{size}]")
    return text.encode()[:size].decode("utf-8", "surrogateescape")


def _title(text: str) -> str:
    """Begin each word with a capital letter; the other letters stay."""
    return "".join(
        char if index and (text[index - 1].isalnum() or text[index - 1] == "_") else _capital(char)
        for index, char in enumerate(text)
    )


def _split(args: Args) -> Value:
    text, separator = _data(args)
    return Value(STRINGS, text.split(separator) if separator else list(text))


def _script(args: Args) -> str:
    marks = {
        "\\": "\\\\",
        "'": "\\'",
        '"': '\\"',
        "<": "\\u003C",
        ">": "\\u003E",
        "&": "\\u0026",
        "=": "\\u003D",
    }
    return "".join(
        marks.get(char) or (char if char.isprintable() else f"\\u{ord(char):04X}") for char in _joined(args)
    )


def _markup(args: Args) -> str:
    return escape(_joined(args)).replace("&quot;", "&#34;").replace("&#x27;", "&#39;").replace("\0", "\ufffd")


def _joined(args: Args) -> str:
    one = args[0] if len(args) == 1 else None
    return str(one.data) if one is not None and one.type.kind == "string" else sprint(args)


def _call(args: Args) -> Value | None:
    if args[0] is None:
        raise ValueError("call of nil")
    raise ValueError(f"non-function of type {args[0].type.name}")


BUILTINS: Final[Mapping[str, Function]] = MappingProxyType(
    {
        "and": Function(lambda args: args[-1], (ANY,), ANY),
        "or": Function(lambda args: args[-1], (ANY,), ANY),
        "not": Function(lambda args: args[0], (ANY,)),
        "len": Function(lambda args: Value(INT, length(args[0])), (ANY,)),
        "index": Function(index, (ANY,), ANY),
        "slice": Function(slice_, (ANY,), ANY),
        "call": Function(_call, (ANY,), ANY),
        "html": _spread(_markup),
        "js": _spread(_script),
        "urlquery": _spread(lambda args: quote_plus(_joined(args))),
        "print": _spread(sprint),
        "println": _spread(lambda args: sprint(args, spaces=True) + "\n"),
        "printf": Function(
            lambda args: Value(STRING, sprintf(str(args[0].data) if args[0] else "", args[1:])),
            (STRING,),
            ANY,
        ),
        "eq": Function(lambda args: Value(BOOL, equal(args[0], args[1:])), (ANY,), ANY),
        "ne": _ordered(lambda one, other: not equal(one, [other])),
        "lt": _ordered(less),
        "le": _ordered(lambda one, other: less(one, other) or equal(one, [other])),
        "gt": _ordered(lambda one, other: not (less(one, other) or equal(one, [other]))),
        "ge": _ordered(lambda one, other: not less(one, other)),
    }
)
CLI: Final[Mapping[str, Function]] = MappingProxyType(
    {
        **BUILTINS,
        "json": Function(lambda args: Value(STRING, compact(args[0])), (ANY,)),
        "split": Function(_split, (STRING, STRING)),
        "join": Function(
            lambda args: Value(
                STRING, (args[1].data if args[1] else "").join(args[0].data or () if args[0] else ())
            ),
            (STRINGS, STRING),
        ),
        "title": _text(_title, STRING),
        "lower": _text(_lower, STRING),
        "upper": _text(_upper, STRING),
        "pad": _text(_pad, STRING, INT, INT),
        "truncate": _text(_truncate, STRING, INT),
    }
)
HEADER: Final[Mapping[str, Function]] = MappingProxyType(
    {
        **CLI,
        **{name: _text(str, STRING) for name in ("json", "title", "lower", "upper")},
        **{name: _text(lambda text, _: str(text), STRING, STRING) for name in ("split", "join")},
        "truncate": _text(lambda text, _: str(text), STRING, INT),
    }
)
