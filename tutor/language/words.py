"""Read a line as a POSIX shell does: words with their places, and the syntax that only a shell can run."""

from __future__ import annotations

import glob
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.language.marks import PLACE, PROMPT
from tutor.language.quotes import closing, quote_end
from tutor.lazy import pattern
from tutor.model import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

_BLANK: Final = " \t\r"
_SUM = pattern(r"\((?!\s*docker\b)[\w\s$+*/%<>=!&|^~?:()-]*\)")
"""What stands in `$(...)` where the shell is to reckon and runs nothing: `$((port + 1))`."""
_OPERATOR = pattern(r"&&|\|\||;;|<<<|<<-|<<|>>|<&|>&|>\||<>|\|&|&>|[|&;<>()]")
_PLAIN = pattern(r"[^ \t\r\n'\"\\$`|&;<>()*?\[{~]+")
_NAME = pattern(r"[A-Za-z_]\w*", re.ASCII)
_VARIABLE = pattern(r"\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})", re.ASCII)
_DEFAULT = pattern(
    rf"\$\{{(?P<name>[A-Za-z_]\w*):-(?P<default>(?:[^\s'\"\\`${{}}]|{_VARIABLE.pattern})*)\}}", re.ASCII
)
"""A variable with a plain text for when it is empty."""
_BRACES = pattern(r"\{[^{}\s'\"]*(?:,|\.\.)[^{}\s'\"]*\}")
_OPENERS: Final = frozenset(("for", "while", "until", "if", "case", "select", "{"))
_CLOSERS: Final = frozenset(("done", "fi", "esac", "}"))
_HEADS: Final = frozenset(("for", "case", "select"))
RESERVED: Final = (_OPENERS - _HEADS) | _CLOSERS | {"do", "then", "else", "elif", "!", "time"}


class Surroundings(NamedTuple):
    """What a shell would know; of `programs` only `in` is asked. `aliases` and `functions` come before them.

    `keeps_unset`: variables that are not set stay as typed; `keeps_places`: so does what documentation writes
    for its reader, `<container>`, where there is no such file.
    """

    env: Mapping[str, str] = {}
    cwd: str = "/"
    home: str = "/"
    programs: Container[str] = frozenset()
    keeps_unset: bool = False
    keeps_places: bool = False
    aliases: Mapping[str, str] = {}
    functions: Container[str] = frozenset()


class Token(NamedTuple):
    """A word, or an operator such as `|`; `quoted` when any part was; `filled` as in `Word`."""

    text: str
    start: int
    end: int
    operator: bool = False
    quoted: bool = False
    filled: bool = False

    def word(self) -> Word:
        """Give the token as a word of a command."""
        return Word(self.text, self.start, self.end, self.filled)


class Scan:
    """What was found: tokens in order, places of commands inside `$(...)`, what it needs to run."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.inner: list[tuple[int, int]] = []
        self.shell = self.open = False

    def words(self) -> tuple[Word, ...]:
        """Give the words of a line without operators."""
        return tuple(token.word() for token in self.tokens if not token.operator)


def scan(text: str, surroundings: Surroundings, start: int = 0, end: int | None = None) -> Scan:
    """Read `text[start:end]`; places are those in the whole text."""
    return _Reader(text, surroundings, start, len(text) if end is None else end).read()


def as_words(argv: list[str] | tuple[str, ...]) -> tuple[Word, ...]:
    """Give words for arguments read already; places are those in the arguments joined by a space."""
    words, at = [], 0
    for text in argv:
        words.append(Word(text, at, at + len(text)))
        at += len(text) + 1
    return tuple(words)


def bare(text: str) -> str:
    """Give a logical line as a shell must get it: without the prompt marks that were pasted with it."""
    reader = _Reader(text, Surroundings(), 0, len(text))
    reader._prompt_mark()
    rest = text[reader.at :]
    return rest.replace("\\\n> ", "\\\n") if reader.marked else rest


class _Reader:
    """Reads once from left to right. `pieces` are the parts of the word being read."""

    def __init__(self, text: str, surroundings: Surroundings, start: int, end: int) -> None:
        self.text = text
        self.surroundings = surroundings
        self.at = start
        self.end = end
        self.scan = Scan()
        self.pieces: list[str] = []
        self.quoted = self.magic = self.marked = self.filled = False
        self.documents: list[str] = []
        self.parts: dict[str, Callable[[], None]] = {
            "'": self._single,
            '"': self._double,
            "\\": self._escape,
            "$": self._dollar,
            "`": self._backtick,
            "{": self._brace,
            "~": self._tilde,
            **dict.fromkeys("*?[", self._glob),
        }

    def read(self) -> Scan:
        self._prompt_mark()
        while self.at < self.end:
            char = self.text[self.at]
            if char == "\n":
                self._newline()
            elif char in _BLANK:
                self.at += 1
            elif self.text.startswith("\\\n", self.at, self.end):
                self._escape()
            elif char == "#":
                self._to_line_end()
            elif self._place():
                self._word()
            elif match := _OPERATOR.match(self.text, self.at, self.end):
                self._operator(match)
            else:
                self._word()
        self.scan.open = self.scan.open or bool(self.documents) or _unfinished(self.scan.tokens)
        return self.scan

    def _prompt_mark(self) -> None:
        match = PROMPT.match(self.text, self.at, self.end)
        line = self.text[self.at :].partition("\n")[0]
        if match and not ("#" in match[0] and re.search(r"[가-힣]", line)):
            self.at = match.end()
            self.marked = True

    def _to_line_end(self) -> None:
        found = self.text.find("\n", self.at, self.end)
        self.at = self.end if found < 0 else found

    def _newline(self) -> None:
        self.at += 1
        for mark in self.documents:
            self._document(mark)
        self.documents.clear()
        if self.scan.tokens:
            self.scan.tokens.append(Token("\n", self.at - 1, self.at, operator=True))
            self.scan.shell = self.scan.shell or bool(self.text[self.at : self.end].strip())

    def _document(self, mark: str) -> None:
        """Skip a here-document."""
        while self.at < self.end:
            begin = self.at
            self._to_line_end()
            line = self.text[begin : self.at]
            self.at = min(self.at + 1, self.end)
            if line.lstrip("\t") == mark:
                return
        self.scan.open = True

    def _operator(self, match: re.Match[str]) -> None:
        self.scan.shell = True
        self.at = match.end()
        self.scan.tokens.append(Token(match[0], match.start(), match.end(), operator=True))
        if match[0] in ("<<", "<<-"):
            while self.at < self.end and self.text[self.at] in _BLANK:
                self.at += 1
            self._word()
            self.documents.append("".join(self.pieces))

    def _word(self) -> None:
        start = self.at
        self.pieces = []
        self.quoted = self.magic = self.filled = False
        while self.at < self.end and ((place := self._place()) or self.text[self.at] not in " \t\r\n|&;<>()"):
            part = self.parts.get(self.text[self.at])
            if place:
                self._kept(place[0])
                self.at = place.end()
            elif part:
                part()
            else:
                self._plain()
        text = "".join(self.pieces)
        if self.magic and self._matches(text):
            self.scan.shell = True
        if text or self.quoted:
            self.scan.tokens.append(Token(text, start, self.at, quoted=self.quoted, filled=self.filled))

    def _place(self) -> re.Match[str] | None:
        found = PLACE.match(self.text, self.at, self.end) if self.surroundings.keeps_places else None
        return None if found and self._matches(glob.escape(found[0][1:-1])) else found

    def _matches(self, pattern: str) -> bool:
        """Tell whether a shell would replace the pattern by names of files."""
        try:
            return bool(glob.glob(pattern, root_dir=self.surroundings.cwd))  # noqa: PTH207 (absolute patterns too)
        except (ValueError, OSError, re.error):
            return False

    def _plain(self) -> None:
        match = _PLAIN.match(self.text, self.at, self.end)
        stop = match.end() if match else self.at + 1
        self.pieces.append(self.text[self.at : stop])
        self.at = stop

    def _glob(self) -> None:
        self.magic = True
        self.pieces.append(self.text[self.at])
        self.at += 1

    def _brace(self) -> None:
        if _BRACES.match(self.text, self.at, self.end):
            self.scan.shell = True
        self.pieces.append("{")
        self.at += 1

    def _tilde(self) -> None:
        self.at += 1
        here = self.text[self.at] if self.at < self.end else ""
        first = not self.pieces and not self.quoted
        if first and here in ("", "/", *" \t\r\n|&;<>()"):
            self.pieces.append(self.surroundings.home)
            return
        self.scan.shell = self.scan.shell or (first and bool(_NAME.match(here)))
        self.pieces.append("~")

    def _escape(self) -> None:
        self.at += 1
        if self.at >= self.end:
            self.scan.open = True
        elif self.text[self.at] == "\n":
            self._continued()
        else:
            self.pieces.append(self.text[self.at])
            self.quoted = True
            self.at += 1

    def _continued(self) -> None:
        """Go on in the next line; drop a pasted `> ` where the first line had its prompt mark too."""
        self.at += 1
        if self.marked and self.text.startswith("> ", self.at):
            self.at += 2
        self.scan.open = self.scan.open or self.at >= self.end

    def _single(self) -> None:
        stop = quote_end(self.text, self.at, self.end)
        self.scan.open = self.scan.open or stop >= self.end
        self.pieces.append(self.text[self.at + 1 : stop])
        self.quoted = True
        self.at = min(stop + 1, self.end)

    def _double(self) -> None:
        self.quoted = True
        self.at += 1
        while self.at < self.end and self.text[self.at] != '"':
            self._in_double(self.text[self.at])
        self.scan.open = self.scan.open or self.at >= self.end
        self.at = min(self.at + 1, self.end)

    def _in_double(self, char: str) -> None:
        if char == "$":
            self._dollar(quoted=True)
        elif char == "`":
            self._backtick(quoted=True)
        elif char == "\\" and self.text[self.at + 1 : self.at + 2] in ("$", "`", '"', "\\", "\n"):
            self.pieces.append(self.text[self.at + 1 : self.at + 2].strip("\n"))
            self.at += 2
        else:
            self.pieces.append(char)
            self.at += 1

    def _backtick(self, quoted: bool = False) -> None:
        stop = self.text.find("`", self.at + 1, self.end)
        self.scan.open = self.scan.open or stop < 0
        stop = self.end if stop < 0 else stop
        self._inner(self.at + 1, stop, quoted)
        self.at = min(stop + 1, self.end)

    def _inner(self, start: int, stop: int, quoted: bool, opening: int = 1) -> None:
        """Take the output of `pwd`; any other command stays as typed, the shell will run it."""
        if self.text[start:stop].strip() == "pwd":
            self._expanded(self.surroundings.cwd, quoted)
            return
        if not _SUM.fullmatch(self.text, start, stop):
            self.scan.inner.append((start, stop))
        self._kept(self.text[start - opening : stop + 1])

    def _kept(self, typed: str) -> None:
        """Leave as typed what only the shell can fill in."""
        self.scan.shell = self.filled = True
        self.pieces.append(typed)

    def _expanded(self, value: str, quoted: bool) -> None:
        """Take a variable's value; only a shell knows how it falls into words where it is not quoted."""
        if not quoted and re.search(r"[\s*?\[\\]", value):
            self.scan.shell = True
        self.pieces.append(value)

    def _dollar(self, quoted: bool = False) -> None:
        here = self.text[self.at + 1 : self.at + 2]
        name = _NAME.match(self.text, self.at + 1, self.end)
        if name:
            self.at = name.end()
            self._named(name[0], f"${name[0]}", quoted)
        elif here == "{":
            self._braced(quoted)
        elif here == "(":
            self._substitution(quoted)
        else:
            special = bool(here) and (here in "0123456789@*#?$!-" or (here in "'\"" and not quoted))
            self.scan.shell = self.scan.shell or special
            self.filled = self.filled or special
            self.pieces.append("$")
            self.at += 1

    def _named(self, name: str, typed: str, quoted: bool) -> None:
        unset = name != "PWD" and name not in self.surroundings.env
        if unset and self.surroundings.keeps_unset:
            self._kept(typed)
        else:
            self._expanded(self._variable(name), quoted)

    def _variable(self, name: str) -> str:
        return self.surroundings.cwd if name == "PWD" else self.surroundings.env.get(name, "")

    def _braced(self, quoted: bool) -> None:
        stop = self.text.find("}", self.at, self.end)
        name = self.text[self.at + 2 : stop]
        if stop >= 0 and _NAME.fullmatch(name):
            self._named(name, self.text[self.at : stop + 1], quoted)
        elif default := _DEFAULT.match(self.text, self.at, self.end):
            stop = default.end() - 1
            value = self._variable(default["name"])
            self.scan.shell = True
            self._expanded(value or self._filled(default["default"]), quoted)
        else:
            self.scan.open = self.scan.open or stop < 0
            self._kept(self.text[self.at : self.end if stop < 0 else stop + 1])
        self.at = self.end if stop < 0 else stop + 1

    def _filled(self, text: str) -> str:
        """Fill in the variables of a default: `${COMPOSER_HOME:-$HOME/.composer}`."""
        return _VARIABLE.sub(lambda found: self._variable(found[1] or found[2]), text)

    def _substitution(self, quoted: bool) -> None:
        stop = closing(self.text, self.at + 2, self.end)
        self.scan.open = self.scan.open or stop < 0
        stop = self.end if stop < 0 else stop
        self._inner(self.at + 2, stop, quoted, opening=2)
        self.at = min(stop + 1, self.end)


def _unfinished(tokens: list[Token]) -> bool:
    """Tell whether a pipe, a list or a compound command is still open."""
    depth = sum({"(": 1, ")": -1}.get(token.text, 0) for token in tokens if token.operator)
    for before, token in pairwise([Token(";", 0, 0, operator=True), *tokens]):
        if token.operator or token.quoted or not (before.operator or before.text in RESERVED):
            continue
        depth += (token.text in _OPENERS) - (token.text in _CLOSERS)
    last = next((token for token in reversed(tokens) if token.text != "\n"), None)
    return depth > 0 or bool(last and last.operator and last.text in ("|", "||", "&&", "|&"))
