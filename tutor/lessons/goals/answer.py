"""Goals that a question makes: the learner answers with `/answer`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tutor.lessons.goals.keys import mapping
from tutor.lessons.goals.subject import Subject, never
from tutor.lessons.model import MISSING, Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal, Question
    from tutor.lessons.world import Facts, World

_ID = re.compile(r"(?:sha256:)?([0-9a-f]{64})")
_SHORTEST = 4  # characters of an ID that count as an answer


def check(goal: Goal, world: World) -> Unmet | None:
    """Tell whether the question was answered, and rightly."""
    given, question = world.answers.get(goal.id, "").strip(), goal.question
    assert question is not None
    if not given:
        return Unmet(MISSING)
    if question.choices:
        return _choice(question, given)
    if question.source:
        return _read(question.source, given, world)
    right = any(re.fullmatch(one, given, re.IGNORECASE) for one in question.accept)
    return None if right else Unmet("answer", {"found": given})


def _choice(question: Question, given: str) -> Unmet | None:
    """Compare with the choices: the answer is the id of one, or its text."""
    for choice in question.choices:
        if given.casefold() in {choice.id.casefold(), *(text.casefold() for text in choice.text.values())}:
            return None if choice.right else Unmet("answer", {"choice": choice.id}, "choice")
    return Unmet("answer", {"found": given})


def _read(source: str, given: str, world: World) -> Unmet | None:
    """Compare with what the daemon says."""
    right = value(source, world)
    if right is None:
        return Unmet("answer", {"source": source}, "source")
    if found := _ID.fullmatch(right):
        typed = given.removeprefix("sha256:").casefold()
        return (
            None
            if len(typed) >= _SHORTEST and found[1].startswith(typed)
            else Unmet("answer", {"found": given})
        )
    same = given.strip("\"'").casefold() == right.casefold()
    return None if same else Unmet("answer", {"found": given})


def value(source: str, world: World) -> str | None:
    """Read `container:my-cat:Config.Image`, `version:ApiVersion` from the daemon; None if it is not there."""
    kind, _, rest = source.partition(":")
    name, _, path = rest.rpartition(":")
    found: Any = _thing(kind, name, world)
    for key in path.split("."):
        if isinstance(found, list):
            found = found[int(key)] if key.isdecimal() and int(key) < len(found) else None
        else:
            found = found.get(key) if isinstance(found, dict) else None
    if found is None or isinstance(found, (dict, list)):
        return None
    text = str(found).lower() if isinstance(found, bool) else str(found)
    return text.removeprefix("/") if path == "Name" else text


def _thing(kind: str, name: str, world: World) -> Facts | None:
    match kind:
        case "container":
            return world.container(name)
        case "image":
            return world.image(name)
        case "network":
            return world.network(name)
        case "volume":
            return world.volume(name)
    return world.info() if kind == "info" else world.version()


SUBJECT = Subject(mapping, {}, check, never)
