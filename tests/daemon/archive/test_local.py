"""Files that this process holds locks on are sent without losing the locks."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from typing import TYPE_CHECKING

from tutor.daemon.archive.pack import pack
from tutor.daemon.archive.place import Spot
from tutor.daemon.image.building.archive import folder
from tutor.daemon.image.building.ignore import Ignore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOCK = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


def test_a_copy_of_a_file_with_our_lock_leaves_the_lock(tmp_path: Path) -> None:
    _keeps_its_lock(tmp_path, lambda: b"".join(pack(Spot(str(tmp_path), True, True), None)))


def test_a_build_context_with_a_file_with_our_lock_leaves_the_lock(tmp_path: Path) -> None:
    _keeps_its_lock(tmp_path, lambda: b"".join(folder(str(tmp_path), Ignore(()))))


def _keeps_its_lock(root: Path, archive: Callable[[], bytes]) -> None:
    path = root / "journal.db"
    path.write_bytes(b"what is in it")
    with path.open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        assert b"what is in it" in archive()
        taken = subprocess.run([sys.executable, "-c", LOCK, str(path)], capture_output=True, check=False)
    assert b"BlockingIOError" in taken.stderr
