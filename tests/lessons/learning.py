"""A small lesson made in Python, for tests that need no folder."""

from __future__ import annotations

from pathlib import Path

from tutor.lessons.model import Choice, Goal, Lesson, Question, Section, Step

SECTION = Section("Title", "")


def goal(
    name: str, subject: str = "container", passing: bool = False, question: Question | None = None
) -> Goal:
    return Goal(name, subject, name, {"en": name, "ko": name}, {}, question, passing)


def step(name: str, *goals: Goal, passing: bool = False) -> Step:
    return Step(name, "free", goals, {"en": SECTION, "ko": SECTION}, (f"docker {name}",), passing=passing)


def lesson(*steps: Step) -> Lesson:
    return Lesson("01-test", Path(), "basics", 5, steps, {"en": SECTION, "ko": SECTION})


def question(*choices: str, right: str) -> Question:
    made = tuple(Choice(one, {"en": f"the {one}", "ko": f"{one} 답"}, one == right) for one in choices)
    return Question({"en": "?", "ko": "?"}, made)
