"""The archive of a build context."""

from __future__ import annotations

import io
import os
import tarfile
from typing import TYPE_CHECKING

from tutor.daemon.image.building.archive import Added, folder
from tutor.daemon.image.building.ignore import Ignore

if TYPE_CHECKING:
    from pathlib import Path


def members(root: Path, *patterns: str, added: Added | None = None) -> dict[str, tarfile.TarInfo]:
    data = b"".join(folder(str(root), Ignore(patterns), added))
    with tarfile.open(fileobj=io.BytesIO(data + bytes(10240)), mode="r:") as archive:
        return {info.name: info for info in archive}


def test_files_are_in_order_and_owned_by_root(tmp_path: Path) -> None:
    for name in ("b", "a", "sub/c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = members(tmp_path)
    assert list(found) == ["a", "b", "sub", "sub/c"]
    assert {(info.uid, info.gid, info.uname) for info in found.values()} == {(0, 0, "")}


def test_the_archive_has_no_more_padding_than_go_writes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    assert len(b"".join(folder(str(tmp_path), Ignore([])))) == 512 + 512 + 1024


def test_links_stay_links(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "soft").symlink_to("a")
    os.link(tmp_path / "a", tmp_path / "hard")
    found = members(tmp_path)
    assert found["soft"].linkname == "a"
    assert found["hard"].type == tarfile.LNKTYPE
    assert found["hard"].linkname == "a"


def test_names_of_any_length_and_script_travel(tmp_path: Path) -> None:
    names = ["한글", "l" * 200, "d" * 120 + "/" + "f" * 60]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert set(names) < set(members(tmp_path))


def test_a_dockerfile_from_elsewhere_is_hidden_from_copy(tmp_path: Path) -> None:
    (tmp_path / ".dockerignore").write_text("x")
    data = b"".join(folder(str(tmp_path), Ignore([]), Added(".dockerfile.1", b"FROM a")))
    with tarfile.open(fileobj=io.BytesIO(data + bytes(10240)), mode="r:") as archive:
        texts = {info.name: archive.extractfile(info).read() for info in archive}  # type: ignore[union-attr]
    assert texts == {".dockerignore": b"x\n.dockerfile.1\n", ".dockerfile.1": b"FROM a"}


def test_memory_stays_flat_with_a_big_file(tmp_path: Path) -> None:
    with (tmp_path / "big").open("wb") as file:
        file.truncate(64 << 20)
    pieces = folder(str(tmp_path), Ignore([]))
    assert max(map(len, pieces)) <= 1 << 18
