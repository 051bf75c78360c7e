"""The head of an entry in a tar archive, written and read."""

from __future__ import annotations

import struct
import tarfile

_USTAR = struct.Struct("100s 8s 8s 8s 12s 12s 8s 1s 100s 8s 247x")
_ID, _SIZE, _NAME, _SUM = 1 << 21, 1 << 33, 100, 148
_NUMBERS = ((100, 108), (124, 136), (136, 148))
"""Where mode, size and time of change stand."""
SIZE = 512
"""Bytes of a head; what follows it is filled up to a multiple of them."""


def header(info: tarfile.TarInfo) -> bytes:
    """Write an entry's head: the usual ones without `tarfile`, which looks at every case for each."""
    if _is_usual(info):
        return _ustar(info)
    return info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")


def _is_usual(info: tarfile.TarInfo) -> bool:
    return (
        (info.type == tarfile.REGTYPE or (info.type == tarfile.DIRTYPE and info.name.endswith("/")))
        and info.name.isascii()
        and len(info.name) <= _NAME
        and max(info.uid, info.gid) < _ID
        and info.size < _SIZE
        and 0 <= info.mtime < _SIZE
    )


def _ustar(info: tarfile.TarInfo) -> bytes:
    fields = _USTAR.pack(
        info.name.encode(),
        b"%07o" % info.mode,
        b"%07o" % info.uid,
        b"%07o" % info.gid,
        b"%011o" % info.size,
        b"%011o" % int(info.mtime),
        b" " * 8,
        info.type,
        b"",
        b"ustar\x0000",
    )
    return b"%b%06o\0%b" % (fields[:_SUM], sum(fields), fields[_SUM + 7 :])


def plain(head: bytes) -> tarfile.TarInfo | None:
    """Read the head of a usual file; None for whatever else it may be, which `tarfile` is to look at."""
    if head[156:157] != tarfile.REGTYPE or head[257:265] != b"ustar\x0000" or head[345:346] != b"\0":
        return None
    info = tarfile.TarInfo(head[:_NAME].partition(b"\0")[0].decode("utf-8", "surrogateescape"))
    try:
        info.mode, info.size, info.mtime = (_octal(head[at:end]) for at, end in _NUMBERS)
        told = _octal(head[_SUM : _SUM + 8])
    except ValueError:
        return None
    return info if told == sum(head) - sum(head[_SUM : _SUM + 8]) + 8 * ord(" ") else None


def _octal(field: bytes) -> int:
    return int(field.strip(b" \0") or b"0", 8)
