"""Unpack a tar stream into a local directory; nothing is written outside of it."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from tutor.daemon.archive.header import SIZE, plain
from tutor.daemon.archive.place import renamed
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.archive.reader import Reader

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def unpack(stream: Reader, folder: str, change: tuple[str, str] | None) -> None:
    """Write the entries under `folder` as this user's own files.

    Raises: DockerError if a directory and a file would take each other's place.
    """
    with tarfile.TarFile(fileobj=cast("IO[bytes]", stream), mode="r") as archive:
        unpacker = _Unpacker(archive, stream, folder)
        entry = archive.next()
        while entry:
            entry.name = renamed(entry.name, change)
            if entry.islnk():
                entry.linkname = renamed(entry.linkname, change)
            try:
                unpacker.take(entry)
            except tarfile.FilterError as error:
                raise DockerError(f"invalid tar entry: {error}") from None
            except OSError as error:
                raise DockerError(f"{error.filename}: {(error.strerror or '').lower()}") from None
            entry = _next(archive, stream)
    stream.drain()


def _next(archive: tarfile.TarFile, stream: Reader) -> tarfile.TarInfo | None:
    """Read the next head; `tarfile` is slow, and only asked for what is no plain file."""
    archive.members.clear()  # type: ignore[attr-defined]  # nobody asks for them again: there may be millions
    stream.seek(archive.offset)
    entry = None if archive.pax_headers else plain(stream.peek(SIZE))
    if entry is None:
        return archive.next()
    entry.offset, entry.offset_data = archive.offset, archive.offset + SIZE
    stream.seek(entry.offset_data)
    archive.offset = entry.offset_data + entry.size + -entry.size % SIZE
    return entry


class _Unpacker:
    """Writes plain files itself; `tarfile`, which looks up the whole path of each, writes the rest."""

    def __init__(self, archive: tarfile.TarFile, stream: Reader, folder: str) -> None:
        self._archive, self._stream, self._folder = archive, stream, folder
        self._root = os.path.realpath(folder)
        self._inside: set[str] = set()  # directories that are known to be within the folder

    def take(self, entry: tarfile.TarInfo) -> None:
        """Write one entry."""
        place, _, name = entry.name.rpartition("/")
        if entry.type in (tarfile.REGTYPE, tarfile.AREGTYPE) and name and self._holds(place):
            self._write(entry)
            return
        if not entry.isdir():
            self._inside.clear()  # a link may lead out
        _make_room(Path(self._folder, entry.name), entry.isdir())
        self._archive.extract(entry, self._folder, filter=_own)

    def _holds(self, place: str) -> bool:
        """Tell whether a directory of the archive is there, and within the folder."""
        if place in self._inside:
            return True
        if place.startswith("/"):
            return False
        real = os.path.realpath(f"{self._folder}/{place}")
        if os.path.commonpath([real, self._root]) != self._root or not Path(real).is_dir():
            return False
        self._inside.add(place)
        return True

    def _write(self, entry: tarfile.TarInfo) -> None:
        path = f"{self._folder}/{entry.name}"
        try:
            descriptor = os.open(path, _NEW, 0o600)
        except FileExistsError:
            _make_room(Path(path), False)
            descriptor = os.open(path, _NEW, 0o600)
        try:
            if self._stream.copy(descriptor, entry.size):
                raise tarfile.ReadError("unexpected end of data")
            os.fchmod(descriptor, entry.mode)
            os.utime(descriptor, (entry.mtime, entry.mtime))
        finally:
            os.close(descriptor)


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
