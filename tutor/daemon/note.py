"""Hints that the docker command gives beside a command's own output."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.model import Stream, Terminal

_MARK = "\x1b[1m\x1b[106m\x1b[30mi\x1b[0m\x1b[0m \x1b[96mInfo → \x1b[0m\x1b[0m"
_MARGIN = " " * 9


def note(terminal: Terminal, stream: Stream, *lines: str) -> None:
    """Write a hint, with colours on a terminal."""
    tty = terminal.is_tty(stream)
    styled = [f"\x1b[3m{line}\x1b[0m" if tty else line for line in lines]
    text = "\n" + (_MARK if tty else " Info -> ") + f"\n{_MARGIN}".join(styled) + "\n"
    (terminal.out if stream == "out" else terminal.err).write(text.encode())
