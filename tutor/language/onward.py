"""Reads on behind a word that ended the reading of a line: what follows can be explained too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.language import suggest
from tutor.model import Invocation, Operand, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.model import FlagUse, Problem, Word

    Parse = Callable[[tuple[Word, ...]], Invocation]

_FLAGS: Final = ("unknown-flag", "bad-flag")


def onward(found: Invocation, words: Sequence[Word], parse: Parse) -> Invocation | None:
    """Give the parts of the line behind the word at fault; what is not certain is a nameless operand."""
    problem = found.problem
    if problem is None or problem.code not in ("unknown-command", *_FLAGS):
        return None
    behind = [word for word in words if word.start >= problem.end]
    if not behind:
        return None
    guess = _guess(found, problem, words, parse)
    known = {use.start for use in found.flags}
    flags = tuple(use for use in guess.flags if use.start >= problem.end and use.start not in known)
    operands = tuple(one for one in guess.operands if one.start >= problem.end)
    path = [word for word in behind if word.end <= guess.path_end]
    told: list[FlagUse | Operand | Word] = [*found.flags, *flags, *operands, *path]
    left = (word for word in behind if not any(one.start <= word.start < one.end for one in told))
    lost = (Operand("", Value("string", word.text), word.start, word.end) for word in left)
    ordered = sorted((*operands, *lost), key=lambda one: one.start)
    start, end = (path[0].start, path[-1].end) if path else (0, 0)
    parts = guess._replace(path_start=start, path_end=end, globals=(), outer=())
    return parts._replace(flags=flags, operands=tuple(ordered))


def _guess(found: Invocation, problem: Problem, words: Sequence[Word], parse: Parse) -> Invocation:
    """Read the line with the word at fault put right or, an option, left out; nothing if that fails."""
    guess = parse(_put_right(found, problem, words))
    wrong = guess.problem
    hopeless = wrong and wrong.code in ("unknown-command", *_FLAGS)
    if hopeless and problem.code == "unknown-command":
        return found._replace(flags=(), operands=())
    return guess


def _put_right(found: Invocation, problem: Problem, words: Sequence[Word]) -> tuple[Word, ...]:
    fixed = suggest.instead(found.line, problem)
    at = next((at for at, word in enumerate(words) if word.start >= problem.start), len(words))
    if fixed:
        return (*words[:at], *(words[at]._replace(text=text) for text in fixed), *words[at + 1 :])
    if problem.code == "unknown-command":
        return tuple(words)
    alone = "=" in words[at].text or words[at + 1].text.startswith("-")
    return (*words[:at], *words[at + (1 if alone else 2) :])  # the next word may be the option's value
