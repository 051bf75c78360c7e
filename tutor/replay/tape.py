"""A past sitting as it is played: one step for each line, with what was printed and when, fit to be shown.

All text in a tape is inert: it comes from containers, and goes to terminals and pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from tutor.replay.inert import Inert, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.journal import Journal, Sitting, Turn
    from tutor.model import Stream

SIGN: Final = "tutor> "
MORE: Final = "     . "
USUAL: Final = (80, 24)
_SMALLEST: Final = (20, 5)
_LARGEST: Final = (500, 200)
# What a line may leave switched on is switched off before the next one, as a prompt does.
CALM: Final = "\x1b7\x1b[r\x1b[?6l\x1b8\x1b[?1049l\x1b[?7h\x1b[?25h\x1b[4l\x1b(B\x0f\x1b[0m"
_OWN_TERMINAL: Final = frozenset({"container attach", "container start"})
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Frame:
    """Something that happened `at` seconds after the line began: text, or a new size (columns, rows)."""

    at: float
    text: str = ""
    size: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One line. `pause` is the seconds since the line before ended, `size` the terminal's (columns, rows)."""

    number: int
    turn: Turn
    frames: tuple[Frame, ...]
    pause: float
    size: tuple[int, int]

    @property
    def failed(self) -> bool:
        """Tell whether the line went wrong."""
        return self.turn.status not in ("begun", "ok", "refused")

    @property
    def echo(self) -> str:
        """Give the line behind its prompt, as the terminal showed it."""
        lines = self.turn.line.split("\n")
        return CALM + "".join(f"{MORE if at else SIGN}{line}\r\n" for at, line in enumerate(lines))

    @property
    def printed(self) -> str:
        """Give all text of the frames."""
        return "".join(frame.text for frame in self.frames)


@dataclass(frozen=True, slots=True)
class Tape:
    """A sitting with its steps."""

    sitting: Sitting
    steps: tuple[Step, ...]


def tape(journal: Journal, sitting: Sitting) -> Tape:
    """Give a sitting of the journal as a tape."""
    turns = [one for one in journal.turns(sitting.id) if one.parent is None]
    ends = [None, *(one.ended or one.started for one in turns)]
    steps = [
        step(journal, turn, number, max(0.0, (turn.started - ended).total_seconds()) if ended else 0.0)
        for number, (turn, ended) in enumerate(zip(turns, ends, strict=False), 1)
    ]
    return Tape(cleaned(sitting), tuple(steps))


def step(journal: Journal, turn: Turn, number: int = 1, pause: float = 0.0) -> Step:
    """Give one turn of the journal as a step."""
    frames = tuple(_frames(turn, list(journal.output(turn.id)), journal.resizes(turn.id)))
    size = fit(turn.columns or USUAL[0], turn.rows or USUAL[1])
    return Step(number, cleaned(turn), frames, pause, size)


def cleaned(value: T) -> T:
    """Give a turn, a sitting or another value made of texts, without control characters."""
    return _cleaned(value)  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return getattr(value, "_make", type(value))(_cleaned(one) for one in value)
    fields = getattr(value, "__dataclass_fields__", None)
    return replace(value, **{name: _cleaned(getattr(value, name)) for name in fields}) if fields else value


def fit(columns: int, rows: int) -> tuple[int, int]:
    """Give a size that can be drawn."""
    limits = zip(_SMALLEST, (columns, rows), _LARGEST, strict=True)
    wide, high = (max(least, min(wanted, most)) for least, wanted, most in limits)
    return wide, high


def _frames(
    turn: Turn, output: Sequence[tuple[float, Stream, bytes]], resizes: Sequence[tuple[float, int, int]]
) -> Iterator[Frame]:
    texts = list(_texts(turn, output))
    if texts and not texts[-1].text.endswith("\n"):  # the next prompt begins on a line of its own
        texts.append(Frame(texts[-1].at, "\r\n"))
    sizes = [Frame(at, size=fit(columns, rows)) for at, rows, columns in resizes]
    yield from sorted([*sizes, *texts], key=lambda frame: frame.at)


def _texts(turn: Turn, output: Sequence[tuple[float, Stream, bytes]]) -> Iterator[Frame]:
    """Give the text of the output; two streams may each be in the middle of a character."""
    readers: dict[Stream, Inert] = {}
    raw = {stream: _is_raw(turn, stream, output) for stream in ("out", "err")}
    latest = 0.0
    for at, stream, data in output:
        text = readers.setdefault(stream, Inert()).feed(data)
        latest = max(latest, at)
        if text:
            yield Frame(latest, text if raw[stream] else text.replace("\r\n", "\n").replace("\n", "\r\n"))


def _is_raw(turn: Turn, stream: Stream, output: Sequence[tuple[float, Stream, bytes]]) -> bool:
    """Tell whether a terminal in a container, or one of ours, has put the carriage returns already."""
    own = (
        turn.kind != "docker"
        or turn.command in _OWN_TERMINAL
        or turn.command.startswith(("compose", "buildx"))
    )
    own = own or any(flag["name"] == "tty" for one in turn.invocations for flag in one["flags"])
    return own and any(b"\r\n" in data for _, which, data in output if which == stream)
