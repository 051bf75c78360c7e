"""Says what an answer has that was not asked for, or does not have, and how it is spelled otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor import meaning
from tutor.quiz.model import Words

if TYPE_CHECKING:
    from tutor.bank import Bank
    from tutor.meaning import Difference
    from tutor.model import Invocation, Line


def differ(answer: Line, expected: Line, bank: Bank, cwd: str) -> Words | None:
    """Give what tells most about how an answer differs from what was asked."""
    found = meaning.compare(answer, expected, bank, cwd)
    if not found:
        return None
    first = found[0]
    ports = _ports(answer, expected) if first.what == "--publish" and first.a and first.b else None
    return ports or _note(first)


def _note(one: Difference) -> Words:
    """Give the sentence about one difference: the answer is its side `a`."""
    kind = one.key.removeprefix("message/compare.")
    if kind in ("folder", "hidden", "shell", "words"):
        return Words(one.key, one.slots)
    return Words(f"message/quiz.note.{kind}", one.slots)


def _ports(answer: Line, expected: Line) -> Words | None:
    """Say which side of a published port is not the one asked for."""
    uses = [line.invocations[0].uses("publish") for line in (answer, expected)]
    if any(len(one) != 1 for one in uses):
        return None
    mine, asked = ({"host": "", **one[0].value.slots} for one in uses)
    sides = [side for side in ("container", "host") if mine.get(side) != asked.get(side)]
    if not sides or not all(each.get(side) for side in sides for each in (mine, asked)):
        return None
    swapped = len(sides) == 2 and (mine["host"], mine["container"]) == (asked["container"], asked["host"])
    if swapped:
        return Words("message/quiz.note.ports-swapped", {"host": asked["host"], "inside": asked["container"]})
    slots = {"a": mine[sides[0]], "b": asked[sides[0]]}
    return Words(f"message/quiz.note.port-{sides[0]}", slots)


def spelled_otherwise(answer: Line, expected: Line, bank: Bank) -> Words | None:
    """Say which other spelling of the same a right answer has, if it has one worth knowing."""
    if answer.kind != "docker" or not answer.invocations:
        return None
    mine, asked = answer.invocations[0], expected.invocations[0]
    if mine.spelled != asked.spelled:
        slots = {"a": f"docker {mine.spelled}", "b": f"docker {asked.spelled}"}
        return Words("message/quiz.note.same-command", slots)
    return _other_form(mine, asked, bank)


def _other_form(mine: Invocation, asked: Invocation, bank: Bank) -> Words | None:
    """Say that a flag has a short form and a long one."""
    for use in mine.flags:
        other = asked.last(use.name)
        flag = bank.command(mine.command).flags.get(use.name)
        if (
            other
            and flag
            and other.spelling != use.spelling
            and {use.spelling, other.spelling}
            == {
                f"-{flag.short}",
                f"--{flag.name}",
            }
        ):
            return Words(
                "message/quiz.note.same-option", {"short": f"-{flag.short}", "long": f"--{flag.name}"}
            )
    return None
