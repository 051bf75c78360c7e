"""Cut a template into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.language.values.go import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYWORDS: Final = frozenset(
    ("block", "break", "continue", "define", "else", "end", "if", "range", "nil", "template", "with")
)
_SPACE = " \t\r\n"
_LEFT_TRIM = re.compile(r"\{\{(?:-(?=[ \t\r\n]))?")
_COMMENT = re.compile(r"\{\{(?:-[ \t\r\n])?/\*")
_COMMENT_END = re.compile(r"[ \t\r\n]-\}\}|\}\}")
_TOKEN = re.compile(
    r"""(?P<end>[ \t\r\n]+-\}\}|\}\})
    | (?P<space>[ \t\r\n]+)
    | (?P<declare>:=) | (?P<assign>=) | (?P<pipe>\|) | (?P<left>\() | (?P<right>\)) | (?P<comma>,)
    | (?P<string>"(?:[^"\\\n]|\\[^\n])*") | (?P<raw>`[^`]*`) | (?P<char>'(?:[^'\\\n]|\\[^\n])*')
    | (?P<variable>\$\w*) | (?P<number>(?=[-+0-9]|\.(?:[0-9]|\Z)))
    | (?P<field>\.\w+) | (?P<dot>\.) | (?P<word>[^\W\d]\w*)
    | (?P<sign>[^\x00-\x1f\x7f-\U0010ffff"'`:])
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(
    r"""[-+]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][-+]?[0-9_]*)?
    | 0[oO][0-7_]*(?:\.[0-7_]*)? | 0[bB][01_]*(?:\.[01_]*)?
    | [0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9_]*)?)i?""",
    re.VERBOSE,
)
_UNCLOSED: Final = {
    '"': "unterminated quoted string",
    "`": "unterminated raw quoted string",
    "'": "unterminated character constant",
}


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is a group of the pattern above, `text`, `open`, `keyword`, `bool`, `error` or `eof`."""

    kind: str
    text: str
    position: int
    line: int

    def __str__(self) -> str:
        if self.kind == "eof":
            return "EOF"
        if self.kind == "error":
            return self.text
        if self.kind in ("keyword", "dot", "nil"):
            return f"<{self.text}>"
        return f"{quote(self.text[:10])}..." if len(self.text) > 10 else quote(self.text)


class _StopError(Exception):
    """Say what is wrong at a character of the source."""

    def __init__(self, at: int, text: str) -> None:
        super().__init__(text)
        self.at = at


def tokens(source: str) -> list[Token]:
    """Give the tokens of `source`, the last of kind `eof` or `error`; comments are left out."""
    found: list[Token] = []
    try:
        for token in _tokens(source):
            found.append(token)  # noqa: PERF402 - what came before the error is kept
    except _StopError as stop:
        found.append(_token(source, "error", stop.at, str(stop)))
    return found


def _tokens(source: str) -> Iterator[Token]:
    at, trim = 0, False
    while True:
        start = at
        opening = source.find("{{", at)
        text = source[at : opening if opening >= 0 else len(source)]
        if trim:
            stripped = text.lstrip(_SPACE)
            start, text = start + len(text) - len(stripped), stripped
        marker = _LEFT_TRIM.match(source, opening) if opening >= 0 else None
        if marker and marker[0].endswith("-"):
            text = text.rstrip(_SPACE)
        if text:
            yield _token(source, "text", start, text)
        if marker is None:
            yield _token(source, "eof", len(source), "")
            return
        comment = _COMMENT.match(source, opening)
        if comment:
            at, trim = _skip_comment(source, comment.end())
            continue
        yield _token(source, "open", opening, "{{")
        at = marker.end()
        for token in _action(source, at):
            yield token
            at = token.position + len(token.text)
            trim = token.kind == "end" and token.text != "}}"


def _skip_comment(source: str, at: int) -> tuple[int, bool]:
    end = source.find("*/", at)
    if end < 0:
        raise _StopError(at, "unclosed comment")
    closing = _COMMENT_END.match(source, end + 2)
    if closing is None:
        raise _StopError(at, "comment ends before closing delimiter")
    return closing.end(), closing[0] != "}}"


def _action(source: str, at: int) -> Iterator[Token]:
    """Yield the tokens of one action, up to its closing braces."""
    depth = 0
    while True:
        found = _TOKEN.match(source, at)
        if found is None or (found.lastgroup == "end" and depth):
            raise _bad(source, at, depth)
        kind, end = str(found.lastgroup), found.end()
        if kind == "number":
            end = _number(source, at)
        depth += {"left": 1, "right": -1}.get(kind, 0)
        if depth < 0:
            raise _StopError(at, "unexpected right paren")
        if kind == "word":
            kind = _word(found[0])
        if kind in ("dot", "word", "bool", "field", "variable", "keyword"):
            _check_ending(source, end)
        yield _token(source, kind, at, source[at:end])
        if kind == "end":
            return
        at = end


def _number(source: str, at: int) -> int:
    """Give where a number ends; `1+2i` is one."""
    end = _scanned(source, at, at)
    if source[end : end + 1] in ("+", "-"):
        second = _scanned(source, at, end)
        if source[second - 1] != "i":
            raise _StopError(at, f"bad number syntax: {quote(source[at:second])}")
        end = second
    return end


def _scanned(source: str, start: int, at: int) -> int:
    found = _NUMBER.match(source, at)
    assert found
    end = found.end()
    after = source[end : end + 1]
    if after == "_" or after.isalnum():
        raise _StopError(start, f"bad number syntax: {quote(source[start : end + 1])}")
    return end


def _word(text: str) -> str:
    if text in KEYWORDS:
        return "nil" if text == "nil" else "keyword"
    return "bool" if text in ("true", "false") else "word"


def _check_ending(source: str, at: int) -> None:
    after = source[at : at + 1]
    if after and after not in " \t\r\n.,|:=()" and not source.startswith("}}", at):
        raise _StopError(at, f"bad character U+{ord(after):04X} '{after}'")


def _bad(source: str, at: int, depth: int) -> _StopError:
    char = source[at : at + 1]
    if char and char in _UNCLOSED:
        return _StopError(at, _UNCLOSED[char])
    if not char:
        return _StopError(at, "unclosed action")
    if depth and _TOKEN.match(source, at):
        return _StopError(at, "unclosed left paren")
    if char == ":":
        return _StopError(at, "expected :=")
    shown = f" '{char}'" if char.isprintable() else ""
    return _StopError(at, f"unrecognized character in action: U+{ord(char):04X}{shown}")


def _token(source: str, kind: str, at: int, text: str) -> Token:
    return Token(kind, text, at, source.count("\n", 0, at) + 1)
