"""Where quotes and `$(...)` end in a line for a shell."""

from __future__ import annotations


def closing(text: str, at: int, end: int) -> int:
    """Give the place of the `)` that closes a `$(` whose inside starts at `at`, or -1."""
    depth = 1
    while at < end:
        char = text[at]
        if char == "\\":
            at += 1
        elif char in "'\"":
            at = quote_end(text, at, end)
        depth += {"(": 1, ")": -1}.get(char, 0)
        if not depth:
            return at
        at += 1
    return -1


def quote_end(text: str, at: int, end: int) -> int:
    """Give the place of the quote that closes the one at `at`, or `end`."""
    quote = text[at]
    at += 1
    while at < end and text[at] != quote:
        at += 2 if quote == '"' and text[at] == "\\" else 1
    return at
