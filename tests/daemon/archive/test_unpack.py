"""A tar stream becomes files, whatever pieces it comes in, and never leaves its directory."""

from __future__ import annotations

import io
import os
import tarfile
from typing import TYPE_CHECKING, cast

import pytest

from tutor.daemon.archive.reader import Reader
from tutor.daemon.archive.unpack import unpack
from tutor.errors import DockerError

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.daemon.raw import Raw

Entry = tuple[str, bytes | str]  # a file's data; "" for a directory; "->x" for a link, "=x" for a hard link


class Dripping:
    """An answer that comes in pieces of `size` bytes."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size, self._at = data, size, 0

    def read_into(self, buffer: memoryview) -> int:
        piece = self._data[self._at : self._at + min(self._size, len(buffer))]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


def archive(*entries: Entry, format_: int = tarfile.PAX_FORMAT) -> bytes:
    """Pack entries as they are given."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=format_) as tar:
        for name, content in entries:
            info = tarfile.TarInfo(name)
            info.mtime, info.mode = 1_600_000_000, 0o640
            if isinstance(content, bytes):
                info.size = len(content)
            elif content == "":
                info.type, info.mode = tarfile.DIRTYPE, 0o750
            else:
                info.type = tarfile.SYMTYPE if content.startswith("->") else tarfile.LNKTYPE
                info.linkname = content.lstrip("->=")
            tar.addfile(info, io.BytesIO(content if isinstance(content, bytes) else b""))
    return packed.getvalue()


def unpacked(data: bytes, folder: Path, size: int = 1000) -> int:
    """Unpack into a folder; give how many bytes were counted."""
    counted: list[int] = []
    source = cast("Raw", Dripping(data, size))
    unpack(Reader(source, counted.append), str(folder), None)
    return sum(counted)


@pytest.mark.parametrize("size", [1, 511, 513, 1 << 21])
def test_files_come_out_as_they_went_in_whatever_the_pieces(tmp_path: Path, size: int) -> None:
    large = os.urandom(5000)
    data = archive(
        ("d", ""), ("d/large", large), ("d/empty", b""), ("d/link", "->large"), ("d/hard", "=d/large")
    )
    assert unpacked(data, tmp_path, size) == len(data)
    file = tmp_path / "d" / "large"
    assert file.read_bytes() == large
    assert (tmp_path / "d" / "empty").read_bytes() == b""
    assert (tmp_path / "d" / "link").readlink().name == "large"
    assert file.stat().st_ino == (tmp_path / "d" / "hard").stat().st_ino
    assert (file.stat().st_mode & 0o7777, file.stat().st_mtime) == (0o640, 1_600_000_000)


def test_a_name_in_two_parts_is_kept(tmp_path: Path) -> None:
    folder = "f" * 90
    data = archive((folder, ""), (f"{folder}/{'n' * 90}", b"x"), format_=tarfile.USTAR_FORMAT)
    unpacked(data, tmp_path)
    assert (tmp_path / folder / ("n" * 90)).read_bytes() == b"x"


def test_a_damaged_head_makes_no_file(tmp_path: Path) -> None:
    data = bytearray(archive(("one", b"1"), ("two", b"2")))
    data[data.index(b"two")] ^= 1
    unpacked(bytes(data), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


@pytest.mark.parametrize("format_", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_and_korean_names_are_kept(tmp_path: Path, format_: int) -> None:
    name = "가" * 60
    unpacked(archive((name, b"x"), (f"{'d' * 90}/{'e' * 90}/f", b"y"), format_=format_), tmp_path)
    assert (tmp_path / name).read_bytes() == b"x"
    assert (tmp_path / ("d" * 90) / ("e" * 90) / "f").read_bytes() == b"y"


def test_a_file_takes_the_place_of_another_and_of_a_link_but_not_of_its_target(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    outside = tmp_path / "outside"
    outside.write_text("mine")
    (inside / "a").symlink_to(outside)
    (inside / "b").write_text("old, and longer")
    unpacked(archive(("a", b"new"), ("b", b"new")), inside)
    assert outside.read_text() == "mine"
    assert [(inside / name).read_bytes() for name in "ab"] == [b"new", b"new"]


@pytest.mark.parametrize(
    "entries",
    [
        [("../escaped", b"x")],
        [("d", ""), ("d/../../escaped", b"x")],
        [("d", ""), ("d/first", b"x"), ("out", "->.."), ("out/escaped", b"x")],
        [("out", ""), ("out/first", b"x"), ("out/up", "->../.."), ("out/up/escaped", b"x")],
    ],
)
def test_no_entry_is_written_outside_of_the_folder(tmp_path: Path, entries: list[Entry]) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    with pytest.raises(DockerError, match="invalid tar entry"):
        unpacked(archive(*entries), inside)
    assert not (tmp_path / "escaped").exists()


def test_a_file_and_a_directory_do_not_take_each_others_place(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    with pytest.raises(DockerError, match="cannot overwrite directory"):
        unpacked(archive(("d", b"x")), tmp_path)
    (tmp_path / "f").write_text("x")
    with pytest.raises(DockerError, match="cannot overwrite non-directory"):
        unpacked(archive(("f", "")), tmp_path)


def test_an_archive_that_breaks_off_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(tarfile.ReadError):
        unpacked(archive(("f", bytes(5000)))[:3000], tmp_path)
