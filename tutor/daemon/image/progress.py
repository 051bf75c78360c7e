"""Show what the daemon says while it pulls, pushes or loads: one line for each layer, redrawn in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.image.bar import bar
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tutor.model import Terminal

_CLEAR = "\x1b[2K\r"
_UNAUTHORISED = 401


def show(
    messages: Iterable[Any],
    terminal: Terminal,
    *,
    to_err: bool = False,
    aux: Callable[[Any], None] | None = None,
) -> None:
    """Write the messages as they come: with cursor moves on a terminal, as plain lines otherwise.

    `aux` is given what the daemon says beside them (digests).

    Raises: DockerError with what the daemon says went wrong.
    """
    sink = terminal.err if to_err else terminal.out
    tty = terminal.is_tty("err" if to_err else "out")
    lines: dict[str, int] = {}
    for message in messages:
        if message.get("aux") is not None:
            if aux is not None:
                aux(message["aux"])
            continue
        up, down = _moves(message, lines) if tty else ("", "")
        width = terminal.size()[1] if tty else 0
        sink.write(f"{up}{_line(message, tty, width)}{down}".encode("utf-8", "replace"))


def _moves(message: Any, lines: dict[str, int]) -> tuple[str, str]:
    """Give what moves the cursor to the line of this layer, and back; `lines` remembers their order."""
    part = message.get("id", "")
    if not part or not (_has_progress(message) or message.get("progress")):
        # Anything else moves the text on, so earlier lines can no longer be reached.
        lines.clear()
        return "", ""
    start = "" if part in lines else "\n"
    lines.setdefault(part, len(lines))
    distance = len(lines) - lines[part]
    return f"{start}\x1b[{distance}A", f"\x1b[{distance}B"


def _has_progress(message: Any) -> bool:
    return message.get("progressDetail") is not None


def _line(message: Any, tty: bool, width: int) -> str:
    """Write one message.

    Raises: DockerError if it is an error.
    """
    error = message.get("errorDetail")
    if error:
        denied = error.get("code") == _UNAUTHORISED
        raise DockerError("authentication is required" if denied else error.get("message", ""))
    drawn = bar(message.get("progressDetail") or {}, width)
    redrawn = tty and not message.get("stream") and _has_progress(message)
    if not redrawn and drawn:
        return ""
    start, end = (_CLEAR, "\r") if redrawn else ("", "")
    head = start + (f"{message['id']}: " if message.get("id") else "")
    head += f"(from {message['from']}) " if message.get("from") else ""
    status = message.get("status", "")
    if _has_progress(message) and tty:
        return f"{head}{status} {drawn}{end}"
    if message.get("progress"):
        return f"{head}{status} {message['progress']}{end}"
    return f"{head}{message['stream']}{end}" if message.get("stream") else f"{head}{status}{end}\n"
