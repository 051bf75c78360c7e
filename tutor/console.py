"""The terminal of this process: its streams, each write also given to a recorder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tutor.model import Sink, Stream

_DESCRIPTORS: dict[Stream, int] = {"in": 0, "out": 1, "err": 2}


class Recorder(Protocol):
    """Keeps what the learner sees, with its time."""

    def write(self, stream: Stream, data: bytes) -> object:
        """Keep `data`, which was written to `stream`."""


class DescriptorSink:
    """Write to a file descriptor at once: what follows on the terminal may come from elsewhere."""

    def __init__(self, descriptor: int, stream: Stream, recorder: Recorder | None) -> None:
        self._descriptor, self._stream, self._recorder = descriptor, stream, recorder

    def write(self, data: bytes | memoryview, /) -> object:
        """Write all of `data`, and record what was written: a key that is typed is seen first."""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        finally:
            if self._recorder is not None:
                self._recorder.write(self._stream, bytes(data[: len(data) - len(view)]))
        return None

    def flush(self) -> object:
        """Do nothing: nothing is held back."""
        return None


class Console:
    """Standard streams as a `Terminal`."""

    def __init__(self, recorder: Recorder | None = None, stdin: int = 0) -> None:
        self.stdin = stdin
        self._out = DescriptorSink(1, "out", recorder)
        self._err = DescriptorSink(2, "err", recorder)

    @property
    def out(self) -> Sink:
        """Standard output."""
        return self._out

    @property
    def err(self) -> Sink:
        """Standard error."""
        return self._err

    def is_tty(self, stream: Stream) -> bool:
        """Tell whether a stream is a terminal."""
        descriptor = self.stdin if stream == "in" else _DESCRIPTORS[stream]
        return descriptor >= 0 and os.isatty(descriptor)

    def size(self) -> tuple[int, int]:
        """Give (rows, columns) of standard output; (0, 0) where it is no terminal."""
        try:
            columns, rows = os.get_terminal_size(1)
        except OSError:
            return 0, 0
        return rows, columns
