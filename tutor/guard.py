"""Asks before a line that loses or exposes something, as much as the learner wants to be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.errors import DockerError
from tutor.model import Outcome
from tutor.objects import Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.model import Caution, Invocation, Line
    from tutor.parts import Parts

_MOVES = re.compile(r"\b(?:cd|pushd|popd)\b")  # then nobody knows in which folder Compose will look
ASKED = {"all": frozenset({"all", "moderate"}), "moderate": frozenset({"moderate"}), "off": frozenset[str]()}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the line would lose or expose, and what the learner answered (None: not asked).

    `refusal` is how the line ends where it may not run.
    """

    cautions: tuple[Caution, ...] = ()
    answered: bool | None = None
    refusal: Outcome | None = None


def judge(line: Line, parts: Parts) -> Verdict:
    """Look at what the line would do, and ask where that is wanted."""
    if parts.dry:
        return Verdict(refusal=Outcome("refused", 0))
    try:
        cautions = _all(line, parts)
        answered = _ask(cautions, parts)
        agreed = answered is None or (answered and still(line, Verdict(cautions), parts))
    except KeyboardInterrupt:
        return Verdict(refusal=Outcome("interrupted", 130))
    return Verdict(cautions, answered, None if agreed else Outcome("refused", 1))


def still(line: Line, verdict: Verdict, parts: Parts) -> bool:
    """Look again after the learner agreed to a prune: it may take what was shown and nothing else."""
    if not any(one.command.endswith("prune") for one in line.invocations):
        return True
    if _all(line, parts) == verdict.cautions:
        return True
    parts.tell.say("prompt.changed-meanwhile")
    return False


def _all(line: Line, parts: Parts) -> tuple[Caution, ...]:
    return tuple(found for one in line.invocations for found in _check(one, line, parts))


def _check(invocation: Invocation, line: Line, parts: Parts) -> tuple[Caution, ...]:
    from tutor import safety
    from tutor.daemon.snapshot import snapshot

    if invocation.problem:
        return ()
    wanted = safety.wants(invocation)
    try:
        before = snapshot(wanted, parts.daemon()) if wanted else Snapshot()
        if wanted and invocation.command.startswith("compose ") and not _MOVES.search(line.text):
            before = before._replace(project=_project(invocation, parts))
    except DockerError:  # the same will happen to the line itself, and be shown then
        before = Snapshot()
    return safety.check(invocation, before)


def _project(invocation: Invocation, parts: Parts) -> str:
    from tutor.plugins.project import project

    found = project(invocation, parts.host.env)
    return found.name if found else ""


def _ask(cautions: Sequence[Caution], parts: Parts) -> bool | None:
    """Show the cautions and ask once, unless Docker asks by itself; None where there was nothing to ask."""
    asked = ASKED[parts.settings.safety]
    shown = [one for one in cautions if one.level in ASKED["moderate"] | {"told"} | asked]
    if shown:
        parts.tell.cautions(shown)
    if not any(one.level in asked and not one.asked_by_docker for one in shown):
        return None
    return parts.agreed("prompt.agree", "prompt.declined", "prompt.cannot-ask")
