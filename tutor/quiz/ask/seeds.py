"""Questions that are written out in content/quiz, and the order of events of a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from tutor.explain.order import steps
from tutor.quiz.ask.choose import is_fair, shuffled
from tutor.quiz.model import Question, Words
from tutor.quiz.reading import filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.bank import Bank
    from tutor.lessons.model import Goal
    from tutor.model import Invocation
    from tutor.quiz.ask.desk import Desk
    from tutor.quiz.model import Card
    from tutor.quiz.stock import Seed

_FEWEST: Final = 3
"""Steps that have an order worth asking for."""


def seed(card: Card, found: Seed, desk: Desk) -> Question | None:
    """Ask a question of content/quiz, with the learner's own names; None where they are too long for it."""
    ask, why = (Words(f"{found.key}/{part}", desk.names) for part in ("ask", "why"))
    shown = tuple(Words(code=filled(text, desk.names)) for text in found.shown)
    line, hints = filled(found.line, desk.names), _hints(found, desk.bank)
    if found.steps:
        right = [Words(code=filled(step, desk.names)) for step in found.steps]
        return ordered(card, ask, right, Words(code=filled(found.extra, desk.names)), why, desk)
    if not found.choices:
        told = why if desk.bank.has(why.key) else Words(code=line)
        command = Words("message/quiz.hint.command", {"command": " ".join(line.split()[:2])})
        asked = Question(card, ask, shown, expected=line, why=told, hints=(*hints, command), line=line)
        before = tuple(filled(text, desk.names) for text in found.before)
        return replace(asked, before=before, goals=tuple(_goal(goal, desk.names) for goal in found.goals))
    first, *rest = (
        Words(code=filled(code, desk.names)) if code else Words(f"{found.key}/{number}", desk.names)
        for number, code in enumerate(found.choices, 1)
    )
    if not is_fair(first, rest, desk.bank):
        return None
    chosen = shuffled(first, rest, desk.rng)
    return Question(card, ask, shown, chosen.choices, chosen.right, why=why, hints=hints, line=line)


def _goal(table: Mapping[str, Any], names: Mapping[str, str]) -> Goal:
    """Make a goal as lessons have them, with the names of this question."""
    from tutor.lessons.goals import subject_of  # few questions need these modules
    from tutor.lessons.model import Goal

    subject, keys = subject_of(table), {key: _named(value, names) for key, value in table.items()}
    assert subject is not None
    return Goal("", subject, keys.pop(subject), {}, keys)


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_named(one, names) for one in value]
    return filled(value, names) if isinstance(value, str) else value


def _hints(found: Seed, bank: Bank) -> tuple[Words, ...]:
    """Give what the thing asked about is in general."""
    keys = (f"concept/{topic}" for topic in found.topics)
    return tuple(Words(key) for key in keys if bank.has(key))[:1]


def ordered(card: Card, ask: Words, right: Sequence[Words], extra: Words, why: Words, desk: Desk) -> Question:
    """Ask for the order of steps, one of which does not belong."""
    choices = [*right, extra]
    desk.rng.shuffle(choices)
    sequence = tuple(choices.index(step) for step in right)
    return Question(card, ask, choices=tuple(choices), sequence=sequence, why=why)


def events(card: Card, line: Invocation, desk: Desk) -> Question | None:
    """Ask for the order of events of a line; the step that does not belong is one of another such line."""
    command, names = desk.bank.command(line.command), {"command": line.line}
    taken = steps(line, command, {})
    keys = [note.key for note in taken]
    spare = [step for step in command.order if step.key not in keys and not step.when.startswith("pull")]
    if len(taken) < _FEWEST or not spare:
        return None
    ask, why = Words("message/quiz.ask.events", names), Words(f"command/{line.command}/more")
    extra = Words(desk.rng.choice(spare).key)
    return ordered(card, ask, [Words(key) for key in keys], extra, why, desk)
