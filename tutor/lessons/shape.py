"""Checks the tables of a lesson.toml: unknown and missing keys, wrong values, references to nothing."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tutor.bank.facts import LANGS
from tutor.lessons.goals import SUBJECTS, subject_of
from tutor.lessons.goals.keys import mapping, number, pattern, switch, text, texts, words
from tutor.lessons.model import MISSING, PRESENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tutor.lessons.goals.keys import Kind
    from tutor.lessons.places import Path

Table = dict[str, Any]

WAYS: Final = ("worked", "blanks", "free", "read")
PARTS: Final = ("basics", "images", "compose", "swarm")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SOURCE = re.compile(r"(?:(?:container|image|network|volume):[^:]+(?::[^:]+)?|info|version):[\w.-]+")
_CLEANUP = re.compile(
    r"docker (?:swarm leave|compose (?:[\w./ -]+ )?down|stack rm|context (?:use|rm)|logout)(?: [\w./:=-]+)*"
)
_LESSON: Final[Mapping[str, Kind]] = {
    "part": text,
    "minutes": number,
    "folder": switch,
    "nodes": number,
    **dict.fromkeys(("images", "introduces", "concepts", "cleanup", "plugins"), words),
}
_STEP: Final[Mapping[str, Kind]] = {
    "id": text,
    "way": text,
    "solution": words,
    "blanks": words,
    "passing": switch,
}
_LISTS: Final = ("goal", "hint", "wrong")


class Flaw(NamedTuple):
    """One thing that is wrong, with its place."""

    path: Path
    code: str
    text: str


def check(table: Table) -> Iterator[Flaw]:
    """Give everything that is wrong with the tables of a lesson."""
    yield from _keys((), table, _LESSON, {"step"})
    for key in ("part", "minutes"):
        if key not in table:
            yield Flaw((), "C023", f"has no `{key}`")
    if table.get("part", PARTS[0]) not in PARTS:
        yield Flaw(("part",), "C023", f"`part` is none of {', '.join(PARTS)}")
    for at, line in enumerate(table.get("cleanup", [])):
        if not _CLEANUP.fullmatch(str(line)):
            yield Flaw(("cleanup", at), "C024", f"`{line}` is no line that may clean up by itself")
    steps = _tables(table, "step")
    if not steps:
        yield Flaw((), "C023", "has no [[step]]")
    for at, step in enumerate(steps):
        yield from _step(("step", at), step)
    yield from _twice("step", "id", [(("step", at), step) for at, step in enumerate(steps)])
    goals = [
        (("step", at, "goal", n), goal)
        for at, step in enumerate(steps)
        for n, goal in enumerate(_tables(step, "goal"))
    ]
    yield from _twice("goal", "id", goals)


def _tables(table: Table, key: str) -> list[Table]:
    found = table.get(key, [])
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _twice(what: str, key: str, found: Sequence[tuple[Path, Table]]) -> Iterator[Flaw]:
    counts = Counter(str(one.get(key)) for _, one in found)
    for path, one in found:
        if counts[str(one.get(key))] > 1:
            yield Flaw((*path, key), "C023", f"there are several {what}s with the {key} `{one.get(key)}`")


def _keys(path: Path, table: Table, kinds: Mapping[str, Kind], also: set[str]) -> Iterator[Flaw]:
    for key, value in table.items():
        if key not in kinds and key not in also:
            yield Flaw((*path, key), "C023", f"unknown key `{key}`")
        elif key in kinds and (wrong := kinds[key](value)):
            yield Flaw((*path, key), "C023", f"`{key}` {wrong}")


def _step(path: Path, step: Table) -> Iterator[Flaw]:
    yield from _keys(path, step, _STEP, {"other", *_LISTS})
    if not _ID.fullmatch(str(step.get("id", ""))):
        yield Flaw((*path, "id"), "C023", "`id` is written in small letters, digits and hyphens")
    if step.get("way") not in WAYS:
        yield Flaw((*path, "way"), "C023", f"`way` is none of {', '.join(WAYS)}")
    yield from _others((*path, "other"), step.get("other", []))
    goals = _tables(step, "goal")
    if not goals:
        yield Flaw(path, "C023", "the step has no [[step.goal]]")
    for at, goal in enumerate(goals):
        yield from _goal((*path, "goal", at), goal)
    for at, hint in enumerate(_tables(step, "hint")):
        yield from _text((*path, "hint", at), "hint", hint)
    for at, wrong_ in enumerate(_tables(step, "wrong")):
        yield from _wrong((*path, "wrong", at), wrong_, goals)


def _others(path: Path, others: Any) -> Iterator[Flaw]:
    for at, lines in enumerate(others if isinstance(others, list) else [others]):
        if wrong := texts(lines):
            yield Flaw(path, "C023", f"`other` number {at + 1} {wrong}")


def _goal(path: Path, goal: Table) -> Iterator[Flaw]:
    named = subject_of(goal)
    if not _ID.fullmatch(str(goal.get("id", ""))):
        yield Flaw((*path, "id"), "C023", "`id` is written in small letters, digits and hyphens")
    yield from _text((*path, "text"), "text", goal.get("text", {}))
    if named is None:
        yield Flaw(path, "C024", f"a goal has a subject, one of {', '.join(SUBJECTS)}")
        return
    subject = SUBJECTS[named]
    for one in _keys(path, goal, {named: subject.name, **subject.keys}, {"id", "text"}):
        yield one._replace(code="C024")
    if named == "answer" and isinstance(goal["answer"], dict):
        yield from _answer((*path, "answer"), goal["answer"])


def _answer(path: Path, answer: Table) -> Iterator[Flaw]:
    yield from _keys(
        path, answer, {"question": mapping, "choices": mapping, "accept": texts, "from": text}, set()
    )
    yield from _text((*path, "question"), "question", answer.get("question", {}))
    ways = [key for key in ("choices", "accept", "from") if key in answer]
    if len(ways) != 1:
        yield Flaw(path, "C024", "an answer has one of choices, accept, from")
    if "from" in answer and not _SOURCE.fullmatch(str(answer["from"])):
        yield Flaw(
            (*path, "from"), "C024", "`from` is like container:NAME:Config.Image or version:ApiVersion"
        )
    for expression in answer.get("accept", []):
        if wrong := pattern(expression):
            yield Flaw((*path, "accept"), "C024", f"`{expression}` {wrong}")
    choices = answer.get("choices", {})
    if isinstance(choices, dict) and choices:
        yield from _choices((*path, "choices"), choices)


def _choices(path: Path, choices: Table) -> Iterator[Flaw]:
    if not 3 <= len(choices) <= 4:
        yield Flaw(path, "C024", f"{len(choices)} choices: there are three or four")
    if sum(bool(one.get("right")) for one in choices.values()) != 1:
        yield Flaw(path, "C024", "one choice is right")
    for name, choice in choices.items():
        yield from _keys((*path, name), choice, {"right": switch, "why": mapping}, set(LANGS))
        yield from _text((*path, name), f"choice {name}", choice)
        if not choice.get("right"):
            yield from _text((*path, name, "why"), f"why of {name}", choice.get("why", {}))


def _wrong(path: Path, wrong: Table, goals: list[Table]) -> Iterator[Flaw]:
    yield from _keys(path, wrong, {"lines": words, "goal": text, "because": text}, set())
    for key in ("lines", "goal", "because"):
        if key not in wrong:
            yield Flaw(path, "C023", f"[[step.wrong]] has no `{key}`")
    goal = next((one for one in goals if one.get("id") == wrong.get("goal")), None)
    if goal is None:
        yield Flaw((*path, "goal"), "C023", f"the step has no goal `{wrong.get('goal')}`")
    elif wrong.get("because") not in {MISSING, PRESENT, *SUBJECTS[subject_of(goal) or "used"].keys}:
        yield Flaw((*path, "because"), "C023", f"the goal has no key `{wrong.get('because')}`")


def _text(path: Path, what: str, table: Any) -> Iterator[Flaw]:
    for lang in LANGS:
        if not isinstance(table, dict) or not str(table.get(lang, "")).strip():
            yield Flaw(path, "C003", f"{what}: no text in {lang}")
