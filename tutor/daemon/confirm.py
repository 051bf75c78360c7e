"""Ask on the terminal whether to go on, as prune commands do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def confirmed(call: Call, warning: str) -> bool:
    """Print the warning and the question; only `y` or `yes` is a yes."""
    return asked(call, f"{warning}\nAre you sure you want to continue?")


def asked(call: Call, question: str) -> bool:
    """Print the question; only `y` or `yes` is a yes."""
    call.terminal.out.write(f"{question} [y/N] ".encode())
    call.terminal.out.flush()
    return _answer(call.terminal.stdin).strip().lower() in ("y", "yes") and call.still()


def _answer(stdin: int) -> str:
    """Read up to the end of the line, and no byte more: the rest is for whoever reads next."""
    typed = b""
    while stdin >= 0 and not typed.endswith(b"\n"):
        byte = os.read(stdin, 1)
        if not byte:
            break
        typed += byte
    return typed.decode("utf-8", "replace")
