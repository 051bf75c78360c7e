"""Brings back a Ctrl-C that came while Python cleared something away, where every exception is dropped."""

from __future__ import annotations

import _thread
import sys
import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_AGAIN: Final = 0.02  # seconds until it has been cleared away


def keep() -> None:
    """Raise a KeyboardInterrupt once more that a finalizer has swallowed, in place of its traceback."""
    before = sys.unraisablehook

    def hook(dropped: UnraisableHookArgs, /) -> None:
        if issubclass(dropped.exc_type, KeyboardInterrupt):
            threading.Timer(_AGAIN, _thread.interrupt_main).start()
        else:
            before(dropped)

    sys.unraisablehook = hook
