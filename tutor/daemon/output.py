"""Files that commands write to: `-o FILE`."""

from __future__ import annotations

import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator


def check_path(path: str, problem: str = "") -> None:
    """Refuse a path whose directory does not exist, or that is a device.

    Raises: DockerError; `problem` comes first in its text.
    """
    folder = str(Path(path).parent)
    if folder != "." and not Path(folder).exists():
        raise DockerError(f'{problem}invalid output path: directory "{folder}" does not exist')
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return
    if stat.S_ISBLK(mode) or stat.S_ISCHR(mode):
        what = "a character device" if stat.S_ISCHR(mode) else "a device"
        if path != "/dev/null":
            raise DockerError(
                f'{problem}invalid output path: "{path}" must be a directory or a regular file: got {what}'
            )


def check_file(path: str, problem: str) -> None:
    """Refuse a path that `-o` cannot make a file of.

    Raises: DockerError; `problem` comes first in its text.
    """
    folder = Path(path).parent
    if not folder.exists():
        raise DockerError(f"{problem}invalid output path: stat {folder}: no such file or directory")
    if Path(path).is_dir():
        raise DockerError(f"{problem}cannot write to a directory")
    check_path(path, problem)


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
