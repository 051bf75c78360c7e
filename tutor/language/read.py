"""Sort a line: for docker, the host, the shell, the tutor, or a question in words."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from tutor.language.handed import OLD_COMPOSE, old_compose
from tutor.language.hangul import has_hangul
from tutor.language.joints import BEFORE, REDIRECTION, joints
from tutor.language.keyboard import meant
from tutor.language.resolve import parse
from tutor.language.sentence import is_sentence
from tutor.language.suggest import OWN_NAME
from tutor.language.unrun import scanned
from tutor.language.words import RESERVED, Scan, Surroundings, Token, scan
from tutor.lazy import pattern
from tutor.model import Invocation, Joint, Line, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.language.facts import Bank

_TUTOR = pattern(r"\s*/(?:[A-Za-z?][\w-]*)?(?:\s|$)")
_ASSIGNMENT = pattern(r"[A-Za-z_]\w*\+?=", re.ASCII)
_GAP: Final = pattern(r"[“”‘’\"'<>{}=\[\]]")
"""What stands around a value, and in no sentence."""
_BUILTINS_WORDS: Final = """
    alias bg builtin cd command declare dirs disown echo eval exec exit export false fg hash help history
    jobs kill let local mapfile popd printf pushd pwd read readarray readonly set shift shopt source test
    times trap true type typeset ulimit umask unalias unset wait . : [ [[
"""
_BUILTINS: Final = frozenset(_BUILTINS_WORDS.split())


def read(text: str, bank: Bank, surroundings: Surroundings) -> Line:
    """Sort a line and find all docker commands in it."""
    if _TUTOR.match(text):
        return Line(text, "tutor", words=scan(text, Surroundings()).words())
    if text.lstrip().startswith("!") and not _negates(text):
        start = text.index("!") + 1
        return Line(text, "host", words=scan(text, surroundings, start).words())
    found = scanned(text, surroundings)
    if not found.tokens:
        return Line(text, "empty")
    first = text[found.tokens[0].start : found.tokens[0].end]
    if first in surroundings.aliases or first in surroundings.functions:
        return _shell(text, found, bank, surroundings)
    known = partial(_is_known, bank=bank, surroundings=surroundings)
    ours = bool(found.inner) or any(_simple(found.tokens))
    if not _names_docker(found.tokens, bank) and is_sentence(text, found, bank, known, ours):
        return Line(text, "question", words=found.words())
    if found.shell or found.open or _is_wrapped(found.tokens, bank):
        return _shell(text, found, bank, surroundings)
    return _plain(text, found.words(), bank, surroundings)


def _names_docker(tokens: list[Token], bank: Bank) -> bool:
    """Tell whether a command follows the name of docker as people write it: `Docker ps`, `도커 ps`."""
    first, *rest = (token.text for token in tokens)
    named = first == OWN_NAME or (first != "docker" and first.lower() == "docker")
    korean = [word for word in rest if has_hangul(word) and not (_GAP.search(word) and first != OWN_NAME)]
    return named and not korean and bank.canonical(rest[:1]) is not None and bool(rest)


def _negates(text: str) -> bool:
    """Tell whether `!` is the shell's own word: it turns the exit code of what docker does around."""
    return bool(re.match(r"\s*!\s", text)) and any(_simple(scan(text, Surroundings()).tokens))


def _is_wrapped(tokens: list[Token], bank: Bank) -> bool:
    """Tell whether another command of the host begins the line and runs docker: `time docker ps`."""
    first = tokens[0].text
    if _ASSIGNMENT.match(first):
        return True
    ours = _is_docker(first) or first in ("sudo", OLD_COMPOSE) or bank.canonical((first,)) is not None
    return not ours and any(_simple(tokens))


def _plain(text: str, words: tuple[Word, ...], bank: Bank, surroundings: Surroundings) -> Line:
    """Sort a line that is one simple command."""
    inside = _after_sudo(words)
    first = inside[0].text
    if _is_docker(first):
        return Line(text, "docker", (_retyped(parse(inside, text, bank), bank),), inside)
    host = first in surroundings.programs or first in _BUILTINS
    if first == OLD_COMPOSE:
        return Line(text, "host" if host else "docker", (_old_compose(inside, text, bank, host),), words)
    if inside is words and _is_command(inside, bank):
        return Line(text, "docker", (parse(words, text, bank),), words, first if host else "")
    if host or inside is not words or "/" in first:
        return Line(text, "host", words=words)
    return Line(text, "docker", (_unknown(words, text, bank),), words)


def _is_docker(word: str) -> bool:
    return word == "docker" or word.endswith("/docker")


def _after_sudo(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Give the words after `sudo` and its flags, if there are any."""
    if words[0].text != "sudo":
        return words
    at = 1
    while at < len(words) and words[at].text.startswith("-"):
        at += 2 if words[at].text in ("-u", "-g", "-p", "-C", "-h") else 1
    return words[at:] or words


def _is_command(words: tuple[Word, ...], bank: Bank) -> bool:
    """Tell whether docker has a command of this name; the shell's own meaning of `export` stays."""
    first = words[0].text
    if first == "export" and (len(words) == 1 or "=" in words[1].text or words[1].text == "-p"):
        return False
    return _is_first(first, bank) or first.startswith("-")


def _is_first(word: str, bank: Bank) -> bool:
    """Tell whether a word is a command of docker or the name of a plugin that the bank knows.

    What docker takes and does not list (`remove`) is an everyday word as long as `docker` is not in front.
    """
    name = bank.canonical((word,))
    listed = name is not None and word not in bank.command(name).unlisted
    return listed or word in bank.plugin_spellings


def _old_compose(words: tuple[Word, ...], text: str, bank: Bank, installed: bool) -> Invocation:
    first = words[0]
    return old_compose(Invocation(text, "docker", "", first.start, first.end), words, bank, installed)


def _unknown(words: tuple[Word, ...], text: str, bank: Bank) -> Invocation:
    """Read a word that nobody knows as a docker command."""
    return _retyped(parse(words, text, bank), bank)


def _retyped(found: Invocation, bank: Bank) -> Invocation:
    """Say of what docker refuses what Korean keys would have typed."""
    fixed = meant(found.line, bank) if found.problem else ""
    if found.problem and fixed:
        return found._replace(problem=found.problem._replace(suggestion=fixed))
    return found


def _is_known(word: str, bank: Bank, surroundings: Surroundings) -> bool:
    """Tell whether a word begins a command of docker or of the host."""
    if _is_docker(word) or word in ("sudo", OLD_COMPOSE) or _is_first(word, bank) or _ASSIGNMENT.match(word):
        return True
    return word in surroundings.programs or word in _BUILTINS or word in RESERVED or "/" in word


def _shell(text: str, found: Scan, bank: Bank, surroundings: Surroundings) -> Line:
    parts = tuple(sorted(_between(text, found, surroundings), key=lambda one: one.start))
    return Line(text, "shell", tuple(_inside(text, found, bank, surroundings)), joints=parts)


def _between(text: str, found: Scan, surroundings: Surroundings) -> Iterator[Joint]:
    """Find what is no docker command, inside `$(...)` too."""
    yield from joints(found.tokens, lambda word: _is_docker(word) or word == OLD_COMPOSE)
    for start, end in found.inner:
        yield from _between(text, scanned(text, surroundings, start, end), surroundings)


def _inside(text: str, found: Scan, bank: Bank, surroundings: Surroundings) -> Iterator[Invocation]:
    """Find every docker command of a shell line, in the order typed."""
    commands = [_certain(_read(words, text, bank)) for words in _simple(found.tokens)]
    for start, end in found.inner:
        commands += _inside(text, scanned(text, surroundings, start, end), bank, surroundings)
    yield from sorted(commands, key=lambda one: one.path_start)


def _read(words: tuple[Word, ...], text: str, bank: Bank) -> Invocation:
    old = words[0].text == OLD_COMPOSE
    return _old_compose(words, text, bank, installed=True) if old else parse(words, text, bank)


def _certain(found: Invocation) -> Invocation:
    """Drop a problem that only the shell can tell: what it puts in place of `$(...)` may well be right."""
    unsure = found.problem and found.problem.code in ("missing-operand", "invalid-value")
    return found._replace(problem=None) if unsure else found


def _simple(tokens: list[Token]) -> Iterator[tuple[Word, ...]]:
    """Cut tokens into simple commands, each from its docker word on."""
    words: list[Word] = []
    skip = False
    for token in [*tokens, Token(";", 0, 0, operator=True)]:
        if token.operator and REDIRECTION.search(token.text):
            if words and words[-1].text.isdecimal() and words[-1].end == token.start:
                words.pop()
            skip = True
        elif token.operator:
            yield from _command(words)
            words, skip = [], False
        elif skip:
            skip = False
        else:
            words.append(token.word())


def _command(words: list[Word]) -> Iterator[tuple[Word, ...]]:
    """Drop what may stand in front of a command: `VAR=x`, `then`, `sudo`, `xargs -n1`."""
    at, wrapped = 0, False
    while at < len(words):
        text = words[at].text
        if _is_docker(text) or text == OLD_COMPOSE:
            yield tuple(words[at:])
            return
        wrapped = wrapped or text in BEFORE
        if not (wrapped or text in RESERVED or _ASSIGNMENT.match(text)):
            return
        at += 1
