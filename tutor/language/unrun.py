"""Read a line as a shell does before it runs: with aliases replaced, without what the line itself sets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.language.joints import REDIRECTION
from tutor.language.quotes import closing
from tutor.language.words import RESERVED, Scan, Surroundings, scan
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.language.words import Token

_SETS = pattern(
    r"(?:^|[;&|({\n]|\b(?:do|then|else|export|local|readonly|declare)\b)\s*([A-Za-z_]\w*)\+?="
    r"|\b(?:for|select)\s+(\w+)|\b(?:read|mapfile|readarray)\b((?:\s+[\w-]+)+)",
    re.ASCII,
)
"""Where a line sets variables: what they held before is not what its commands get."""
_DOCUMENT = pattern(
    r"<<-?[ \t]*(?P<mark>[\w.-]+)[^\n]*\n(?P<body>.*?)(?:^\s*(?P=mark)$|\Z)", re.DOTALL | re.MULTILINE
)
_COMMAND = pattern(r"(?<!\\)\$\((?!\()")
_IN_FRONT = pattern(r"[A-Za-z_]\w*\+?=", re.ASCII)


def scanned(text: str, surroundings: Surroundings, start: int = 0, end: int | None = None) -> Scan:
    """Read `text[start:end]`; the words of an alias have its place. Only the shell can run these."""
    found = scan(text, surroundings, start, end)
    if found.shell and "$" in text:
        found = scan(text, _before(text, surroundings), start, end)
    found.inner += _in_documents(text, start, len(text) if end is None else end)
    tokens = list(_expanded(found.tokens, surroundings.aliases)) if surroundings.aliases else found.tokens
    if tokens != found.tokens:
        found.tokens, found.shell = tokens, True
    return found


def _in_documents(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the places of commands in here-documents, where the shell runs them if the mark is not quoted."""
    for document in _DOCUMENT.finditer(text, start, end):
        after = 0
        for opening in _COMMAND.finditer(text, document.start("body"), document.end("body")):
            stop = closing(text, opening.end(), document.end("body"))
            if opening.start() >= after and stop >= 0:
                yield opening.end(), stop
                after = stop


def _before(text: str, surroundings: Surroundings) -> Surroundings:
    """Give what is known before a shell runs the line; a variable that is set on the way stays as typed."""
    sets = {
        name for match in _SETS.finditer(text) for part in match.groups() if part for name in part.split()
    }
    env = {name: value for name, value in surroundings.env.items() if name not in sets}
    return surroundings._replace(env=env, keeps_unset=True)


def _expanded(tokens: list[Token], aliases: Mapping[str, str]) -> Iterator[Token]:
    first = True
    for token in tokens:
        if first and not token.quoted and token.text in aliases:
            yield from _meaning(token, aliases[token.text])
        else:
            yield token
        begins = token.operator and not REDIRECTION.search(token.text)
        first = begins or (first and (token.text in RESERVED or bool(_IN_FRONT.match(token.text))))


def _meaning(token: Token, value: str) -> Iterator[Token]:
    """Give the words of a plain alias; one that is a shell line itself stays as it is."""
    words = scan(value, Surroundings()).tokens
    plain = words and not any(word.operator for word in words)
    for word in words if plain else [token]:
        yield word._replace(start=token.start, end=token.end)
