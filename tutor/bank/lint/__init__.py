"""Checks content/ against the rules of its own house: `docker-tutor content check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.bank.lint import (
    asking,
    depth,
    lessons,
    lines,
    patterns,
    pictures,
    quizzes,
    shape,
    texts,
    values,
    wording,
)
from tutor.bank.lint.files import Finding, read_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Finding", "check"]


def check(root: Path) -> list[Finding]:
    """Give everything that is wrong in the content folder `root`, in the order of its files."""
    files, found = read_files(root)
    for rules in (shape, depth, texts, values, wording, patterns, pictures, asking, quizzes):
        found.extend(rules.check(files))
    if not {"C001", "C014"} & {finding.code for finding in found}:  # lines are read with these very facts
        found.extend(lines.check(files))
        found.extend(lessons.check(files, root))
    return sorted(set(found))
