"""Asks before a line that loses or exposes something, as much as the learner wants to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.errors import DockerError
from tutor.model import Outcome, Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.model import Caution, Invocation, Line
    from tutor.parts import Parts

ASKED = {"all": frozenset({"all", "moderate"}), "moderate": frozenset({"moderate"}), "off": frozenset[str]()}


def allow(line: Line, parts: Parts) -> tuple[tuple[Caution, ...], Outcome | None]:
    """Give what the line would lose or expose, and an outcome already where it may not run."""
    if parts.dry:
        return (), Outcome("refused", 0)
    try:
        cautions = tuple(found for one in line.invocations for found in _check(one, parts))
        return cautions, None if _agreed(cautions, parts) else Outcome("refused", 1)
    except KeyboardInterrupt:
        return (), Outcome("interrupted", 130)


def _check(invocation: Invocation, parts: Parts) -> tuple[Caution, ...]:
    from tutor import safety
    from tutor.daemon.snapshot import snapshot

    if invocation.problem:
        return ()
    wanted = safety.wants(invocation)
    try:
        before = snapshot(wanted, parts.daemon()) if wanted else Snapshot()
    except DockerError:  # the same will happen to the line itself, and be shown then
        before = Snapshot()
    return safety.check(invocation, before)


def _agreed(cautions: Sequence[Caution], parts: Parts) -> bool:
    """Show the cautions and ask once, unless Docker asks by itself."""
    asked = ASKED[parts.settings.safety]
    shown = [one for one in cautions if one.level in ASKED["moderate"] | asked]
    if shown:
        parts.tell.cautions(shown)
    if not any(one.level in asked and not one.asked_by_docker for one in shown):
        return True
    if parts.ask is None:
        parts.tell.say("prompt.cannot-ask")
        return False
    if parts.ask(parts.tell.text("prompt.agree")):
        return True
    parts.tell.say("prompt.declined")
    return False
