"""Where `docker cp` puts what it copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tutor.daemon.archive.pack import destination
from tutor.daemon.archive.place import Spot, renamed, target
from tutor.daemon.output import check_path
from tutor.errors import DockerError

if TYPE_CHECKING:
    from pathlib import Path

DIRECTORY, FILE = Spot("/a/d", True, True), Spot("/a/f", True)


@pytest.mark.parametrize(
    ("source", "destination", "folder", "entries"),
    [
        (DIRECTORY, Spot("/o", True, True), "/o", {"d": "d", "d/x": "d/x"}),
        (DIRECTORY, Spot("/o/new"), "/o", {"d": "new", "d/x": "new/x", "dd": "dd"}),
        (Spot("/a/d/.", True, True), Spot("/o/new"), "/o", {"x": "new/x", ".": "new"}),
        (FILE, Spot("/o/new"), "/o", {"f": "new"}),
        (FILE, Spot("/o/old", True), "/o", {"f": "old"}),
        (Spot("/a/real", True, True, rebase="link"), Spot("/o", True, True), "/o", {"real/x": "link/x"}),
        (Spot("/a/real", True, True, rebase="link"), Spot("/o/new"), "/o", {"real/x": "new/x"}),
    ],
)
def test_a_copy_takes_the_name_that_the_destination_gives_it(
    source: Spot, destination: Spot, folder: str, entries: dict[str, str]
) -> None:
    found, change = target(source, destination)
    assert found == folder
    assert {entry: renamed(entry, change) for entry in entries} == entries


@pytest.mark.parametrize(
    ("source", "destination", "problem"),
    [
        (DIRECTORY, Spot("/o/file", True), "cannot copy directory"),
        (FILE, Spot("/o/new/"), "no such directory"),
        (FILE, Spot(""), "no such directory"),
    ],
)
def test_what_cannot_be_copied_is_refused(source: Spot, destination: Spot, problem: str) -> None:
    with pytest.raises(DockerError) as caught:
        target(source, destination)
    assert caught.value.text == problem


def test_what_ends_as_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DockerError) as caught:
        destination(f"{tmp_path}/new/.")
    assert caught.value.text == f"stat {tmp_path}/new: no such file or directory"
    (tmp_path / "file").touch()
    with pytest.raises(DockerError) as caught:
        check_path(f"{tmp_path}/file/.")
    assert caught.value.text == f"stat {tmp_path}/file/.: not a directory"
