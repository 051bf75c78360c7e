"""Opens files to send them, without loosening the locks of those that this process has open itself.

Closing any descriptor of a file drops all locks of the process on it: after `docker build` in the folder
where the journal lies, another process could write into the journal in the middle of our own writing.
Source: https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

Inode = tuple[int, int]
_OPEN: Final = Path("/dev/fd")


def own() -> Set[Inode]:
    """Give the device and inode of each file that this process has open."""
    found = set()
    for name in os.listdir(_OPEN):  # noqa: PTH208 - names are all that is wanted
        with contextlib.suppress(OSError):
            status = os.fstat(int(name))
            found.add((status.st_dev, status.st_ino))
    return found


@contextlib.contextmanager
def opened(path: str, inode: Inode, ours: Set[Inode]) -> Iterator[IO[bytes]]:
    """Open a file to read it; one of `ours` through another process.

    Raises: OSError if it cannot be opened.
    """
    if inode not in ours:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - Path would tidy the path up
            yield file
        return
    with subprocess.Popen(["cat", "--", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reader:
        yield cast("IO[bytes]", reader.stdout)
