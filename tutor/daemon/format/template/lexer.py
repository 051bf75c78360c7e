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
_COMMENT_START = re.compile(r"[ \t\r\n]*/\*")
_COMMENT_END = re.compile(r"[ \t\r\n]-\}\}|\}\}")
_TOKEN = re.compile(
    r"""(?P<end>[ \t\r\n]+-\}\}|\}\})
    | (?P<space>[ \t\r\n]+)
    | (?P<declare>:=) | (?P<assign>=) | (?P<pipe>\|) | (?P<left>\() | (?P<right>\)) | (?P<comma>,)
    | (?P<string>"(?:[^"\\\n]|\\[^\n])*") | (?P<raw>`[^`]*`) | (?P<char>'(?:[^'\\\n]|\\[^\n])*')
    | (?P<variable>\$\w*) | (?P<number>[-+]?(?:[0-9]\w*(?:\.\w*)?|\.[0-9]\w*)(?:(?<=[eEpP])[-+]\w+)?)
    | (?P<field>\.\w+) | (?P<dot>\.) | (?P<word>[^\W\d]\w*)
    """,
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
        if self.kind == "keyword":
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
        comment = _COMMENT_START.match(source, marker.end())
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
        kind = str(found.lastgroup)
        depth += {"left": 1, "right": -1}.get(kind, 0)
        if depth < 0:
            raise _StopError(at, "unexpected right paren")
        if kind == "word":
            kind = _word(found[0])
        if kind == "dot" and found.end() == len(source):
            kind = "number"  # as Go reads it, and then refuses it
        if kind in ("dot", "word", "bool", "field", "variable", "keyword"):
            _check_ending(source, found.end())
        yield _token(source, kind, at, found[0])
        if kind == "end":
            return
        at = found.end()


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
    return _StopError(at, f"unrecognized character in action: U+{ord(char):04X} '{char}'")


def _token(source: str, kind: str, at: int, text: str) -> Token:
    return Token(kind, text, at, source.count("\n", 0, at) + 1)
