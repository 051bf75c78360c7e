"""Heads of entries that we write ourselves are what `tarfile` writes."""

from __future__ import annotations

import tarfile

import pytest

from tutor.daemon.archive.header import header


@pytest.mark.parametrize("kind", [tarfile.REGTYPE, tarfile.DIRTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE])
@pytest.mark.parametrize("name", ["a", "a/", "d" * 100, "d" * 101, f"{'d' * 90}/{'e' * 90}", "가/나"])
@pytest.mark.parametrize(
    ("uid", "size", "mtime"),
    [(0, 0, 0), (1000, 12345, 1_700_000_000), ((1 << 21) - 1, (1 << 33) - 1, 1), (1 << 21, 1 << 33, -5)],
)
def test_heads_are_the_same_byte_for_byte(kind: bytes, name: str, uid: int, size: int, mtime: int) -> None:
    info = tarfile.TarInfo(name)
    info.type, info.mode, info.uid, info.gid, info.size, info.mtime = kind, 0o4755, uid, uid, size, mtime
    assert header(info) == info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")
