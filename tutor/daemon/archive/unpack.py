"""Unpack a tar stream into a local directory; nothing is written outside of it."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.daemon.archive.place import renamed
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from tutor.daemon.raw import Raw

_BUFFER = 1 << 20


class Reader:
    """A stream of the daemon as a file; tells how much has been read."""

    def __init__(self, answer: Raw, told: Callable[[int], None]) -> None:
        self._answer, self._told = answer, told

    def read(self, size: int) -> bytes:
        """Give `size` bytes, fewer only at the end."""
        buffer = bytearray(size)
        view, filled = memoryview(buffer), 0
        while filled < size and (count := self._answer.read_into(view[filled:])):
            filled += count
        self._told(filled)
        return bytes(view[:filled])


def unpack(stream: Reader, folder: str, change: tuple[str, str] | None) -> None:
    """Write the entries under `folder` as this user's own files.

    Raises: DockerError if a directory and a file would take each other's place.
    """
    file: IO[bytes] = stream  # type: ignore[assignment]
    with tarfile.open(fileobj=file, mode="r|", bufsize=_BUFFER, copybufsize=_BUFFER) as archive:  # type: ignore[call-overload]
        for entry in archive:
            entry.name = renamed(entry.name, change)
            if entry.islnk():
                entry.linkname = renamed(entry.linkname, change)
            _make_room(Path(folder, entry.name), entry.isdir())
            try:
                archive.extract(entry, folder, filter=_own)
            except tarfile.FilterError as error:
                raise DockerError(f"invalid tar entry: {error}") from None
            except OSError as error:
                raise DockerError(f"{error.filename}: {(error.strerror or '').lower()}") from None
    while stream.read(_BUFFER):
        pass


def _own(entry: tarfile.TarInfo, folder: str) -> tarfile.TarInfo:
    """Keep an entry within the folder and give it to this user; its permissions stay."""
    checked = tarfile.tar_filter(entry, folder)
    return checked.replace(mode=entry.mode, uid=None, gid=None, uname=None, gname=None, deep=False)  # type: ignore[arg-type]


def _make_room(path: Path, is_dir: bool) -> None:
    if not os.path.lexists(path):
        return
    existing = path.is_dir() and not path.is_symlink()
    if existing and not is_dir:
        raise DockerError(f'cannot overwrite directory "{path}" with non-directory "{path.parent}"')
    if not existing and is_dir:
        raise DockerError(f'cannot overwrite non-directory "{path}" with directory "{path.parent}"')
    if not existing:
        path.unlink()
