"""Finds the folders of lessons and reads one: a Lesson, or what its author has to mend.

A folder may come from anywhere: it is data. Nothing in it is run, and no path in it may lead out of it.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from tutor.bank.facts import LANGS
from tutor.bank.load import LESSONS, content_folder
from tutor.errors import DockerError
from tutor.lessons import prose, shape
from tutor.lessons.build import lesson as build
from tutor.lessons.model import Lesson, Problem
from tutor.lessons.places import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Table = dict[str, Any]
OFFLINE = "offline"


class LessonError(DockerError):
    """A lesson's folder cannot be used; `problems` are what its author has to mend."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Draft(NamedTuple):
    """What stands in the files of a folder, before it is known to be right."""

    table: Table
    pages: Mapping[str, prose.Prose]
    source: str


def folders(more: Iterable[Path] = (), root: Path | None = None) -> dict[str, Path]:
    """Give the folders of lessons by name, those of content/ first; only names are read."""
    own = sorted(((root or content_folder()) / LESSONS).glob("*/lesson.toml"))
    added = [folder for folder in more if (folder / "lesson.toml").is_file()]
    return {folder.name: folder for folder in [*(path.parent for path in own), *added]}


def load(folder: Path, offline: bool = False) -> Lesson:
    """Read a lesson; with `offline` its variant for practice images, where it has one.

    Raises: LessonError if there is anything to mend.
    """
    found, problems = read(folder, offline and has_offline(folder))
    if problems or found is None:
        raise LessonError(problems)
    return found


def has_offline(folder: Path) -> bool:
    """Tell whether a lesson has a variant for where practice images stand in for Docker Hub."""
    return (folder / OFFLINE / "lesson.toml").is_file()


def read(folder: Path, offline: bool = False) -> tuple[Lesson | None, tuple[Problem, ...]]:
    """Give the lesson of a folder, and what is wrong with it; no lesson where something is."""
    base = folder / OFFLINE if offline else folder
    draft, problems = _draft(base)
    if draft is None:
        return None, problems
    found = [
        Problem("lesson.toml", line_of(draft.source, one.path), one.code, one.text)
        for one in shape.check(draft.table)
    ]
    found += [*_pages(draft), *_links(base)]
    return (None if found else _build(draft, folder, base)), tuple(found)


def _build(draft: Draft, folder: Path, base: Path) -> Lesson:
    files = next((place / "files" for place in (base, folder) if (place / "files").is_dir()), None)
    return build(draft.table, draft.pages, folder, files, offline=base != folder)


def _draft(base: Path) -> tuple[Draft | None, tuple[Problem, ...]]:
    """Read the three files."""
    found: list[Problem] = []
    texts = {name: _text(base / name, found) for name in ("lesson.toml", *(f"{lang}.md" for lang in LANGS))}
    try:
        table = tomllib.loads(texts["lesson.toml"])
    except tomllib.TOMLDecodeError as error:
        found.append(Problem("lesson.toml", 0, "C001", f"cannot be read: {error}"))
    if found:
        return None, tuple(found)
    pages = {lang: prose.read(texts[f"{lang}.md"]) for lang in LANGS}
    return Draft(table, pages, texts["lesson.toml"]), ()


def _text(path: Path, found: list[Problem]) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        found.append(Problem(path.name, 0, "C001", f"cannot be read: {why}"))
        return ""


def _links(base: Path) -> Iterator[Problem]:
    """Refuse links in what is copied into the working folder: they may lead anywhere."""
    for path in sorted((base / "files").rglob("*")):
        if path.is_symlink():
            yield Problem(path.relative_to(base).as_posix(), 0, "C024", "is a link")


def _pages(draft: Draft) -> Iterator[Problem]:
    """Check that the prose of both languages has a title, and a section for each step in order."""
    steps = [str(step.get("id", "")) for step in draft.table.get("step", []) if isinstance(step, dict)]
    for lang, page in draft.pages.items():
        file = f"{lang}.md"
        if not page.start.heading:
            yield Problem(file, 1, "C025", "has no title: a first line `# Title`")
        for line in page.loose:
            yield Problem(file, line, "C025", "a heading is `## Heading {#step-id}`, one for each step")
        if list(page.sections) != steps:
            wanted, there = ", ".join(steps), ", ".join(page.sections)
            yield Problem(file, 0, "C025", f"has the sections {there or '(none)'}; the steps are {wanted}")
