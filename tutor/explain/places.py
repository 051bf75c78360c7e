"""Blanks that documentation leaves for its reader: `{name}`, `[container]`, `CONTAINER_ID`, `...`.

What is written alike and means itself is no blank: templates, JSON, globs, addresses, `{1..3}`, and what goes
to a program in a container. `<container>` and `$NAME` are none of this: a shell takes them out of the line.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from tutor.lazy import pattern

if TYPE_CHECKING:
    from tutor.model import Invocation, Value

_FREE: Final = frozenset(
    ("command", "argument", "string", "entrypoint", "health_cmd", "format", "change", "ps_option", "password")
)
"""Kinds whose values may hold anything."""
_ASSIGNED: Final = frozenset(("env", "label", "key_value", "sysctl", "log_opt", "storage_opt", "network_opt"))
"""Kinds with `NAME=VALUE`, whose names may be any word in capitals."""
_BRACED: Final = r"\{[^\W\d_][\w :/|-]*\}"
_BRACES: Final = rf"(?<![{{$\w]){_BRACED}(?!\}})|(?<=[\w-]){_BRACED}(?=$|[:/@,])"
_WORD: Final = r"(?:[A-Za-z]{2,}|(?=[A-Za-z]*[가-힣])[A-Za-z가-힣]+)\d?"
_BRACKETED: Final = rf"\[[:@/]?{_WORD}(?:(?:[ _.:/-]| ?\| ?)@?{_WORD})*(?:\.\.\.)?\]"
_BRACKETS: Final = rf"(?:^|(?<=[:/@,=])|(?<=\w)(?=\[[:@/])){_BRACKETED}(?=$|[:/@,=\[])"
_YOURS: Final = (
    r"(?<![\w-])(?:your|YOUR|Your)(?:[-_][\w-]+(?!\.?[\w-])|(?:name|image|container|user|username|repo|app)(?![\w-]))"
    r"|/path/to/[\w./-]+|/PATH/TO/[\w./-]+"
)
_OPTION: Final = r"^\[--?[A-Za-z][\w-]*(?:=[^\]]*)?\]$"
_DOTS: Final = r"^(?:\.\.\.|…)$"
_DOUBLE: Final = r"\{\{(?![^{}]*\s\.)[\w/][\w/.: -]*\}\}"  # of tldr; a template has a dot
_SHAPES: Final = pattern("|".join((_BRACES, _BRACKETS, _YOURS, _OPTION, _DOTS, _DOUBLE)))
_CLEAR: Final = pattern(r"your|/path/to/", re.IGNORECASE)
_USAGE: Final = pattern(rf"\[[A-Z]{{2,}}(?:\.\.\.)?\]|(?=.*[가-힣])(?:{_BRACED}|{_BRACKETED})")
"""What a usage line has behind the image."""
_COMMAND: Final = pattern(rf"{_DOTS}|{_BRACED}|IMAGE(?:{_BRACKETED})*")
"""What it has where the command would stand: the image too, behind `[OPTIONS]`."""
_OPTIONAL: Final = frozenset(("option", "options", "옵션", "명령", "명령어", "커맨드", "인자", "인수"))
_UNNAMED: Final = pattern(r"[가-힣][\w가-힣]*")
"""No container or volume has such a name."""
_WORDS: Final = """
    ID NAME TAG IMAGE CONTAINER NETWORK VOLUME SERVICE STACK NODE PLUGIN SECRET CONFIG CONTEXT CHECKPOINT PATH
    URL PORT OPTIONS REPOSITORY REGISTRY USERNAME HOSTNAME HOST_PORT CONTAINER_PORT HOST_PATH CONTAINER_PATH
    SRC_PATH DEST_PATH LOCAL_PATH HOST_DIR CONTAINER_DIR SOURCE_IMAGE TARGET_IMAGE OLD_NAME NEW_NAME
"""
_THINGS: Final = "CONTAINER|IMAGE|NETWORK|VOLUME|SERVICE|STACK|NODE|PLUGIN|SECRET|CONFIG|CONTEXT"
_CAPITALS: Final = pattern(
    rf"(?<![^:=,@])(?:{'|'.join(_WORDS.split())}|(?:{_THINGS})[_-](?:ID|NAME)|(?:{_THINGS})\d)(?![^:/,|@\[])"
)


def blank(value: Value) -> str:
    """Give the part of a value that its reader was to fill in, "" where the value means itself."""
    if value.kind in _FREE:
        usage = value.kind in ("command", "argument") and _USAGE.fullmatch(value.raw)
        return value.raw if usage or (value.kind == "command" and _COMMAND.fullmatch(value.raw)) else ""
    if value.kind in _ASSIGNED:
        found = _SHAPES.search(value.raw.partition("=")[2])
    else:
        found = _SHAPES.search(value.raw) or _CAPITALS.search(value.raw)
        if not found and value.kind in ("container", "volume_name"):
            found = _UNNAMED.fullmatch(value.raw)
    return found[0] if found else ""


def first_blank(invocation: Invocation) -> str:
    """Give the first blank of a line, "" where it has none."""
    flags = ((use.start, use.value) for use in (*invocation.outer, *invocation.flags))
    values = [*flags, *((operand.start, operand.value) for operand in invocation.operands)]
    return next((found for _, value in sorted(values, key=itemgetter(0)) if (found := blank(value))), "")


def clear(value: Value, part: str) -> bool:
    """Tell whether a value has a meaning with the blank in it: `-v /path/to/data:/data`, `-e A={b}`."""
    return value.raw != part and bool(value.kind in _ASSIGNED or _CLEAR.match(part))


def key(part: str, within: str = "") -> str:
    """Give the key of what is said of a blank; what is assigned cannot be left out: `-e KEY=[MY-KEY]`."""
    if part in ("...", "…"):
        return "message/blank.left-out"
    optional = part[0] == "[" and ((part.isascii() and part.isupper()) or not part[1].isalpha())
    optional = (optional or part[1:-1].lower() in _OPTIONAL) and f"={part}" not in within
    return "message/blank.optional" if optional else "message/blank.name"
