"""The frozen data of lessons: what a folder says, and why a goal does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from tutor.model import Lang, Slots

if TYPE_CHECKING:
    from pathlib import Path

Text = Mapping[Lang, str]
Way = Literal["worked", "blanks", "free", "read"]
MISSING: Final = "missing"
"""Why a goal does not hold where the thing is not there."""
PRESENT: Final = "present"
"""Why it does not where the thing should be gone."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose from; `why` says why it is wrong, empty for the right one."""

    id: str
    text: Text
    right: bool = False
    why: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What the learner answers with `/answer`: one of `choices`, or else what `accept` or `source` say.

    `accept` are regular expressions for the whole trimmed answer, case ignored; `source` is where the daemon
    has the right answer (`container:my-cat:Config.Image`, `version:ApiVersion`), "" where it is not asked.
    """

    ask: Text
    choices: tuple[Choice, ...] = ()
    accept: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """One predicate over the daemon and the world: all `keys` must hold of the thing `name`.

    `subject` is what kind of thing it is (`container`, `url`, `used`, ...), `name` what stands behind it in
    the file (`my-cat`), `keys` the further keys as written. `passing`: later steps undo it on purpose.
    """

    id: str
    subject: str
    name: str
    text: Text
    keys: Mapping[str, Any] = field(default_factory=dict)
    question: Question | None = None
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Unmet:
    """Why a goal does not hold: the key at fault, or `missing`, `present`; `slots` say what there is.

    `form` chooses among the texts of one `because` (`none`, `other`, ...).
    """

    because: str
    slots: Slots = field(default_factory=dict)
    form: str = ""

    def message(self, goal: Goal) -> str:
        """Give the key of the message that says it."""
        return f"lesson-why.{goal.subject}-{self.because}" + (f"-{self.form}" if self.form else "")


@dataclass(frozen=True, slots=True)
class Hint:
    """One written hint."""

    text: Text


@dataclass(frozen=True, slots=True)
class Wrong:
    """What people get wrong: after `lines`, `goal` does not hold because of `because`."""

    lines: tuple[str, ...]
    goal: str
    because: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the prose in one language: `heading` without its anchor, `body` in Markdown."""

    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `solution` and each of `other` are lines typed one after another."""

    id: str
    way: Way
    goals: tuple[Goal, ...]
    prose: Mapping[Lang, Section]
    solution: tuple[str, ...] = ()
    other: tuple[tuple[str, ...], ...] = ()
    blanks: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson. `id` is the name of its folder, `root` where its files are read from.

    `start` is the title with the introduction; `offline` tells that it is the variant for practice images;
    `files` is the folder to copy into the working folder, None where there is none.
    """

    id: str
    root: Path
    part: str
    minutes: int
    steps: tuple[Step, ...]
    start: Mapping[Lang, Section]
    images: tuple[str, ...] = ()
    introduces: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    folder: bool = False
    nodes: int = 1
    cleanup: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    offline: bool = False
    files: Path | None = None

    def step(self, name: str) -> Step:
        """Give a step by its id.

        Raises: KeyError if there is none.
        """
        for step in self.steps:
            if step.id == name:
                return step
        raise KeyError(name)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Give the goals of all steps, in order."""
        return tuple(goal for step in self.steps for goal in step.goals)


class Problem(NamedTuple):
    """What is wrong in a lesson's folder, for its author; `line` counts from 1, 0 is unknown."""

    file: str
    line: int
    code: str
    text: str

    def __str__(self) -> str:
        """Give it as compilers do."""
        return (
            f"{self.file}:{self.line}: {self.code}: {self.text}"
            if self.line
            else f"{self.file}: {self.code}: {self.text}"
        )
