"""What can be asked before a line's output is shown: does it work, with which code, what `ps -a` lists.

The answer is what was recorded, on this line or on those before it. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tutor.journal import Turn
    from tutor.model import Change, Slots
    from tutor.replay.tape import Step

_CODES: Final = (0, 1, 125, 127, 137)
_CHOICES: Final = 4
_RUNNING: Final = frozenset({"container run", "container exec"})
"""Commands whose exit code is worth a thought: it is docker's or the program's."""
_KEPT: Final = ("create", "kill", "pause", "restart", "rm", "start", "stop", "unpause")
"""What is done to a container that is kept, or not."""
_UP, _PAUSED, _ENDED, _MADE, _GONE = "up", "paused", "exited", "created", "gone"
_AFTER: Final[Mapping[str, str]] = {
    "create": _MADE,
    "start": _UP,
    "restart": _UP,
    "unpause": _UP,
    "pause": _PAUSED,
    "stop": _ENDED,
    "die": _ENDED,
    "destroy": _GONE,
}


@dataclass(frozen=True, slots=True)
class Foresight:
    """A question with its answers in the order shown: keys of messages below `replay.`, with their slots."""

    ask: str
    choices: tuple[tuple[str, Slots], ...]
    right: int
    slots: Slots = field(default_factory=dict)


def foresee(steps: Sequence[Step]) -> tuple[Foresight, ...]:
    """Give a question for each line of a sitting."""
    found: list[Foresight] = []
    known: dict[str, tuple[str, str]] = {}
    for number, step in enumerate(steps):
        _follow(step.turn.changes, known)
        found.append(_listed(step.turn, known, number) or _code(step.turn) or _works(step))
    return tuple(found)


def _follow(changes: Iterable[Change], known: dict[str, tuple[str, str]]) -> None:
    """Keep how each container fares, with its exit code where that was told."""
    for one in changes:
        if one.kind == "container" and one.action in _AFTER:
            code = one.detail.get("exit_code", "") if one.action == "die" else ""
            known[one.name] = (_AFTER[one.action], code)
        elif one.kind == "container" and one.action == "rename":
            old = one.detail.get("old_name", "")
            known[one.name] = known.get(old, ("", ""))
            known[old] = (_GONE, "")


def _listed(turn: Turn, known: Mapping[str, tuple[str, str]], number: int) -> Foresight | None:
    """Ask what `docker ps -a` lists, where the line is about one container of which that is known."""
    name = _container(turn)
    state, code = known.get(name, ("", ""))
    every_other = turn.command not in _RUNNING or number % 2 == 1
    if not every_other or turn.status in ("begun", "interrupted"):
        return None
    choices = _states(code)
    right = ("listed-exited-code", {"code": code}) if code else (f"listed-{state}", {})
    if right not in choices:
        return None
    return Foresight("guess-listed", choices, choices.index(right), {"name": name})


def _states(code: str) -> tuple[tuple[str, Slots], ...]:
    """Give how `docker ps -a` may list a container; with a code where the container has ended with one."""
    up: tuple[str, Slots] = ("listed-up", {})
    gone: tuple[str, Slots] = ("listed-gone", {})
    if not code:
        return up, ("listed-exited", {}), ("listed-created", {}), gone
    other = "137" if code == "0" else "0"
    codes = sorted((code, other), key=int)
    return up, *(("listed-exited-code", {"code": one}) for one in codes), gone


def _container(turn: Turn) -> str:
    """Give the one container that a line names, "" where there are more or none."""
    if turn.kind != "docker" or len(turn.invocations) != 1:
        return ""
    line: Mapping[str, Any] = turn.invocations[0]
    if turn.command in _RUNNING | {"container create"}:
        names = [one["value"] for one in line["flags"] if one["name"] == "name"]
    else:
        names = (
            [one["value"] for one in line["operands"]]
            if turn.command.removeprefix("container ") in _KEPT
            else []
        )
    return names[0] if len(names) == 1 else ""


def _code(turn: Turn) -> Foresight | None:
    if turn.command not in _RUNNING or turn.exit_code is None or turn.status not in ("ok", "failed"):
        return None
    others = [code for code in _CODES if code != turn.exit_code][: _CHOICES - 1]
    codes = sorted([turn.exit_code, *others])
    choices = tuple(("guess-code", {"code": str(code)}) for code in codes)
    return Foresight("guess-exit", choices, codes.index(turn.exit_code))


def _works(step: Step) -> Foresight:
    return Foresight("guess", (("guess-yes", {}), ("guess-no", {})), int(step.failed))
