"""Prints a parsed line back in its one canonical spelling: the whole command, long flags, nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.language import facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank.facts import Command
    from tutor.language.facts import Bank
    from tutor.model import FlagUse, Invocation


def canonical(invocation: Invocation, bank: Bank) -> tuple[str, ...]:
    """Give the words of a line that asks Docker for the same; of a line with a problem they mean nothing.

    A flag is `--name=value`, a switch `--name` or `--name=false`. Flags stay in the order typed, and of one
    that does not repeat only the last use is there.
    """
    command = bank.command(invocation.command)
    path = () if command.name == "docker" else command.name.split()
    before = _flags(bank.command("docker"), invocation.globals)
    words = [operand.value.raw for operand in invocation.operands]
    return "docker", *before, *path, *_flags(command, invocation.flags), *_guard(command, words), *words


def _flags(command: Command, uses: Sequence[FlagUse]) -> Iterator[str]:
    last = {use.name: use for use in uses}
    for use in uses:
        flag = facts.flag(command, use.name)
        if use is not last[use.name] and not (flag and flag.repeatable):
            continue
        if flag is None or flag.type:
            yield f"--{use.name}={use.value.raw}"
        else:
            yield f"--{use.name}" if use.value.data else f"--{use.name}=false"


def _guard(command: Command, words: list[str]) -> Iterator[str]:
    """Give `--` where an operand would be read as a flag."""
    at_risk = words if command.interspersed else words[:1]
    if any(word.startswith("-") and len(word) > 1 for word in at_risk):
        yield "--"
