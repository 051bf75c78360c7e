"""Options that stand after the image or the container, where docker does not read them as its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.bank.facts import Flag
    from tutor.bank.load import Bank
    from tutor.model import Invocation, Operand


def options_after(invocation: Invocation, bank: Bank) -> tuple[Operand, ...]:
    """Give the words after the first operand as long as docker has such options, with their values."""
    flags = bank.command(invocation.command).flags
    words = iter(invocation.operands[1:])
    taken: list[Operand] = []
    for word in words:
        value_follows = _value_follows(word.value.raw, flags)
        if value_follows is None:
            break
        taken.append(word)
        if value_follows and (value := next(words, None)):
            taken.append(value)
    return tuple(taken)


def moved_first(invocation: Invocation, options: tuple[Operand, ...]) -> str:
    """Give the line with these options in front of the image or the container."""
    line, first = invocation.line, invocation.operands[0]
    start, end = options[0].start, options[-1].end
    parts = (line[: first.start], line[start:end], line[first.start : first.end], line[end:])
    return " ".join(part.strip() for part in parts if part.strip())


def _value_follows(word: str, flags: Mapping[str, Flag]) -> bool | None:
    """Tell whether the next word is this option's value; None if the word is no option of docker."""
    if word.startswith("--"):
        name, equals, _ = word[2:].partition("=")
        return bool(flags[name].type) and not equals if name in flags else None
    if not word.startswith("-") or word == "-":
        return None
    for at, letter in enumerate(word[1:], 2):
        flag = next((flag for flag in flags.values() if flag.short == letter), None)
        if flag is None:
            return None
        if flag.type:
            return at == len(word)
    return False
