"""The parts of a parsed template; each can write itself, since error messages contain it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tutor.language.values.go import quote


@dataclass(slots=True)
class Node:
    """A part that begins at character `position`."""

    position: int


@dataclass(slots=True)
class Text(Node):
    """What is printed as it is."""

    text: str


@dataclass(slots=True)
class Constant(Node):
    """A literal: a string, number, character or bool; `text` is as written."""

    value: str | int | float | complex | bool
    text: str
    char: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(slots=True)
class Nil(Node):
    """The word `nil`."""

    def __str__(self) -> str:
        return "nil"


@dataclass(slots=True)
class Dot(Node):
    """The current value."""

    def __str__(self) -> str:
        return "."


@dataclass(slots=True)
class FieldPath(Node):
    """`.A.B`."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return "".join(f".{name}" for name in self.names)


@dataclass(slots=True)
class Variable(Node):
    """`$x.A.B`; `names` are the fields."""

    name: str
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name + "".join(f".{name}" for name in self.names)


@dataclass(slots=True)
class Word(Node):
    """The name of a function."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(slots=True)
class Chain(Node):
    """`(PIPELINE).A.B`."""

    node: Node
    names: tuple[str, ...]

    def __str__(self) -> str:
        head = f"({self.node})" if isinstance(self.node, Pipe) else str(self.node)
        return head + "".join(f".{name}" for name in self.names)


@dataclass(slots=True)
class Command(Node):
    """One step of a pipeline: a function or a value, with arguments."""

    args: list[Node] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join(f"({one})" if isinstance(one, Pipe) else str(one) for one in self.args)


@dataclass(slots=True)
class Pipe(Node):
    """Steps, the result of each the last argument of the next; perhaps set to variables."""

    commands: list[Command] = field(default_factory=list)
    declared: list[Variable] = field(default_factory=list)
    assigns: bool = False

    def __str__(self) -> str:
        names = ", ".join(str(one) for one in self.declared)
        mark = " = " if self.assigns else " := "
        return (names + mark if names else "") + " | ".join(str(one) for one in self.commands)


@dataclass(slots=True)
class Action(Node):
    """A pipeline whose value is printed."""

    pipe: Pipe


@dataclass(slots=True)
class Branch(Node):
    """`if`, `with` or `range` (in `word`)."""

    word: str
    pipe: Pipe
    body: list[Node]
    otherwise: list[Node] | None


@dataclass(slots=True)
class Jump(Node):
    """`break` or `continue`."""

    word: str


@dataclass(slots=True)
class Call(Node):
    """`{{template "name" PIPELINE}}`."""

    name: str
    pipe: Pipe | None

    def __str__(self) -> str:
        pipe = f" {self.pipe}" if self.pipe else ""
        return f"{{{{template {quote(self.name)}{pipe}}}}}"
