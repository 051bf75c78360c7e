"""Checks lessons: C023 shape, C024 goals, C025 prose, C026 lines, C027 options not introduced, C028 gaps.

`tutor.lessons.files` finds the first three in any folder; what needs the rest of the content is found here.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tutor.bank.lint import prose
from tutor.bank.lint.files import Finding
from tutor.bank.lint.lines import Anything, bank_of, problem
from tutor.bank.load import LESSONS
from tutor.lessons import files as folders
from tutor.lessons.goals.used import parts
from tutor.lessons.lines import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tutor.bank.lint.files import Files
    from tutor.bank.load import Bank
    from tutor.lessons.model import Goal, Lesson, Step
    from tutor.model import Invocation

_MOST_HINTS = 3
_FREE = ("used", "answer")  # subjects of goals that need no wrong line


class Read(NamedTuple):
    """A lesson with the name of its file, as findings give it."""

    file: str
    lesson: Lesson


def check(files: Files, root: Path) -> Iterator[Finding]:
    """Check the lessons of the course, in their order: with and without those for practice images."""
    found = [_read(folder, f"{LESSONS}/{folder.name}") for folder in folders.folders(root=root).values()]
    yield from (problem_ for read, problems in found for problem_ in problems)
    bank = bank_of(files)
    for online in (True, False):
        course = [chosen for read, _ in found if (chosen := read.get(not online) or read.get(False))]
        yield from _introduced(course, bank)
    for one in chain.from_iterable(read.values() for read, _ in found):
        yield from _lesson(one, files, bank)


def check_folder(folder: Path, files: Files) -> Iterator[Finding]:
    """Check one lesson from anywhere; what the course introduces it may use."""
    read, problems = _read(folder, folder.name)
    yield from problems
    for one in read.values():
        yield from _lesson(one, files, bank_of(files))


def _read(folder: Path, name: str) -> tuple[dict[bool, Read], list[Finding]]:
    """Read both variants of a lesson."""
    found: dict[bool, Read] = {}
    problems: list[Finding] = []
    for offline in (False, True) if folders.has_offline(folder) else (False,):
        place = f"{name}/{folders.OFFLINE}" if offline else name
        lesson, wrong = folders.read(folder, offline)
        for one in wrong:
            line = f":{one.line}" if one.line else ""
            problems.append(Finding(f"{place}/{one.file}{line}", one.code, one.text))
        if lesson:
            found[offline] = Read(f"{place}/lesson.toml", lesson)
    return found, problems


def _lesson(one: Read, files: Files, bank: Bank) -> Iterator[Finding]:
    known = {name.removeprefix("concepts/").removesuffix(".toml") for name, _ in files.below("concepts")}
    for concept in one.lesson.concepts:
        if concept not in known:
            yield Finding(one.file, "C014", f"there is no concept `{concept}`")
    for name in one.lesson.introduces:
        if not _exists(name, bank):
            yield Finding(one.file, "C014", f"`introduces` has no command or option `{name}`")
    for step in one.lesson.steps:
        yield from _step(one.file, step, bank)
        yield from prose.check(one.file, step)


def _step(file: str, step: Step, bank: Bank) -> Iterator[Finding]:
    for line in chain(step.solution, *step.other):
        if wrong := problem(line, bank, hosted=True):
            yield Finding(file, "C026", f"{step.id}: `{line}`: {wrong}")
    try:
        shown(step)
    except ValueError as error:
        yield Finding(file, "C026", f"{step.id}: the blank `{error}` is no word of the solution, in its turn")
    if (step.way == "blanks") != bool(step.blanks):
        yield Finding(file, "C026", f"{step.id}: `blanks` and the way of that name go together")
    yield from _gaps(file, step)
    for goal in step.goals:
        yield from _goal(file, goal, bank)


def _gaps(file: str, step: Step) -> Iterator[Finding]:
    """Tell what is missing for the lesson to be taught and tried."""
    asked = any(goal.subject == "answer" for goal in step.goals)
    if step.way != "read" and not step.solution:
        yield Finding(file, "C028", f"{step.id}: no solution")
    if step.way != "read" and not step.other:
        yield Finding(file, "C028", f"{step.id}: no other way to type it")
    if step.way == "read" and not (asked or step.solution):
        yield Finding(file, "C028", f"{step.id}: nothing to answer or to use")
    if len(step.hints) > _MOST_HINTS:
        yield Finding(file, "C028", f"{step.id}: {len(step.hints)} hints, at most {_MOST_HINTS}")
    tried = {wrong.goal for wrong in step.wrong}
    for goal in step.goals:
        if goal.subject not in _FREE and goal.id not in tried:
            yield Finding(file, "C028", f"{step.id}: no [[step.wrong]] leaves the goal `{goal.id}` unmet")


def _goal(file: str, goal: Goal, bank: Bank) -> Iterator[Finding]:
    if goal.subject == "used" and not _exists(goal.name, bank):
        yield Finding(file, "C014", f"goal {goal.id}: there is no command or option `{goal.name}`")
    accept = goal.question.accept if goal.question else ()
    if accept and not re.fullmatch(accept[0], accept[0].replace("\\", ""), re.IGNORECASE):
        yield Finding(file, "C024", f"goal {goal.id}: the first of `accept` is the answer, written plainly")


def _exists(name: str, bank: Bank) -> bool:
    command, options = parts(name)
    return command in bank.commands and all(option in bank.command(command).flags for option in options)


def _introduced(course: Sequence[Read], bank: Bank) -> Iterator[Finding]:
    """Tell of commands and options that are used before any lesson introduces them.

    An option counts as introduced with whichever command: it means the same with the next one.
    """
    commands, options = set[str](), set[str]()
    for one in course:
        for name in one.lesson.introduces:
            command, given = parts(name)
            commands.add(command)
            options.update(given)
        for step in one.lesson.steps:
            for line in step.solution:
                for name in sorted(_uses(line, bank) - commands - {f"--{option}" for option in options}):
                    yield Finding(one.file, "C027", f"{step.id}: `{name}` is in no `introduces` up to here")


def _uses(line: str, bank: Bank) -> set[str]:
    """Give the commands and options of a line."""
    from tutor.language import Surroundings, read

    found = read(line, bank, Surroundings(env={}, cwd="/", home="/root", programs=Anything()))
    return {name for one in found.invocations for name in _names(one)}


def _names(one: Invocation) -> Iterator[str]:
    yield one.command
    yield from (f"--{use.name}" for use in (*one.flags, *one.outer))
