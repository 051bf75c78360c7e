"""The lessons there are, and how far the learner is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.lessons import files, standings

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.journal.lessons import Run
    from tutor.lessons.model import Lesson
    from tutor.lessons.standings import Standing
    from tutor.parts import Parts

ADDED: Final = "course"
"""The folder in the state folder with the lessons that were added."""


class Course:
    """The lessons there are, and how far the learner is."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.folders = files.folders(added(parts.home))
        self._runs = parts.journal().lessons.runs()

    @property
    def standings(self) -> list[Standing]:
        """Give how far the learner is, lesson by lesson."""
        return standings.standings(list(self.folders), self._runs)

    def open_run(self, name: str) -> Run | None:
        """Give the run of a lesson that can be gone on with."""
        found = (run for run in reversed(self._runs) if run.lesson == name and not run.exam)
        return next((run for run in found if run.state == "open"), None)

    def others(self, run: int, place: str) -> list[Run]:
        """Give the runs on the same daemon that are over, but for one."""
        return [one for one in self._runs if one.id != run and one.place == place and one.state != "open"]

    def load(self, name: str, offline: bool = False) -> Lesson | None:
        """Read a lesson; say what its author has to mend and give None where that is not possible."""
        try:
            return files.load(self.folders[name], offline)
        except files.LessonError as error:
            self._parts.tell.say("lessons.damaged", name=name)
            self._parts.tell.lines([str(problem) for problem in error.problems])
            return None

    def find(self, word: str) -> str:
        """Give the lesson that a word means; say so and give "" where it means none or several."""
        found = standings.find(list(self.folders), word)
        if len(found) == 1:
            return found[0]
        if found:
            self._parts.tell.say("lessons.several", word=word, names=", ".join(found))
        else:
            self._parts.tell.say("lessons.unknown", word=word)
        return ""


def added(home: Path) -> list[Path]:
    """Give the folders of the lessons that were added."""
    return sorted((home / ADDED).glob("*"))
