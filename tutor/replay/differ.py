"""What differs between two runs of a line. Ids, ages, addresses and made-up names do not count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from tutor.replay.terminal import final_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.journal import Turn
    from tutor.replay.tape import Step

Aspect = Literal["exit", "error", "changes", "output", "time"]
_UNIT: Final = r"(?:second|minute|hour|day|week|month|year)s?"
_PATTERNS: Final = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"\bsha256:[0-9a-f]{12,64}\b", "<digest>"),
        (r"\b(?=[a-f]*\d)[0-9a-f]{12,64}\b", "<id>"),
        (
            r"\b\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?(?:Z|[+-]\d\d:?\d\d|[A-Z]{3,4})\b)*",
            "<time>",
        ),
        (r"\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b", "<time>"),
        (rf"\b(?:About an?|Less than a|\d+) {_UNIT}(?: ago)?\b", "<age>"),
        (r"\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b", "<address>"),
        (r"\b(?:172|192|10)(?:\.\d{1,3}){3}\b", "<address>"),
        (r":(?:3[2-9]|[45]\d|6[0-5])\d{3}\b", ":<port>"),
        (r"\b\d+(?:\.\d+)?(?:ms|s)\b", "<seconds>"),
        (r"\b\d+(?:\.\d+)?%", "<percent>"),
        (r"\s+", " "),
    )
)
_MADE_UP: Final = re.compile(r"\b[a-z]+_[a-z]+\d?\b")  # a container's name, where none was given
_PROGRESS: Final = re.compile(r"[0-9a-f]{12}: [A-Z][a-z]+ ?.*")  # of a layer that is pulled or pushed
_FLEETING: Final = frozenset({"die", "kill", "disconnect"})  # when they are heard is a matter of chance
_MOVING: Final = frozenset(
    {"container stats", "container top", "system events", "system info", "docker version", "version"}
)
SHOWN: Final = 6  # lines of a difference


@dataclass(frozen=True, slots=True)
class Result:
    """How a line went, or is expected to go; None for what does not matter."""

    exit_code: int | None = None
    error: str | None = None
    changes: tuple[str, ...] | None = None
    output: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One aspect that differs, as it was then and as it is now, fit to be shown."""

    aspect: Aspect
    then: str
    now: str


def result(step: Step) -> Result:
    """Give how a line of a tape went."""
    turn = step.turn
    unsteady = turn.command in _MOVING or is_conversation(turn)
    output = None if unsteady else tuple(final_text(step))
    changes = tuple(
        f"{one.kind} {one.action} {one.name}" for one in turn.changes if one.action not in _FLEETING
    )
    return Result(turn.exit_code, turn.error, changes, output)


def is_conversation(turn: Turn) -> bool:
    """Tell whether somebody talked to a program in a terminal: what is said is never the same."""
    return any(
        flag["name"] == "tty" and flag["value"] != "false"
        for one in turn.invocations
        for flag in one["flags"]
    )


def differences(then: Result, now: Result, typed: str = "") -> list[Difference]:
    """Compare two runs. `typed` holds the names that learners gave: these count.

    An error is part of the output too; it is told once.
    """
    found = list[Difference]()
    if then.exit_code is not None and then.exit_code != now.exit_code:
        found.append(Difference("exit", str(then.exit_code), str(now.exit_code)))
    if then.error is not None and _plain(then.error, typed) != _plain(now.error or "", typed):
        found.append(Difference("error", then.error, now.error or ""))
    if then.changes is not None:
        found += _listed("changes", sorted(then.changes), sorted(now.changes or ()), typed)
    if then.output is not None and now.output is not None and not any(one.aspect == "error" for one in found):
        found += _listed("output", then.output, now.output, typed)
    return found


def _listed(aspect: Aspect, then: Sequence[str], now: Sequence[str], typed: str) -> list[Difference]:
    """Compare lists of lines; give those that only one of them has, or both where the order differs."""
    then, now = (
        [line for line in lines if line.strip() and not _PROGRESS.fullmatch(line)] for lines in (then, now)
    )
    before, after = ([_plain(line, typed) for line in lines] for lines in (then, now))
    if aspect == "changes":
        before, after = sorted(set(before)), sorted(set(after))
    if before == after:
        return []
    gone = [line for line in then if _plain(line, typed) not in after]
    new = [line for line in now if _plain(line, typed) not in before]
    if not gone and not new:
        gone, new = list(then), list(now)
    return [Difference(aspect, _few(gone), _few(new))]


def _few(lines: Sequence[str]) -> str:
    more = ["..."] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more])


def _plain(text: str, typed: str) -> str:
    for pattern, name in _PATTERNS:
        text = pattern.sub(name, text)
    return _MADE_UP.sub(lambda found: found[0] if found[0] in typed else "<name>", text).strip()
