"""What to know about a well-known image when it is used in a certain way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank.facts import Advice
    from tutor.bank.load import Bank
    from tutor.model import Invocation, Slots


def advice(invocation: Invocation, bank: Bank) -> Iterator[Note]:
    """Give a note for each advice of the bank that fits the line."""
    for operand in invocation.operands:
        if operand.value.kind != "image" or operand.name == "TARGET_IMAGE":
            continue
        slots = {"name": invocation.raw("name", "NAME"), "image": operand.value.raw}
        for one in bank.advice:
            if _fits(one, operand.value.slots, invocation):
                key = f"advice/{one.id}"
                yield Note(operand.start, operand.end, "concept", one.id, operand.value.raw, key, slots)


def _fits(one: Advice, image: Slots, invocation: Invocation) -> bool:
    if image.get("repository", "").removeprefix("library/") not in one.images:
        return False
    if one.tags and image.get("tag") not in one.tags:
        return False
    if one.flag and not invocation.given(one.flag):
        return False
    return not one.without_env or _starts_without(one.without_env, invocation)


def _starts_without(variable: str, invocation: Invocation) -> bool:
    """Look at `-e` only: a file of variables is not read for an explanation, so with one nothing is said."""
    if invocation.command not in {"container run", "container create"} or invocation.given("env-file"):
        return False
    return all(use.value.slots.get("variable") != variable for use in invocation.uses("env"))
