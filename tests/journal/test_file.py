"""The file is private, and no trouble with it reaches the learner as more than a message."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.journal.support import Told, line, open_journal, type_line
from tutor.journal import Journal, file


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def filled(folder: Path, lines: int = 60) -> Path:
    journal = open_journal(folder)
    for number in range(lines):
        type_line(journal, f"echo {number} {'x' * 200}")
    journal.close()
    return folder / "journal.db"


def test_only_the_learner_can_read_it(tmp_path: Path) -> None:
    umask = os.umask(0)
    try:
        journal = open_journal(tmp_path / "home")
        type_line(journal, "docker ps")
    finally:
        os.umask(umask)
    assert mode(tmp_path / "home") == 0o700
    assert {path.name: mode(path) for path in (tmp_path / "home").iterdir()} == {
        "journal.db": 0o600,
        "journal.db-wal": 0o600,
        "journal.db-shm": 0o600,
    }


def test_a_file_that_others_could_read_is_made_private(tmp_path: Path) -> None:
    path = filled(tmp_path)
    path.chmod(0o644)
    open_journal(tmp_path)
    assert mode(path) == 0o600


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_journal(tmp_path)
    assert mode(tmp_path) == 0o755


def garbage(data: bytes) -> bytes:
    return b"this is no database " * 300


def wrong_header(data: bytes) -> bytes:
    return b"X" * 16 + data[16:]


def cut_short(data: bytes) -> bytes:
    return data[: len(data) // 2]


def overwritten(data: bytes) -> bytes:
    return data[:4096] + os.urandom(len(data) - 4096)


@pytest.mark.parametrize("harm", [garbage, wrong_header, cut_short, overwritten])
def test_a_damaged_file_is_moved_aside_and_a_new_one_begun(tmp_path: Path, harm: object) -> None:
    path = filled(tmp_path)
    harmed = harm(path.read_bytes())  # type: ignore[operator]
    path.write_bytes(harmed)
    told = Told()
    journal = open_journal(tmp_path, told)
    type_line(journal, "docker ps")
    assert told.keys == ["journal.damaged"]
    assert journal.history() == ["docker ps"]
    (aside,) = tmp_path.glob("journal-damaged-*.db")
    assert aside.read_bytes()[100:] == harmed[100:]
    assert mode(aside) == 0o600


def test_damage_that_shows_only_in_use_is_handled_the_same(tmp_path: Path) -> None:
    path = filled(tmp_path, 20)
    told = Told()
    journal = open_journal(tmp_path, told)
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    journal._db.execute("PRAGMA shrink_memory")  # forget the pages read before
    type_line(journal, "docker ps")
    journal.history()
    type_line(journal, "docker images")
    assert told.keys == ["journal.damaged"]
    assert journal.history()[-1] == "docker images"
    assert journal.kept


def test_another_programs_database_is_moved_aside_whole(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "journal.db")
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    told = Told()
    assert open_journal(tmp_path, told).kept
    assert told.keys == ["journal.damaged"]
    (aside,) = tmp_path.glob("journal-damaged-*.db")
    kept = sqlite3.connect(aside)
    assert kept.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    kept.close()


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path)
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {file.VERSION + 1}")
    newer.close()
    before, told = path.read_bytes(), Told()
    journal = open_journal(tmp_path, told)
    type_line(journal, "docker ps")
    assert told.keys == ["journal.newer"]
    assert journal.history() == ["docker ps"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["file/journal.db", "folder", "/proc/nowhere/journal.db"])
def test_without_a_place_to_write_the_journal_lives_in_memory(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    told = Told()
    journal = Journal.open(tmp_path / place, told, env={})
    type_line(journal, "docker ps", ("out", b"CONTAINER ID\n"))
    assert told.keys == ["journal.unwritable"]
    assert journal.history() == ["docker ps"]
    assert not journal.kept


def test_a_full_disk_is_told_once_and_the_session_goes_on(tmp_path: Path) -> None:
    told = Told()
    journal = open_journal(tmp_path, told)
    turn = journal.begin(line("docker logs cat"))
    journal._db.execute("PRAGMA max_page_count = 1")  # as if the disk had no more room
    journal.recorder(turn).write("out", os.urandom(1 << 20))
    type_line(journal, "docker ps")
    type_line(journal, "docker images")
    assert told.keys == ["journal.unwritable"]
    assert journal.history() == ["docker ps", "docker images"]


def test_a_writer_that_never_lets_go_does_not_stop_the_learner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "PATIENCE", 0.01)
    told = Told()
    journal = open_journal(tmp_path, told)
    other = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    type_line(journal, "docker ps")
    assert told.keys == ["journal.unwritable"]
    assert journal.history() == ["docker ps"]
    other.close()


def test_without_a_home_of_its_own_it_uses_the_tutors(tmp_path: Path) -> None:
    journal = Journal.open(env={"DOCKER_TUTOR_HOME": str(tmp_path / "home")})
    type_line(journal, "docker ps")
    journal.close()
    assert (tmp_path / "home" / "journal.db").exists()
