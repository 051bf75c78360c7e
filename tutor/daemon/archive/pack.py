"""Pack local files into a tar stream."""

# A path's ending (`/`, `/.`) has a meaning here, and pathlib drops it.
# ruff: noqa: PTH115, PTH116, PTH118, PTH119, PTH120, PTH208

from __future__ import annotations

import os
import stat
import tarfile
from typing import TYPE_CHECKING

from tutor.daemon.archive import local
from tutor.daemon.archive.header import header
from tutor.daemon.archive.place import Spot, keep_ending, names_content, renamed, split
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

_CHUNK = 1 << 18  # small files travel together: a piece of the request for each costs more than they
_BLOCK = 512


def source(path: str, follow: bool) -> Spot:
    """Look at the local source of a copy; `follow` means the target of a link.

    Raises: DockerError as Go words it.
    """
    folder, slash, name = path.rstrip("/").rpartition("/") if path.strip("/") else ("", "", "")
    bare = keep_ending(f"{_real(folder or '/')}/{name}" if slash else path, path)
    resolved, rebase = bare, ""
    if follow:
        resolved = keep_ending(_real(path), path)
        ends = [os.path.basename(one.rstrip("/")) for one in (path, resolved)]
        rebase = ends[0] if ends[0] != ends[1] and not names_content(path) else ""
    try:
        found = os.lstat(resolved)
    except NotADirectoryError:
        raise DockerError("not a directory") from None
    except OSError as error:
        raise DockerError(f"lstat {resolved.rstrip('/')}: {(error.strerror or '').lower()}") from None
    return Spot(resolved, True, stat.S_ISDIR(found.st_mode), rebase)


def _real(path: str) -> str:
    try:
        return os.path.realpath(path, strict=True)
    except OSError as error:
        raise DockerError(f"lstat {error.filename}: {(error.strerror or '').lower()}") from None


def destination(path: str) -> Spot:
    """Look at the local destination of a copy, following links.

    Raises: DockerError if its parent is no directory.
    """
    seen = path
    for _ in range(40):
        try:
            found = os.lstat(seen)
        except FileNotFoundError:
            _check_parent(split(seen)[0])
            return Spot(seen)
        except OSError as error:
            raise DockerError(f"lstat {seen}: {(error.strerror or '').lower()}") from None
        if not stat.S_ISLNK(found.st_mode):
            return Spot(seen, True, stat.S_ISDIR(found.st_mode))
        seen = os.path.join(os.path.dirname(seen), os.readlink(seen))
    raise DockerError(f"too many symlinks in {path}")


def _check_parent(folder: str) -> None:
    """Raise DockerError for a place in a directory that is not there: of `new/.` that is `new` itself."""
    try:
        os.stat(folder)
    except OSError as error:
        raise DockerError(f"stat {folder}: {(error.strerror or '').lower()}") from None


def pack(spot: Spot, change: tuple[str, str] | None) -> Iterator[bytes]:
    """Yield a tar archive of a file or a directory, the entries in the order of their names."""
    folder, name = split(spot.path)
    gathered: list[bytes] = []
    size, ours = 0, local.own()
    for path, entry, found in _walk(os.path.join(folder, name) if name != "." else folder, name):
        for piece in _entry(path, renamed(entry, change), found, ours):
            gathered.append(piece)
            size += len(piece)
            if size >= _CHUNK:
                yield b"".join(gathered)
                gathered, size = [], 0
    yield b"".join([*gathered, bytes(_BLOCK * 2)])


def _walk(path: str, entry: str) -> Iterator[tuple[str, str, os.stat_result]]:
    found = os.lstat(path)
    yield path, entry, found
    if stat.S_ISDIR(found.st_mode):
        for name in sorted(os.listdir(path)):
            yield from _walk(os.path.join(path, name), f"{entry}/{name}")


def _entry(path: str, name: str, found: os.stat_result, ours: Set[local.Inode]) -> Iterator[bytes]:
    if stat.S_ISSOCK(found.st_mode):
        return
    info = _info(path, name, found)
    if not info.isreg():
        yield header(info)
        return
    with local.opened(path, (found.st_dev, found.st_ino), ours) as file:
        info.size = found.st_size
        yield header(info)
        left = info.size
        while left and (data := file.read(min(_CHUNK, left))):
            left -= len(data)
            yield data
        yield bytes(left + -info.size % _BLOCK)


def _info(path: str, name: str, found: os.stat_result) -> tarfile.TarInfo:
    info = tarfile.TarInfo(f"{name}/" if stat.S_ISDIR(found.st_mode) else name)
    info.mode, info.uid, info.gid, info.mtime = (
        stat.S_IMODE(found.st_mode),
        found.st_uid,
        found.st_gid,
        int(found.st_mtime),
    )
    info.type = _kind(found.st_mode)
    if stat.S_ISLNK(found.st_mode):
        info.linkname = os.readlink(path)
    if stat.S_ISBLK(found.st_mode) or stat.S_ISCHR(found.st_mode):
        info.devmajor, info.devminor = os.major(found.st_rdev), os.minor(found.st_rdev)
    return info


def _kind(mode: int) -> bytes:
    kinds = {
        stat.S_IFDIR: tarfile.DIRTYPE,
        stat.S_IFLNK: tarfile.SYMTYPE,
        stat.S_IFIFO: tarfile.FIFOTYPE,
        stat.S_IFCHR: tarfile.CHRTYPE,
        stat.S_IFBLK: tarfile.BLKTYPE,
    }
    return kinds.get(stat.S_IFMT(mode), tarfile.REGTYPE)
