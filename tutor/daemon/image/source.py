"""The archive that `load` and `import` send: a file, or standard input."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call
    from tutor.daemon.wire import Query

_CHUNK = 1 << 18  # bytes; small enough that the daemon takes one while we read the next


@contextmanager
def opened(call: Call, path: str | None) -> Iterator[int]:
    """Give the descriptor of a file, of standard input for None.

    Raises: DockerError if there is no such file.
    """
    try:
        descriptor = os.dup(call.terminal.stdin) if path is None else os.open(path, os.O_RDONLY)
    except OSError as error:
        raise DockerError(f"open {path}: {(error.strerror or '').lower()}") from None
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def content(call: Call, descriptor: int, name: str, to: str, query: Query) -> Iterator[bytes]:
    """Give what is to be posted to the path `to`.

    Raises: DockerError for a folder, which docker opens, and cannot read once it posts.
    """
    if stat.S_ISDIR(os.fstat(descriptor).st_mode):
        url = call.connection.url(call.connection.target(to, query))
        raise DockerError(f'error during connect: Post "{url}": read {name}: is a directory')
    return iter(lambda: os.read(descriptor, _CHUNK), b"")
