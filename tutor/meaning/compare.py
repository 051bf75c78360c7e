"""Two lines side by side: what one asks for and the other does not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from tutor.meaning.normal import normal
from tutor.meaning.parts import Item, Part
from tutor.meaning.shell import inner, outside
from tutor.model import NO_PLUGIN, NO_PROGRAM, OTHER_PLUGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.language.facts import Bank
    from tutor.meaning.parts import Meaning
    from tutor.model import Invocation, Line, Slots

_ABSENT: Final = Part(())


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two lines do not ask for alike.

    `what` is a flag with its dashes, a place of the usage line, `command`, or `shell`; `a`, `b` are what each
    line has there, "" for nothing. `key` is the bank's key of the sentence.
    """

    what: str
    a: str
    b: str
    key: str

    @property
    def slots(self) -> Slots:
        """Give what the sentence may name."""
        return {"what": self.what, "a": self.a, "b": self.b}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a line cannot be compared: the bank's key with its slots."""

    key: str
    slots: Slots = field(default_factory=dict)


def fault(line: Line) -> Fault | None:
    """Tell why a line asks Docker for nothing, if it does."""
    if line.kind not in ("docker", "shell") or not line.invocations:
        return Fault("message/compare.no-docker", {"line": line.text})
    problems = (one.problem for one in line.invocations if one.problem and not _by_words(one))
    problem = next((one for one in problems if one.code not in (NO_PLUGIN, NO_PROGRAM)), None)
    if not problem:
        return None
    return Fault("message/compare.refused", {"line": line.text, "error": problem.text.partition("\n")[0]})


def compare(a: Line, b: Line, bank: Bank, cwd: str = "/") -> tuple[Difference, ...]:
    """Give every difference in meaning of two lines without a fault; relative paths count from `cwd`."""
    if a.kind != b.kind:
        return (Difference("shell", a.text, b.text, "message/compare.shell"),)
    if any(_by_words(one) for one in (*a.invocations, *b.invocations)):
        return tuple(_words(a, b))
    if a.kind == "shell":
        return tuple(_shells(a, b, bank, cwd))
    return tuple(_differences(normal(a.invocations[0], bank, cwd), normal(b.invocations[0], bank, cwd)))


def _by_words(one: Invocation) -> bool:
    """Tell whether a plugin reads what we do not understand: only the words can be compared.

    So it is with a plugin that the bank does not know, with words of a known one that it does not know, and
    with a `build` that docker alone refuses.
    """
    places = {operand.name for operand in one.operands}
    handed = bool(one.plugin) or bool(one.problem and one.problem.code == NO_PLUGIN)
    return OTHER_PLUGIN in places or (handed and ("" in places or one.command == "image build"))


def _words(a: Line, b: Line) -> Iterator[Difference]:
    mine, other = (" ".join(word.text for word in line.words).removeprefix("docker ") for line in (a, b))
    if a.kind == "shell":
        mine, other = a.text, b.text
    if mine != other:
        yield Difference("command", mine, other, "message/compare.words")


def _shells(a: Line, b: Line, bank: Bank, cwd: str) -> Iterator[Difference]:
    """Compare what the shell does word by word, and the docker commands in it by meaning."""
    if outside(a) != outside(b):
        yield Difference("shell", a.text, b.text, "message/compare.shell")
        return
    for one, other in zip(a.invocations, b.invocations, strict=True):
        found, wanted = normal(inner(one, a), bank, cwd), normal(inner(other, b), bank, cwd)
        yield from _differences(found, wanted)


def _differences(a: Meaning, b: Meaning) -> Iterator[Difference]:
    if a["command"] != b["command"]:
        yield _command(a["command"].items[0], b["command"].items[0])
        return
    for what in dict.fromkeys((*a, *b)):
        yield from _of_part(what, a.get(what, _ABSENT), b.get(what, _ABSENT))


def _command(a: Item, b: Item) -> Difference:
    return Difference("command", a.shown, b.shown, "message/compare.command")


def _of_part(what: str, a: Part, b: Part) -> Iterator[Difference]:
    mine, other = [item.meaning for item in a.items], [item.meaning for item in b.items]
    only_a, only_b = _only(a, b), _only(b, a)
    for one, another in zip_longest(only_a, only_b):
        yield _difference(what, one, another)
    if not only_a and not only_b and (a.ordered or b.ordered) and mine != other:
        yield Difference(what, _together(a), _together(b), "message/compare.order")


def _together(part: Part) -> str:
    return " ".join(item.shown for item in part.items)


def _only(part: Part, other: Part) -> list[Item]:
    """Give the items that the other part does not have, or not as often."""
    left = Counter(item.meaning for item in other.items)
    found = []
    for item in part.items:
        left[item.meaning] -= 1
        found += [item] if left[item.meaning] < 0 else []
    return found


def _difference(what: str, a: Item | None, b: Item | None) -> Difference:
    if a and b:
        return Difference(what, a.shown, b.shown, f"message/compare.{_kind(a, b)}")
    item, side = (a, "a") if a else (b, "b")
    assert item
    key = f"message/compare.only-{side}" + ("" if item.shown else "-switch")
    return Difference(what, item.shown if a else "", "" if a else item.shown, key)


def _kind(a: Item, b: Item) -> str:
    """Tell a mount that differs only in what becomes of a missing folder from any other difference."""
    if (
        isinstance(a.meaning, tuple)
        and isinstance(b.meaning, tuple)
        and a.meaning[:1] == b.meaning[:1] == ("bind",)
    ):
        return "folder" if a.meaning[1:4] == b.meaning[1:4] else "value"
    return "value" if a.shown != b.shown else "hidden"
