"""A full disk, a read-only home, a deleted file: the prompt works, and says so once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.support import Told, open_journal, type_line
from tutor.journal.file import COMPANIONS

ROOT = Path(__file__).parents[2]
UNSHARE = ["unshare", "--mount", "--propagation", "private", "sh", "-ec"]
LINES = "echo one\necho two; echo three\necho four\n"
UNKEPT = "cannot be written, so nothing is kept"


def may_mount() -> bool:
    probe = [*UNSHARE, "mount -t tmpfs tmpfs /mnt"]
    return os.geteuid() == 0 and subprocess.run(probe, capture_output=True, check=False).returncode == 0


needs_mount = pytest.mark.skipif(not may_mount(), reason="needs root and mount namespaces")


def within(home: Path, mount: str, *argv: str, lines: str = "") -> str:
    """Run a program where `mount` was done to $HOME_, for it alone; give what it printed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DOCKER_", "LC_"))}
    env |= {"HOME_": str(home), "DOCKER_TUTOR_HOME": str(home), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    env |= {"DOCKER_HOST": "unix:///nobody.sock"}
    done = subprocess.run(
        [*UNSHARE, f'{mount}\nexec "$@"', "sh", *argv],
        input=lines,
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr + done.stdout
    return done.stdout + done.stderr


TINY = 'mount -t tmpfs -o size=600k tmpfs "$HOME_"'
FULL = f'{TINY}; dd if=/dev/zero of="$HOME_/full" bs=1k count=9999 2>/dev/null || true'
READ_ONLY = 'mount --bind "$HOME_" "$HOME_"; mount -o remount,ro,bind "$HOME_"'


@needs_mount
@pytest.mark.parametrize("mount", [FULL, READ_ONLY], ids=["full", "read-only"])
def test_the_prompt_works_where_nothing_can_be_written_and_says_so_once(tmp_path: Path, mount: str) -> None:
    told = within(tmp_path, mount, sys.executable, "-m", "tutor", lines=LINES)
    assert all(re.search(rf"^{word}$", told, re.MULTILINE) for word in ("one", "two", "three", "four")), told
    assert " ".join(told.split()).count(UNKEPT) == 1, told


@needs_mount
def test_a_journal_that_may_only_be_read_from_now_on_is_told_once_and_stays(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    type_line(journal, "docker ps")
    journal.close()
    before = (tmp_path / "journal.db").read_bytes()
    told = within(tmp_path, READ_ONLY, sys.executable, "-m", "tutor", lines=LINES)
    assert " ".join(told.split()).count(UNKEPT) == 1, told
    assert (tmp_path / "journal.db").read_bytes() == before


@needs_mount
def test_a_disk_that_fills_up_is_told_once_and_what_was_kept_is_sound(tmp_path: Path) -> None:
    told = within(tmp_path, TINY, sys.executable, "-m", "tests.journal.filler", str(tmp_path))
    *_, kept, last, check, keys = told.splitlines()
    assert keys == "journal.unwritable"
    assert check == "ok"
    assert 0 < int(kept) < 200
    assert last == "200"


def test_a_file_that_is_deleted_gives_way_to_a_new_one(tmp_path: Path) -> None:
    told = Told()
    journal = open_journal(tmp_path, told)
    type_line(journal, "echo lost")
    for suffix in COMPANIONS:
        (tmp_path / f"journal.db{suffix}").unlink()
    type_line(journal, "echo kept", ("out", b"kept\n"))
    type_line(journal, "echo too")
    journal.close()
    assert told.keys == ["journal.gone"]
    again = open_journal(tmp_path)
    assert again.history() == ["echo kept", "echo too"]
    (sitting,) = again.sessions()
    assert sitting.ended


def test_a_folder_that_is_deleted_is_made_again(tmp_path: Path) -> None:
    told = Told()
    journal = open_journal(tmp_path / "home", told)
    type_line(journal, "echo lost")
    for path in (tmp_path / "home").iterdir():
        path.unlink()
    (tmp_path / "home").rmdir()
    type_line(journal, "echo kept")
    assert told.keys == ["journal.gone"]
    assert open_journal(tmp_path / "home").history() == ["echo kept"]
