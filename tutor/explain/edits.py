"""Changes one thing in a line and leaves the rest as typed: by places, never by building a line anew."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.model import FlagUse, Invocation, Operand

_PLAIN: Final = pattern(r"[\w./:=@%+,-]+(?: +[\w./:=@%+,-]+)+")
_LOOKALIKES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys("–—−‐‑‒―－", "-"),
        **dict.fromkeys("“”„＂", '"'),
        **dict.fromkeys("‘’‚＇", "'"),
        **dict.fromkeys("\u00a0\u2003\u200b\u3000", " "),
        "：": ":",
        "／": "/",
        "＝": "=",
        "．": ".",
    }
)
_MARKS: Final = pattern(f"[{''.join(map(re.escape, _LOOKALIKES))}]")
_ONE_DASH_FOR_TWO: Final = pattern(r"(^|\s)[–—](?=\w\w)(?![dit]+(?:\s|$))")

_UNIT: Final = pattern("[kmgt]?i?b|[kmgt]", re.IGNORECASE)


def with_value(invocation: Invocation, use: FlagUse, value: str) -> str:
    """Give the line with another value for this use of a flag; "" where the value is not as typed."""
    line = invocation.line
    typed = line[use.start : use.end]
    at = typed.rfind(use.value.raw)
    if at < 0:
        return ""
    return f"{line[: use.start]}{typed[:at]}{value}{line[use.start + at + len(use.value.raw) :]}"


def with_word(invocation: Invocation, operand: Operand, word: str) -> str:
    """Give the line with another word in this place."""
    return f"{invocation.line[: operand.start]}{word}{invocation.line[operand.end :]}"


def with_option(invocation: Invocation, option: str) -> str:
    """Give the line with one more option, in front of the image or the container."""
    line, at = invocation.line, invocation.operands[0].start
    return f"{line[:at]}{option} {line[at:]}"


def without(invocation: Invocation, use: FlagUse) -> str:
    """Give the line without this use of a flag; of a cluster such as `-it` the other letters stay."""
    line = invocation.line
    before, after = line[: use.start], line[use.end :]
    if line[use.start] == "-" and after[:1].strip():
        return f"{before}-{after}"
    return before + after if before[-1:].strip() else before + after.lstrip()


def unquoted(invocation: Invocation, operand: Operand) -> str:
    """Give the line with a quoted command taken apart, or handed to a shell where only that can read it."""
    typed = invocation.line[operand.start : operand.end]
    apart = operand.value.raw if _PLAIN.fullmatch(operand.value.raw) else f"sh -c {typed}"
    return with_word(invocation, operand, apart)


def lookalikes(line: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Find dashes, quotes and blanks that only look like those that docker and the shell know."""
    return _MARKS.finditer(line, start)


def retyped(line: str) -> str:
    """Give the line as a keyboard writes it; word processors also make one long dash of two short ones."""
    line = _ONE_DASH_FOR_TWO.sub(r"\1--", line)
    return _MARKS.sub(lambda mark: _LOOKALIKES[mark[0]], line).replace("  ", " ")


def unit_apart(invocation: Invocation) -> tuple[FlagUse, Operand] | None:
    """Find a number of bytes whose unit became the word behind it: `--shm-size=1 GB`."""
    for use in invocation.flags:
        sized = use.value.kind in ("bytes", "memory_swap") and use.value.raw.isdecimal()
        for operand in invocation.operands if sized else ():
            beside = use.end <= operand.start and not invocation.line[use.end : operand.start].strip()
            if beside and _UNIT.fullmatch(operand.value.raw):
                return use, operand
    return None


def unit_joined(invocation: Invocation, use: FlagUse, operand: Operand) -> str:
    """Give the line with the unit at its number."""
    return f"{invocation.line[: use.end]}{invocation.line[operand.start :]}"
