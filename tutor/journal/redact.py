"""Finds the secrets in a line as typed, by what the words around them mean to Docker and common programs."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from tutor.journal.mask import Span, joined, names_secret
from tutor.journal.programs import secret_words
from tutor.lazy import pattern
from tutor.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.journal.mask import Masker
    from tutor.model import Invocation

PRINTERS = frozenset({"echo", "printf"})

_PART = pattern(
    r"""(?P<space>\s+)|(?P<operator>[;|&()<>]+)|'(?P<single>[^']*)'?|"(?P<double>(?:\\.|[^"\\])*)"?"""
    r"""|\\(?P<escaped>.?)|(?P<plain>[^\s;|&()<>'"\\]+)""",
    re.DOTALL,
)
_ASSIGN = pattern(r"([\w.-]+)=")
_SETTING = pattern(r"^\w+=(?=--)")
"""The name of a variable that holds options: `REDIS_ARGS=--requirepass`."""
_VARIABLE = pattern(r"\$(?:\w+|\{\w+\}|\(.*\))")
_DOCUMENT = pattern(r"""<<-?\s*(['"]?)([\w.-]+)\1[^\n]*\n(?P<body>.*?)(?=\n\s*\2\s*(?:\n|$)|$)""", re.DOTALL)
_KEY_FILE = pattern(r"[\w./~-]+\.(?:pem|crt|cert|pub)")
"""Where a key or a certificate is, which is no secret itself."""
_NAMED = pattern(
    r"""(?:^|[{,\s-])["']?([A-Za-z][\w.-]*)["']?\s*:\s*(?:"([^"]+)|'([^']+)|([^\s"',{}][^\n,}]*))"""
)
"""`NAME: VALUE` of YAML and JSON; only where the text is of that kind."""
_TOKEN = r"(?:gh[oprsu]_|github_pat_|glpat-|dckr_pat_|xox[abpr]-|SWM(?:KEY|TKN)-1-)[\w-]{6,}|AKIA[0-9A-Z]{16}"
"""How tokens look whose makers gave them a beginning of their own."""
_INSIDE = (
    pattern(rf"(?<![\w-])({_TOKEN})(?![\w-])"),
    pattern(r"://((?=[^\s/:@]*\d)[\w-]{20,})@"),
    pattern(r"hooks\.slack\.com/services/(\S+)|discord(?:app)?\.com/api/webhooks/\d+/(\S+)"),
    pattern(r"(?i)(?:^|[\s_-])auth=[^\s:/=]+:(?!//|\d+$)(\S+)"),
    pattern(r"(?i);\s*pwd\s*=\s*([^;]+)"),
    pattern(r"(?i)jdbc:oracle:\w+:\w+/([^@\s]+)@"),
    pattern(r"-Dsonar\.login=(.+)"),
    pattern(r"""(?i)set\s+password[^='"]*(?:'[^']*'[^='"]*)*=\s*['"]([^'"]+)"""),
    pattern(
        r"(?i)(?:authorization|api-?key|x-[\w-]*(?:token|key)[\w-]*):\s*(?:(?:bearer|basic|token)\s+)?(.+)"
    ),
    pattern(r"(?i)\bcookie:\s*(.+)"),
    pattern(r"""(?i)identified\s+(?:with\s+\S+\s+)?(?:by|as)\s+(?:password\s+)?['"]([^'"]+)"""),
    pattern(r"(?i)\b[\w-]+-(?:token|key):\s+(.+)"),
    pattern(r"""\bauth\(\s*["'][^"']*["']\s*,\s*["']([^"']+)"""),
    pattern(r"""\bpwd\s*:\s*["']([^"']+)"""),
    pattern(r"^pass:(.+)"),
    pattern(r"""(?i)password\s*[\s(]\s*['"]([^'"]+)"""),
    pattern(r"://[^\s/:@]*:([^\s/]+)@"),
    pattern(r"(?<![^\s])[\w.-]+:([^\s/:@]+)@[\w.-]+(?::\d+)?/"),
)


class Piece:
    """A piece of a word: its characters without quotes, and where each stands in the line.

    `literal` tells that a `$` may be no more than that.
    """

    def __init__(self, text: str = "", places: list[int] | None = None, literal: bool = False) -> None:
        self.text, self.places, self.literal = text, places or [], literal

    def since(self, start: int, end: int | None = None) -> Piece:
        """Give the characters from `start` on."""
        return Piece(self.text[start:end], self.places[start:end], self.literal)

    @property
    def span(self) -> Span:
        """Give the place in the line."""
        return (self.places[0], self.places[-1] + 1) if self.places else (0, 0)


class Redacted(NamedTuple):
    """A line without its secrets. `spans` are their places in the line as typed, `values` the secrets."""

    text: str
    spans: tuple[Span, ...] = ()
    values: frozenset[str] = frozenset()

    def place(self, position: int) -> int:
        """Give where a character of the line as typed stands now; inside a secret, its beginning."""
        shift = 0
        for start, end in self.spans:
            if position >= end:
                shift += len(MASK) - (end - start)
            elif position > start:
                return start + shift
        return position + shift


def redact(text: str, masker: Masker, invocations: Sequence[Invocation] = ()) -> Redacted:
    """Take the secrets out of a line, and have `masker` remember them."""
    pieces = list(secrets(text))
    values = {piece.text for piece in pieces} | {value for one in invocations for value in _given(one)}
    masker.learn(values)
    data = text.encode("utf-8", "replace")
    seen = [(len(data[:start].decode()), len(data[:end].decode())) for start, end in masker.known(data)]
    spans = joined([*(piece.span for piece in pieces), *seen])
    text = data.decode()
    for start, end in reversed(spans):
        text = text[:start] + MASK + text[end:]
    return Redacted(text, tuple(spans), frozenset(values - {""}))


def secrets(text: str) -> Iterator[Piece]:
    """Give the secrets in a line of any kind."""
    whole = Piece(text, list(range(len(text))))
    yield from _secrets(whole)
    for found in _DOCUMENT.finditer(text):
        body = whole.since(*found.span("body"))
        if _tells_stdin(_commands(whole.since(0, found.start("body")))):
            yield body
        for line in re.finditer(r"[^\n]+", body.text):
            yield from _in_word(body.since(*line.span()), quoted=True)


def _secrets(line: Piece) -> Iterator[Piece]:
    commands = _commands(line)
    told = _tells_stdin(commands)
    for operator, words in commands:
        found = [part for word in words for part in _in_word(word)]
        texts = [word.text for word in words]
        found += [*_after_flags(words), *(words[at].since(start) for at, start in secret_words(texts))]
        if told and (operator.endswith("<<<") or (words and words[0].text in PRINTERS)):
            found += [word for word in words if word.text not in PRINTERS and not word.text.startswith("-")]
        yield from (part for part in found if part.literal or not _VARIABLE.fullmatch(part.text))


def _commands(line: Piece) -> list[tuple[str, list[Piece]]]:
    """Give the simple commands, each with the shell operator in front of it."""
    commands: list[tuple[str, list[Piece]]] = [("", [])]
    word: Piece | None = None
    for part in _PART.finditer(line.text):
        kind = part.lastgroup or ""
        if kind in {"space", "operator"}:
            word = None
        if kind == "operator":
            commands.append((part.group(), []))
        if kind in {"space", "operator"} or part.group() == "\\\n":
            continue
        if word is None:
            word = Piece()
            commands[-1][1].append(word)
        word.literal |= line.literal or kind in {"single", "escaped"}
        for index in _characters(part.group(kind), part.start(kind), kind):
            word.text += line.text[index]
            word.places.append(line.places[index])
    return commands


def _characters(text: str, start: int, kind: str) -> Iterator[int]:
    """Give the places of the characters that remain when the shell has read the part."""
    skip = False
    for index, character in enumerate(text):
        escapes = kind == "double" and character == "\\" and text[index + 1 : index + 2] in '"\\$`\n'
        if skip or not escapes:
            yield start + index
        skip = escapes and not skip


def _in_word(word: Piece, quoted: bool = False) -> Iterator[Piece]:
    """Give what one word shows by itself: `NAME=VALUE`, a header, SQL, JSON, a line inside quotes."""
    for match in _ASSIGN.finditer(word.text):
        if names_secret(match[1]):
            inside = word.text.count('"', 0, match.start()) % 2  # a field of CSV ends with its quote
            end = word.text.find('"', match.end()) if inside else -1
            yield word.since(match.end(), end if end >= 0 else None)
            break
    for shape in _INSIDE:
        yield from (word.since(*match.span(match.lastindex or 1)) for match in shape.finditer(word.text))
    if quoted or "{" in word.text:
        yield from (
            word.since(*match.span(match.lastindex or 0))
            for match in _NAMED.finditer(word.text)
            if names_secret(match[1])
        )
    if not quoted and re.search(r"\s", word.text):
        yield from _secrets(word)


def _after_flags(words: Sequence[Piece]) -> Iterator[Piece]:
    """Give the word after `--password`, `--token` and their kin."""
    for word, following in itertools.pairwise(words):
        flag = _SETTING.sub("", word.text)
        named = re.fullmatch(r"--[^=\s]+", flag) is not None and names_secret(flag)
        elsewhere = flag.endswith("-file") or _KEY_FILE.fullmatch(following.text)
        if named and not elsewhere and not following.text.startswith("-"):
            yield following


def _tells_stdin(commands: Sequence[tuple[str, Sequence[Piece]]]) -> bool:
    """Tell whether one of the commands reads a secret from its standard input."""
    return any(_reads_secret([word.text for word in words]) for _, words in commands)


def _reads_secret(words: Sequence[str]) -> bool:
    programs = {word.rpartition("/")[2] for word in words}
    asked = words[:1] in (["sudo"], ["read"]) and bool({"-S", "-s", "-rs", "-sr"}.intersection(words))
    secret = "secret" in words and "create" in words
    unlock = words[-2:] == ["swarm", "unlock"]
    stdin = {"--password-stdin", "--with-token"}.intersection(words)
    return secret or asked or unlock or bool(stdin) or bool(programs & {"chpasswd", "passwd"})


def _given(invocation: Invocation) -> Iterator[str]:
    """Give the values that flags have after the shell's variables were filled in."""
    for use in (*invocation.globals, *invocation.outer, *invocation.flags):
        name, equals, value = use.value.raw.partition("=")
        if equals and names_secret(name):
            yield value
        elif names_secret(use.name):
            yield use.value.raw
