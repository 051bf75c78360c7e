"""Files that commands write to: `-o FILE`."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_UNFIT = (
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISLNK, "a symbolic link directly"),
    (stat.S_ISFIFO, "a named pipe (FIFO)"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a character device file"),
    (stat.S_ISBLK, "a block device file"),
)


def check_path(path: str) -> None:
    """Refuse a path whose directory does not exist, or that is a device.

    Raises: DockerError.
    """
    folder = str(Path(path).parent)
    if folder != "." and not Path(folder).exists():
        raise DockerError(f'invalid output path: directory "{folder}" does not exist')
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - Path would take `/.` off the end
    except FileNotFoundError:
        return
    except OSError as error:
        raise DockerError(f"stat {path}: {(error.strerror or '').lower()}") from None
    if stat.S_ISBLK(mode) or stat.S_ISCHR(mode):
        why = "must be a directory or a regular file: got a device"
        raise DockerError(f'invalid output path: "{path}" {why}')


def check_file(path: str, problem: str) -> None:
    """Refuse a path that `-o` cannot make a file of, or put one in the place of.

    Raises: DockerError; `problem` comes first in its text.
    Source: https://github.com/moby/sys/blob/main/atomicwriter/atomicwriter.go
    """
    folder = Path(path).parent
    if not folder.exists():
        raise DockerError(f"{problem}invalid output path: stat {folder}: no such file or directory")
    mode = _mode(Path(path).lstat)
    for is_so, what in _UNFIT:
        if is_so(mode):
            raise DockerError(f"{problem}cannot write to {what}")


def _mode(look: Callable[[], os.stat_result]) -> int:
    """Give the mode of a file, 0 where there is none."""
    try:
        return look().st_mode
    except OSError:
        return 0


@contextmanager
def written(path: str) -> Iterator[IO[bytes]]:
    """Give a file that takes the place of `path` once all has been written."""
    folder = Path(path).parent
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".docker_temp_", delete=False) as file:
        name = Path(file.name)
        try:
            yield file
            name.chmod(0o600)
        except BaseException:
            name.unlink(missing_ok=True)
            raise
    name.replace(path)
