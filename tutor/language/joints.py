"""What a shell line has around its docker commands: files for output, what joins commands, other programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.language.words import RESERVED
from tutor.lazy import pattern
from tutor.model import Joint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tutor.language.words import Token

REDIRECTION: Final = pattern(r"[<>]")
_ASSIGNMENT = pattern(r"([A-Za-z_]\w*)\+?=", re.ASCII)
_BETWEEN: Final = {
    "|": "pipe",
    "|&": "pipe",
    "&&": "and",
    "||": "or",
    ";": "then",
    ";;": "then",
    "&": "background",
    "(": "group",
    ")": "group",
}
BEFORE: Final = frozenset(
    ("sudo", "time", "command", "exec", "env", "nohup", "xargs", "watch", "nice", "winpty")
)
"""Programs that run the command behind them."""
_WORDS: Final = RESERVED | {"for", "case", "select"}
_INTO: Final = {
    **dict.fromkeys(("<", "<>"), "in"),
    **dict.fromkeys(("<<", "<<-"), "document"),
    "<<<": "string",
    "&>": "both",
    ">>": "append",
}
_NOWHERE: Final = "/dev/null"
_DROPPED: Final = {"out": "dropped", "append": "dropped", "errors": "errors-dropped", "both": "both-dropped"}
"""What becomes of output that nobody keeps."""


def joints(tokens: Sequence[Token], is_docker: Callable[[str], bool]) -> Iterator[Joint]:
    """Give the parts of a shell line that are no docker command, in no fixed order."""
    words: list[Token] = []
    waiting: tuple[Token, Token | None] | None = None
    asides = tuple(_asides(tokens))
    yield from (Joint(start, end, "aside", "(") for start, end in asides)
    for token in (one for one in tokens if not any(start <= one.start < end for start, end in asides)):
        if token.operator and REDIRECTION.search(token.text):
            beside = bool(words) and words[-1].text.isdecimal() and words[-1].end == token.start
            waiting = token, words.pop() if beside else None
        elif waiting and not token.operator:
            yield _redirection(*waiting, token)
            waiting = None
        elif token.operator:
            if waiting and token.text == "(":  # `<(docker ps)`
                yield Joint(waiting[0].start, token.end, "as-file", f"{waiting[0].text}(")
            yield from _others(words, is_docker)
            words, waiting = [], None
            if kind := _BETWEEN.get(token.text):
                yield Joint(token.start, token.end, kind, token.text)
        else:
            words.append(token)
    yield from _others(words, is_docker)


def _asides(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Find brackets behind the words of a command, which a shell does not take: `rm a (all of it)`."""
    for number, token in enumerate(tokens[1:-1], 1):
        before, behind = tokens[number - 1], tokens[number + 1]
        array = before.text.endswith("=") and before.end == token.start
        if token.operator and token.text == "(" and not (before.operator or behind.operator or array):
            closing = (one for one in tokens[number:] if one.operator and one.text == ")")
            if end := next(closing, None):
                yield token.start, end.end


def _redirection(sign: Token, stream: Token | None, target: Token) -> Joint:
    errors = bool(stream) and stream is not None and stream.text == "2"
    start = stream.start if stream else sign.start
    if sign.text in (">&", "<&") and re.fullmatch(r"\d|-", target.text):
        kind = "to-errors" if target.text == "2" else "joined"
    elif errors and sign.text != ">&":
        kind = "errors"
    else:
        kind = _INTO.get(sign.text, "both" if sign.text == ">&" else "out")
    if target.text == _NOWHERE:
        kind = _DROPPED.get(kind, kind)
    return Joint(start, target.end, kind, target.text)


def _others(words: Sequence[Token], is_docker: Callable[[str], bool]) -> Iterator[Joint]:
    """Give what stands before a docker command (`sudo` has a note of its own), or a command of the host."""
    at = next((number for number, word in enumerate(words) if is_docker(word.text)), len(words))
    front = list(words[:at])
    runs = at < len(words)
    while front and (found := _ASSIGNMENT.match(front[0].text)):
        word = front.pop(0)
        yield Joint(word.start, word.end, "variable-of-line" if runs or front else "variable", found[1])
    if front and runs and front[0].text not in BEFORE | _WORDS:
        front = list(words)  # `ssh host docker ps`: what docker does there is another's business
    if front and not (front[0].text == "sudo" and at < len(words)):
        kind = "word" if front[0].text in _WORDS else "program"
        yield Joint(front[0].start, front[-1].end, kind, front[0].text)
