"""Brings back a Ctrl-C that came while Python cleared something away, where every exception is dropped."""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_AGAIN: Final = 0.02  # seconds until it has been cleared away


def keep() -> None:
    """Raise a KeyboardInterrupt once more that a finalizer has swallowed, in place of its traceback.

    A signal and not `interrupt_main`: the main thread may wait for the daemon by then, and only a signal of
    its own wakes it.
    """
    before = sys.unraisablehook
    main = threading.main_thread().ident or 0

    def hook(dropped: UnraisableHookArgs, /) -> None:
        if issubclass(dropped.exc_type, KeyboardInterrupt):
            threading.Timer(_AGAIN, signal.pthread_kill, (main, signal.SIGINT)).start()
        else:
            before(dropped)

    sys.unraisablehook = hook
