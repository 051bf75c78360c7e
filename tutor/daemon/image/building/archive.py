"""Write a folder as the tar stream that the docker command would write, a piece at a time."""

from __future__ import annotations

import contextlib
import os
import stat
import tarfile
import time
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from tutor.daemon.archive import local
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from tutor.daemon.image.building.ignore import Ignore, Matched

BLOCK: Final = tarfile.BLOCKSIZE
END: Final = bytes(2 * BLOCK)
_PIECE: Final = 1 << 18
_KINDS: Final = {
    stat.S_IFDIR: tarfile.DIRTYPE,
    stat.S_IFLNK: tarfile.SYMTYPE,
    stat.S_IFIFO: tarfile.FIFOTYPE,
    stat.S_IFCHR: tarfile.CHRTYPE,
    stat.S_IFBLK: tarfile.BLKTYPE,
}


class Added(NamedTuple):
    """A Dockerfile that comes from elsewhere: it travels as `name`, hidden from COPY."""

    name: str
    text: bytes


class Found(NamedTuple):
    """One file of the context: `path` on this machine, `name` in the archive."""

    path: str
    name: str
    status: os.stat_result


def folder(
    root: str, ignore: Ignore, added: Added | None = None, *, keep_owners: bool = False
) -> Iterator[bytes]:
    """Yield the archive of a folder, owned by root unless owners are kept.

    With an `added` Dockerfile the archive ends right after it, without the usual padding.
    """
    seen: dict[tuple[int, int], str] = {}
    changes = _changes(root, ignore, added) if added else {}
    ours = local.own()
    for found in files(root, ignore):
        text = changes.pop(found.name, None)
        if text is None:
            yield from _entry(found, seen, ours, keep_owners)
        else:
            yield from _written(_plain(found), text)
    for name, text in changes.items():
        yield from _written(_new(name), text)
    if added:
        yield _new(added.name, len(added.text)).tobuf(tarfile.PAX_FORMAT) + added.text
    else:
        yield END


def single(name: str, text: bytes, mode: int) -> Iterator[bytes]:
    """Yield an archive with one file."""
    info = _new(name)
    info.mode, info.uid, info.gid = mode, os.getuid(), os.getgid()
    yield from _written(info, text)
    yield END


def rewritten(source: IO[bytes], added: Added) -> Iterator[bytes]:
    """Yield an archive with an `added` Dockerfile."""
    ignored = f"\n{added.name}\n".encode()
    known = False
    with tarfile.open(fileobj=source, mode="r|*") as archive:
        for info in archive:
            content = archive.extractfile(info) if info.isreg() else None
            text = content.read() if content else b""
            if info.name == ".dockerignore":
                known, text = True, text + ignored
            yield from _written(info, text)
    if not known:
        yield from _written(_new(".dockerignore"), b".dockerignore" + ignored)
    yield _new(added.name, len(added.text)).tobuf(tarfile.PAX_FORMAT) + added.text


def files(root: str, ignore: Ignore) -> Iterator[Found]:
    """Yield what belongs to the context, ordered as the docker command walks it."""
    return _below(root, "", ignore, ())


def check(root: str, ignore: Ignore) -> None:
    """Look at the context before anything is sent.

    Raises: DockerError for a file that may not be read.
    """
    for found in files(root, ignore):
        mode = found.status.st_mode
        if not stat.S_ISLNK(mode) and not stat.S_ISFIFO(mode) and not os.access(found.path, os.R_OK):
            what = "can't stat" if stat.S_ISDIR(mode) else "no permission to read from"
            raise DockerError(f"error checking context: {what} '{found.path}'")


def _below(path: str, name: str, ignore: Ignore, above: Matched) -> Iterator[Found]:
    try:
        with os.scandir(path) as entries:
            ordered = sorted(entries, key=lambda entry: os.fsencode(entry.name))
    except PermissionError:
        return
    for entry in ordered:
        inner = f"{name}/{entry.name}" if name else entry.name
        ignored, matched = ignore.look(inner, above)
        if not ignored:
            yield Found(entry.path, inner, entry.stat(follow_symlinks=False))
        if entry.is_dir(follow_symlinks=False) and not (ignored and ignore.hides(inner)):
            yield from _below(entry.path, inner, ignore, matched)


def _entry(
    found: Found, seen: dict[local.Inode, str], ours: Set[local.Inode], keep_owner: bool
) -> Iterator[bytes]:
    status = found.status
    if stat.S_ISSOCK(status.st_mode):
        return
    info = _plain(found)
    if keep_owner:
        info.uid, info.gid = status.st_uid, status.st_gid
    if info.isreg() and status.st_nlink > 1:
        first = seen.setdefault((status.st_dev, status.st_ino), found.name)
        if first != found.name:
            info.type, info.linkname = tarfile.LNKTYPE, first
    elif info.issym():
        info.linkname = os.readlink(found.path)  # noqa: PTH115 - Path would tidy it up
    elif info.ischr() or info.isblk():
        info.devmajor, info.devminor = os.major(status.st_rdev), os.minor(status.st_rdev)
    if not info.isreg():
        yield _head(info)
        return
    info.size = status.st_size
    yield from _content(found, info, ours)


def _content(found: Found, info: tarfile.TarInfo, ours: Set[local.Inode]) -> Iterator[bytes]:
    """Yield a file: exactly as many bytes as its head says, whatever happens to it meanwhile."""
    with contextlib.ExitStack() as stack:
        inode = found.status.st_dev, found.status.st_ino
        try:
            file = stack.enter_context(local.opened(found.path, inode, ours))
        except OSError:  # a file that is gone is left out
            return
        yield _head(info)
        left = info.size
        while left and (piece := file.read(min(left, _PIECE))):
            left -= len(piece)
            yield piece
    yield bytes(left + -info.size % BLOCK)


def _written(info: tarfile.TarInfo, text: bytes) -> Iterator[bytes]:
    info.size = len(text)
    yield _head(info) + text + bytes(-len(text) % BLOCK)


def _plain(found: Found) -> tarfile.TarInfo:
    mode = found.status.st_mode
    info = tarfile.TarInfo(found.name)
    info.type = _KINDS.get(stat.S_IFMT(mode), tarfile.REGTYPE)
    info.mode = stat.S_IMODE(mode)
    info.mtime = int(found.status.st_mtime)
    return info


def _new(name: str, size: int = 0) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.mode, info.mtime, info.size = 0o600, int(time.time()), size
    return info


def _head(info: tarfile.TarInfo) -> bytes:
    """Write the head in the plain format where that can say it all, as Go does."""
    if f"{info.name}{info.linkname}".isascii():
        try:
            return info.tobuf(tarfile.USTAR_FORMAT, "utf-8", "surrogateescape")
        except ValueError:
            pass  # too long or too big
    return info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")


def _changes(root: str, ignore: Ignore, added: Added) -> dict[str, bytes]:
    """Give the new text of `.dockerignore`: it hides the added Dockerfile from COPY."""
    path = os.path.join(root, ".dockerignore")  # noqa: PTH118
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            before = b"" if ignore.look(".dockerignore")[0] else file.read()
    except OSError:
        before = b".dockerignore"
    return {".dockerignore": before + f"\n{added.name}\n".encode()}
