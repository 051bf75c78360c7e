"""What a rule about a whole line is, and what rules ask of a line."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from tutor.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tutor.bank.load import Bank
    from tutor.model import FlagUse, Invocation, Known, Operand, Slots
    from tutor.objects import ImageFacts

RUN: Final = frozenset({"container run"})
NEW: Final = frozenset({"container run", "container create"})
EXEC: Final = frozenset({"container exec"})
_SHELLS: Final = frozenset({"sh", "bash", "ash", "zsh", "dash"})


class Scene(NamedTuple):
    """What a rule looks at: the line, and what is known about the place where it will run."""

    line: Invocation
    known: Known
    bank: Bank

    @property
    def image(self) -> ImageFacts | None:
        """What is known about the image: from the daemon if it is there, else from the bank."""
        first = self.line.operands[0].value if self.line.operands else None
        if first is None or first.kind != "image":
            return None
        return self.known.images.get(first.raw) or self.bank.image(
            first.slots.get("repository", ""), first.slots.get("tag", "")
        )

    @property
    def words(self) -> tuple[Operand, ...]:
        """The words after the image or the container: the command and its arguments."""
        return tuple(one for one in self.line.operands if one.name in ("COMMAND", "ARG"))

    @property
    def program(self) -> str:
        """The program that the line starts, without its folder; "" where that is not known."""
        entrypoint = self.line.raw("entrypoint")
        typed = (entrypoint, *(one.value.raw for one in self.words))
        given = next(filter(None, typed), "")
        if not given and self.image and not self.image.entrypoint:
            given = next(iter(self.image.command), "")
        return posixpath.basename(given)

    @property
    def starts_shell(self) -> bool:
        """Tell whether the line starts a shell that would wait for commands."""
        shell = self.program in _SHELLS
        return shell and len(self.words) <= 1 and not self.reads_input

    @property
    def reads_input(self) -> bool:
        """Tell whether the shell hands input to the line."""
        return "|" in self.line.line or "<" in self.line.line

    @property
    def passes_on(self) -> bool:
        """Tell whether the image starts what is typed after it; some give it to a program of their own."""
        entrypoint = self.image.entrypoint if self.image else ()
        return not entrypoint or "entrypoint" in entrypoint[0]

    @property
    def lacks_entrypoint(self) -> bool:
        """Tell whether the image surely has no entrypoint: the bank does not name every one."""
        facts = self.image
        seen = facts is not None and facts in self.known.images.values()
        shell = facts is not None and posixpath.basename(next(iter(facts.command), "")) in _SHELLS
        return facts is not None and not facts.entrypoint and (seen or shell)

    @property
    def name(self) -> str:
        """The new container's name, or a place to put it."""
        return self.line.raw("name", "NAME")

    def whole(self) -> Hit:
        """Give a hit on the command itself."""
        return Hit(self.line.path_start, self.line.path_end, {})

    def masked(self, line: str) -> str:
        """Hide in a line what is secret in this one."""
        values = [part.value for part in self.line.flags] + [part.value for part in self.line.operands]
        for value in values:
            if value.form == "secret" and value.raw:
                line = line.replace(value.raw, value.slots.get("value", MASK))
        return line


class Hit(NamedTuple):
    """A place of the line that a rule is about, and what its sentence names."""

    start: int
    end: int
    slots: Slots


Hits: TypeAlias = "Iterator[Hit]"


class Rule(NamedTuple):
    """One thing to know about a line as a whole. `commands` empty: about all.

    `needs` names what should be looked up for it where that is quick: `image`, `images`, `folders`, `cpus`;
    `applies` tells on the line alone whether to. `refused`: also said of lines that the CLI refuses.
    `stops`: docker or the daemon refuses the line, so the option at this place has no effect to speak of;
    `idle`: the line is run, and the option is left out of account.
    """

    code: str
    commands: frozenset[str]
    find: Callable[[Scene], Hits]
    needs: str = ""
    applies: Callable[[Invocation], bool] = lambda _: True
    refused: bool = False
    stops: bool = False
    idle: bool = False


def at(part: FlagUse | Operand, **slots: str) -> Hit:
    """Give a hit on one option or word."""
    return Hit(part.start, part.end, slots)


def given(*names: str) -> Callable[[Invocation], bool]:
    """Tell of lines whether they have one of these options."""
    return lambda line: any(line.given(name) for name in names)


def numbers(text: str) -> range:
    """Give the ports of `80` or `8000-8005`, none of what is no number."""
    low, _, high = text.partition("-")
    return range(int(low), int(high or low) + 1) if low.isdigit() and (high or low).isdigit() else range(0)
