"""The frozen data that the stages of one line's trip hand to each other.

Named tuples as in the bank: making a dataclass takes ten times as long, and every start makes these.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from tutor.objects import ContainerFacts, ImageFacts

Lang = Literal["ko", "en"]
Slots = Mapping[str, str]
LineKind = Literal["empty", "docker", "host", "shell", "tutor", "question"]
NoteKind = Literal["command", "flag", "operand", "order", "caution", "concept", "host"]
Status = Literal["ok", "failed", "refused", "unreachable", "interrupted"]
Stream = Literal["out", "err", "in"]
Level = Literal["all", "moderate", "told"]
Verbosity = Literal["full", "auto", "short", "off"]
Detail = Literal["full", "short", "none"]


NO_PLUGIN: Final = "no-plugin"
"""The `Problem.code` of a line that is right as it is; only the plugin that would do it is not installed."""
NO_PROGRAM: Final = "no-program"
"""The same, where the old program `docker-compose` is not installed."""

OTHER_PLUGIN: Final = "(plugin)"
"""The name of the operand that stands for the line of a plugin the bank does not know; no usage has it."""

UNREAD: Final = "unread"
"""The `Value.form` of a value that its kind cannot read; there are no slots but `value`."""

FILLED: Final = "filled"
"""The `Value.form` of `$(...)` or `$name` where what the shell puts there has to be known to read it."""


class Word(NamedTuple):
    """One shell word. `text` is what the program gets; `start`, `end` are its place in the line as typed.

    `filled`: the text has a `$(...)` or `$name` as typed, and only the shell can tell what comes of it.
    """

    text: str
    start: int
    end: int
    filled: bool = False


class Value(NamedTuple):
    """What a flag or an operand was given, read once.

    `kind` is the value kind (`port`, `bytes`, ...), `raw` the text as the CLI gets it, `form` which of the
    kind's shapes it has (selects the text in the bank; empty for the plain one), `slots` what sentences may
    name, and `data` what request bodies are made from. `parts` are its fields that the bank may have a text
    for (`part/mount.tmpfs-size`), each with its slots.
    """

    kind: str
    raw: str
    form: str = ""
    slots: Slots = MappingProxyType({})
    data: object = None
    parts: tuple[tuple[str, Slots], ...] = ()


class FlagUse(NamedTuple):
    """One use of a flag. `name` is the long name without dashes, `spelling` as typed (`-p`).

    `start`, `end` span the flag with its value, also when they are two words.
    """

    name: str
    spelling: str
    value: Value
    start: int
    end: int


class Operand(NamedTuple):
    """One word that is not a flag. `name` is its place in the usage line (`IMAGE`, `COMMAND`, `ARG`)."""

    name: str
    value: Value
    start: int
    end: int


class Problem(NamedTuple):
    """Why the CLI would refuse the line before it asks the daemon.

    `code` is stable (`unknown-flag`, ...), `text` what the CLI prints on standard error (no final newline),
    `exit_code` its exit code, `start`, `end` the words at fault, `suggestion` the nearest right line or "".
    """

    code: str
    text: str
    exit_code: int
    start: int = 0
    end: int = 0
    suggestion: str = ""


class Invocation(NamedTuple):
    """One docker command, parsed once; everything else reads this.

    `command` is canonical (`container run`), `spelled` the words typed for it (`run`). `path_start`,
    `path_end` span them (with `docker` in front where it was typed). `globals` are flags before the command,
    `outer` those that stand between its words and belong to the first one (`compose -f a.yml up`).
    `plugin` names the plugin of the docker command that runs the line, "" for docker itself.
    `meant` reads on behind a word that ended the reading, for explanations only; of an operand without a
    name there nobody knows what it is.
    """

    line: str
    command: str
    spelled: str = ""
    path_start: int = 0
    path_end: int = 0
    flags: tuple[FlagUse, ...] = ()
    operands: tuple[Operand, ...] = ()
    globals: tuple[FlagUse, ...] = ()
    problem: Problem | None = None
    plugin: str = ""
    outer: tuple[FlagUse, ...] = ()
    meant: Invocation | None = None

    def uses(self, name: str) -> tuple[FlagUse, ...]:
        """Give every use of the flag `name`, in the order typed."""
        return tuple(use for use in self.flags if use.name == name)

    def last(self, name: str) -> FlagUse | None:
        """Give the last use of the flag `name`: the one that counts for flags that do not repeat."""
        found = self.uses(name)
        return found[-1] if found else None

    def given(self, name: str) -> bool:
        """Tell whether the flag `name` was typed (`--rm=false` counts as typed)."""
        return self.last(name) is not None

    def raw(self, name: str, default: str = "") -> str:
        """Give the text of the last use of `name`, or `default`."""
        use = self.last(name)
        return use.value.raw if use else default

    def on(self, name: str, default: bool = False) -> bool:
        """Tell whether the switch `name` is on."""
        use = self.last(name)
        return bool(use.value.data) if use else default

    def named(self, name: str) -> tuple[str, ...]:
        """Give the texts of the operands called `name` in the usage line."""
        return tuple(operand.value.raw for operand in self.operands if operand.name == name)


class Joint(NamedTuple):
    """A part of a shell line that is no docker command: `message/shell.KIND` explains it with `text`."""

    start: int
    end: int
    kind: str
    text: str


class Line(NamedTuple):
    """What was typed or pasted, sorted.

    `kind` says who runs it: `docker` (one invocation, ours), `host` (a program of the host), `shell` (the
    user's shell, in which `docker` means us), `tutor` (`/quiz`), `question` (a sentence), `empty`.
    `invocations` are all docker commands found in it, with places in `text`. `words` are its words where it
    is no shell line. `shadowed` names the host program that Docker's meaning hides (`ps`), or "".
    `typed` is what the keys gave where that was something else (the Korean layout was on). `joints` are what
    a shell line has around its docker commands.
    """

    text: str
    kind: LineKind
    invocations: tuple[Invocation, ...] = ()
    words: tuple[Word, ...] = ()
    shadowed: str = ""
    typed: str = ""
    joints: tuple[Joint, ...] = ()


class Note(NamedTuple):
    """One thing worth saying about a part of the line, without words: `key` and `slots` give the text.

    `start`, `end` are characters of the line (equal when the note is about the whole line).
    """

    start: int
    end: int
    kind: NoteKind
    name: str
    value: str
    key: str
    slots: Slots = MappingProxyType({})


class Caution(NamedTuple):
    """Something that the line would lose or expose. `objects` name each thing with its size where known.

    `level` says at which setting we ask; what is `told` is only shown. `asked_by_docker` is true where the
    command itself asks (prune without `-f`), so that we do not ask twice.
    """

    code: str
    slots: Slots = MappingProxyType({})
    objects: tuple[str, ...] = ()
    level: Level = "moderate"
    asked_by_docker: bool = False

    @property
    def key(self) -> str:
        """Give the bank's key for the sentence."""
        return f"caution/{self.code}"


class Change(NamedTuple):
    """One thing that the daemon says has changed, from its own events.

    `kind` is `container`, `image`, `network` or `volume`; `action` the event's (`create`, `start`, `pull`,
    `connect`, ...); `name` and `id` the object's; `detail` what else is needed to say it (the network joined,
    the exit code, ...).
    """

    kind: str
    action: str
    name: str
    id: str = ""
    detail: Slots = MappingProxyType({})


class Outcome(NamedTuple):
    """How the line ended. `error` is the CLI's error text, "" if none; `seconds` the wall time."""

    status: Status
    exit_code: int
    error: str = ""
    changes: tuple[Change, ...] = ()
    seconds: float = 0.0


class Diagnosis(NamedTuple):
    """What an error or an exit code means: an entry of the bank's error catalogue with its slots filled.

    `tries` are command lines to type next, with the learner's own names in them, mildest first.
    """

    id: str
    slots: Slots = MappingProxyType({})
    tries: tuple[str, ...] = ()


class Known(NamedTuple):
    """What is known about the place where a line runs; empty where nobody looked, or nobody answered.

    `images` by the name typed, `folders` are those of the working folder, `cpus` the daemon's.
    """

    images: Mapping[str, ImageFacts] = MappingProxyType({})
    containers: tuple[ContainerFacts, ...] = ()
    folders: frozenset[str] = frozenset()
    cpus: int = 0


class Sink(Protocol):
    """Where bytes of one stream go."""

    def write(self, data: bytes | memoryview, /) -> object:
        """Write all of `data`."""

    def flush(self) -> object:
        """Hand everything written to the operating system."""


class Terminal(Protocol):
    """The learner's terminal as the daemon stage sees it.

    `stdin` is a file descriptor, or -1 when there is no input.
    """

    stdin: int

    @property
    def out(self) -> Sink:
        """Standard output."""

    @property
    def err(self) -> Sink:
        """Standard error."""

    def is_tty(self, stream: Stream) -> bool:
        """Tell whether a stream is a terminal."""

    def size(self) -> tuple[int, int]:
        """Give (rows, columns); (0, 0) where there is no terminal."""
