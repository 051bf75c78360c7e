"""Masks the values of secrets in texts, and in bytes that come in pieces.

Two things are masked: every value that was used as a secret before, wherever it appears, and `NAME=VALUE`
where the name tells that the value is secret. A value is known in the spellings in which Docker prints it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from tutor.lazy import pattern
from tutor.secrets import MASK, is_secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tutor.model import Stream

# Long flags whose names look secret but whose values are not.
HARMLESS = frozenset(
    {"detach-keys", "password-stdin", "secret", "secret-add", "secret-rm", "tlskey", "sort-keys"}
)
PLAIN = frozenset({"true", "false", "none", "null"})  # values of switches, which no output could do without
SHORTEST = 4  # characters; what is shorter is masked in its place only, or no output would stay readable
LONGEST_WORD = 4096  # bytes; a longer run without a space is no assignment to a name

Span = tuple[int, int]

# `"NAME=VALUE"`, as JSON has it, or NAME=VALUE, NAME="VALUE", NAME='VALUE'.
_ASSIGNED = pattern(
    rb"""(?:(")|(?<![\w.-]))([\w.-]++)=(?(1)((?:[^"\\\n]|\\.)*)|("[^"\n]*"?|'[^'\n]*'?|[^\s"',;]*))"""
)
_LOGIN = pattern(rb"://[^\s/:@]*:([^\s/]+)@")
_OPEN = pattern(rb"""(?:"[\w.-]++=(?:[^"\\\n]|\\.)*\\?|(?<![\w.-])[\w.-]++=(?:"[^"\n]*|'[^'\n]*))$""")
_SPACE = pattern(rb"\s")


def names_secret(name: str) -> bool:
    """Tell whether the value of a variable, label or flag is to be masked."""
    return is_secret(name) and name.lstrip("-") not in HARMLESS


class Chunk(NamedTuple):
    """What one stream printed `at` seconds after its line began. The recorder adds to the last one."""

    at: float
    stream: Stream
    data: bytearray


class Masker:
    """Knows the secrets of one session."""

    def __init__(self) -> None:
        self._texts: set[str] = set()
        self._spelled: frozenset[str] = frozenset()
        self._known: tuple[bytes, ...] = ()

    @property
    def reach(self) -> int:
        """Give how many bytes before a place can matter to what is masked there."""
        return max((LONGEST_WORD, *map(len, self._known)))

    def learn(self, values: Iterable[str]) -> None:
        """Mask these values from now on."""
        fresh = {value for value in values if len(value) >= SHORTEST} - {MASK, *PLAIN, *self._texts}
        if fresh:
            self._texts |= fresh
            spelled = {spelling for value in self._texts for spelling in _spellings(value)}
            self._spelled = frozenset(spelled)
            self._known = tuple(text.encode("utf-8", "replace") for text in spelled)

    def text(self, text: str) -> str:
        """Give a text with its secrets masked."""
        if text.isascii() and "=" not in text and "://" not in text and not self._holds(text):
            return text
        data = text.encode("utf-8", "replace")
        return _masked(data, self.spans(data)).decode("utf-8", "replace")

    def spans(self, data: bytes) -> list[Span]:
        """Give the places of secrets, in order, none touching another."""
        return joined([*self.known(data), *(span for _, span in _told(data))])

    def known(self, data: bytes) -> list[Span]:
        """Give the places of values that were used as secrets before."""
        return [span for value in self._known if value in data for span in _places(data, value)]

    def chunks(self, chunks: Sequence[Chunk], last: bool) -> tuple[list[Chunk], list[Chunk]]:
        """Mask chunks that follow each other; give those that are ready and, raw, those that must wait.

        Unless these are the `last`, the end of a stream may be half a secret, and waits for the other half.
        """
        streams: dict[Stream, list[bytearray]] = {}
        for chunk in chunks:
            streams.setdefault(chunk.stream, []).append(chunk.data)
        whole = {stream: b"".join(parts) for stream, parts in streams.items()}
        cuts = {stream: _Cut(self, data, last) for stream, data in whole.items()}
        ready, waiting = [], []
        for chunk in chunks:
            masked, raw = cuts[chunk.stream].take(len(chunk.data))
            if masked:
                ready.append(Chunk(chunk.at, chunk.stream, bytearray(masked)))
            if raw:
                waiting.append(Chunk(chunk.at, chunk.stream, bytearray(raw)))
        return ready, waiting

    def certain(self, data: bytes) -> int:
        """Give up to where nothing that follows can change what is masked."""
        end = len(data)
        tail = max(0, end - LONGEST_WORD)
        spaces = [match.end() for match in _SPACE.finditer(data, tail)]
        opened = _OPEN.search(data, tail)
        word = spaces[-1] if spaces else (0 if not tail else end)
        halves = [end - _overlap(data, value) for value in self._known]
        return self._outside(data, min((word, opened.start() if opened else end, *halves)))

    def _outside(self, data: bytes, cut: int) -> int:
        """Give a place before `cut` that parts no secret from its other half, or from its name."""
        parts = [*self.known(data), *((begin, end) for begin, (_, end) in _told(data))]
        for begin, end in sorted(parts, reverse=True):
            if begin < cut < end:
                cut = begin
        return cut

    def _holds(self, text: str) -> bool:
        return any(value in text for value in self._spelled)


class _Cut:
    """One stream's bytes, given out chunk by chunk with each secret replaced where it begins."""

    def __init__(self, masker: Masker, data: bytes, last: bool) -> None:
        self._data, self._at = data, 0
        self._spans = masker.spans(data)
        self._end = len(data) if last else masker.certain(data)

    def take(self, size: int) -> tuple[bytes, bytes]:
        start, stop = self._at, self._at + size
        self._at = stop
        sure = max(start, min(stop, self._end))
        return self._between(start, sure), self._data[sure:stop]

    def _between(self, start: int, stop: int) -> bytes:
        out, at = [], start
        for begin, end in self._spans:
            if begin >= stop or end <= start:
                continue
            out += [self._data[at:begin], MASK.encode() if begin >= start else b""]
            at = max(at, end)
        return b"".join([*out, self._data[at:stop]])


def joined(spans: Iterable[Span]) -> list[Span]:
    """Give the spans in order, those that meet as one; empty ones are left out."""
    out: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def _told(data: bytes) -> list[tuple[int, Span]]:
    """Give the secrets that their surroundings tell, each with the place where those begin."""
    assigned = [
        (match.start(), match.span(3) if match[1] else match.span(4))
        for match in _ASSIGNED.finditer(data)
        if names_secret(match[2].decode("ascii", "replace"))
    ]
    return assigned + [(match.start(), match.span(1)) for match in _LOGIN.finditer(data)]


def _masked(data: bytes, spans: Sequence[Span]) -> bytes:
    for start, end in reversed(spans):
        data = data[:start] + MASK.encode() + data[end:]
    return data


def _places(data: bytes, value: bytes) -> list[Span]:
    return [match.span() for match in re.finditer(re.escape(value), data)]


def _spellings(value: str) -> set[str]:
    """Give a value as it is, in JSON as Python and as Go write it, in a URL, and line by line."""
    from urllib.parse import quote  # slow to import, and most lines have no secret

    inside = json.dumps(value, ensure_ascii=False)[1:-1]
    go = inside.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    lines = [line for line in re.split(r"[\r\n]+", value) if len(line) >= SHORTEST]
    return {value, inside, go, json.dumps(value)[1:-1], quote(value, safe="", errors="replace"), *lines}


def _overlap(data: bytes, value: bytes) -> int:
    """Give how many bytes at the end of `data` may be the beginning of `value`."""
    sizes = range(min(len(value) - 1, len(data)), 0, -1)
    return next((size for size in sizes if data.endswith(value[:size])), 0)
