"""Makes a Lesson from tables that are known to be right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tutor.bank.facts import LANGS
from tutor.lessons.goals import subject_of
from tutor.lessons.model import Choice, Goal, Hint, Lesson, Question, Step, Text, Wrong

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.lessons.prose import Prose

Table = Mapping[str, Any]
_PLAIN = ("part", "minutes", "folder", "nodes")
_LISTS = ("images", "introduces", "concepts", "cleanup", "plugins")


def lesson(
    table: Table, pages: Mapping[str, Prose], folder: Path, files: Path | None, *, offline: bool
) -> Lesson:
    """Put a lesson together."""
    plain: dict[str, Any] = {key: table[key] for key in _PLAIN if key in table}
    plain |= {key: tuple(table.get(key, ())) for key in _LISTS}
    plain["folder"] = bool(table.get("folder") or files)
    return Lesson(
        id=folder.name,
        root=folder,
        steps=tuple(_step(step, pages) for step in table["step"]),
        start={lang: pages[lang].start for lang in LANGS},  # type: ignore[misc]
        files=files,
        offline=offline,
        **plain,
    )


def _step(table: Table, pages: Mapping[str, Prose]) -> Step:
    passing = bool(table.get("passing"))
    return Step(
        id=table["id"],
        way=table["way"],
        goals=tuple(goal(one, passing) for one in table.get("goal", ())),
        prose={lang: pages[lang].sections[table["id"]] for lang in LANGS},  # type: ignore[misc]
        solution=tuple(table.get("solution", ())),
        other=tuple(map(tuple, table.get("other", ()))),
        blanks=tuple(table.get("blanks", ())),
        hints=tuple(Hint(_text(hint)) for hint in table.get("hint", ())),
        wrong=tuple(
            Wrong(tuple(one["lines"]), one["goal"], one["because"]) for one in table.get("wrong", ())
        ),
        passing=passing,
    )


def goal(table: Table, passing: bool = False) -> Goal:
    """Make a goal."""
    subject = subject_of(table)
    assert subject is not None
    question = _question(table["answer"]) if subject == "answer" else None
    return Goal(
        id=table["id"],
        subject=subject,
        name="" if question else table[subject],
        text=_text(table["text"]),
        keys={key: value for key, value in table.items() if key not in ("id", "text", subject)},
        question=question,
        passing=passing,
    )


def _question(table: Table) -> Question:
    choices = (
        Choice(name, _text(one), bool(one.get("right")), _text(one.get("why", {})))
        for name, one in table.get("choices", {}).items()
    )
    return Question(
        _text(table["question"]), tuple(choices), tuple(table.get("accept", ())), table.get("from", "")
    )


def _text(table: Table) -> Text:
    return {lang: table[lang] for lang in LANGS if lang in table}  # type: ignore[misc]
