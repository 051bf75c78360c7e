"""A journal of an earlier version is taken over, and kept as it was beside it."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database, Migrations

from tests.journal.support import open_journal, type_line
from tests.journal.test_known import TURN, begin_first_version
from tutor.journal import Search, file, schema

if TYPE_CHECKING:
    from pathlib import Path


def older(folder: Path) -> None:
    """Make a journal as the first version did, with one line in it."""
    db = begin_first_version(folder / "journal.db")
    db.execute(TURN, ("[]", "ok"))
    db.close()


def test_an_older_journal_keeps_its_lines_and_gets_the_new_columns(tmp_path: Path) -> None:
    older(tmp_path)
    journal = open_journal(tmp_path)
    (sitting,) = journal.sessions()
    assert (sitting.lines, sitting.tags, sitting.daemon) == (1, (), "")
    journal.label(sitting.id, tags=["lesson", "network", "lesson"], name="first")
    (sitting,) = journal.sessions()
    assert (sitting.tags, sitting.name) == (("lesson", "network"), "first")
    assert [turn.line for turn in journal.last()] == ["docker run -d nginx"]


def test_the_journal_is_copied_before_its_tables_change(tmp_path: Path) -> None:
    older(tmp_path)
    open_journal(tmp_path).close()
    (copy,) = tmp_path.glob("journal-before-*.db")
    assert copy.stat().st_mode & 0o777 == 0o600
    before = sqlite3.connect(copy)
    assert before.execute("SELECT line FROM turns").fetchall() == [("docker run -d nginx",)]
    assert "tags" not in {row[1] for row in before.execute("PRAGMA table_info(sessions)")}
    before.close()


def test_a_new_journal_is_not_copied(tmp_path: Path) -> None:
    type_line(open_journal(tmp_path), "echo one")
    assert not list(tmp_path.glob("journal-before-*"))


def test_a_journal_of_the_days_between_two_steps_gets_the_one_it_lacks(tmp_path: Path) -> None:
    older(tmp_path)
    db = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    skipped = Migrations("docker-tutor")
    for name, statements in (("2", schema.FADING), ("4", schema.FOURTH)):
        skipped(name=name)(lambda db, statements=statements: [db.execute(one) for one in statements])
    skipped.apply(Database(db))
    db.execute("PRAGMA user_version = 4")
    db.close()
    journal = open_journal(tmp_path)
    assert journal.reviews.log() == []
    assert [turn.line for turn in journal.last()] == ["docker run -d nginx"]


STEPS = {"1": schema.FIRST, "2": schema.FADING, "3": schema.QUIZ, "4": schema.FOURTH, "6": schema.SIXTH}
# Each was released, or is a journal of a checkout between two releases: the steps taken, and `user_version`.
RELEASED = (
    (("1",), 1),
    (("1", "2"), 2),
    (("1", "2", "3"), 3),
    (("1", "2", "4"), 4),
    (("1", "2", "3", "4"), 5),
)


def of_version(folder: Path, names: tuple[str, ...], version: int, lines: int = 3) -> None:
    """Make a journal as a version with those steps left it."""
    db = sqlite3.connect(folder / "journal.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    taken = Migrations("docker-tutor")
    for name in names:
        taken(name=name)(lambda db, statements=STEPS[name]: [db.execute(one) for one in statements])  # type: ignore[type-var]
    taken.apply(Database(db))
    db.execute(f"PRAGMA application_id = {file.APPLICATION}")
    db.execute(f"PRAGMA user_version = {version}")
    db.execute(
        "INSERT INTO sessions (uid, kind, started, pid, pid_started)"
        " VALUES ('u', 'prompt', '2026-01-01T00:00:00+00:00', 1, '')"
    )
    db.executemany(TURN, [("[]", "ok")] * lines)
    db.close()


@pytest.mark.parametrize(("names", "version"), RELEASED)
def test_a_journal_of_every_version_is_taken_over(
    tmp_path: Path, names: tuple[str, ...], version: int
) -> None:
    of_version(tmp_path, names, version)
    journal = open_journal(tmp_path)
    assert [turn.line for turn in journal.search(Search(text="nginx"))] == ["docker run -d nginx"] * 3
    (sitting,) = journal.sessions()
    assert (sitting.lines, sitting.tags) == (3, ())
    assert journal.reviews.log() == []
    type_line(journal, "docker ps")
    indexes = {row[0] for row in journal._db.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"turns_sitting", "turns_started", "flags_used", "reviews_at"} < indexes
    assert not {"turns_session", "flags_name"} & indexes
    assert journal._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert list(tmp_path.glob(f"journal-before-*-was-{version}.db"))
    journal.close()
    assert open_journal(tmp_path).history()[-1] == "docker ps"


def test_a_step_of_another_branch_may_come_before_or_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps are taken by name: a file that has a later one and lacks an earlier one gets it later."""
    open_journal(tmp_path).close()
    real = schema._steps

    def with_another() -> Migrations:
        steps = real()
        steps(name="of another branch")(lambda db: db.execute("CREATE TABLE of_another (x)"))
        return steps

    monkeypatch.setattr(schema, "_steps", with_another)
    monkeypatch.setattr(file, "VERSION", file.VERSION + 1)
    journal = open_journal(tmp_path)
    assert journal._db.execute("SELECT count(*) FROM of_another").fetchone()[0] == 0


@pytest.mark.slow
def test_of_a_large_journal_the_copy_is_made_while_the_learner_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "COPIED_AT_ONCE", 0)
    of_version(tmp_path, RELEASED[-1][0], RELEASED[-1][1], lines=5000)
    before = set(threading.enumerate())
    journal = open_journal(tmp_path)
    copying = set(threading.enumerate()) - before
    type_line(journal, "docker ps")
    for thread in copying:
        thread.join(30)
    (copy,) = tmp_path.glob("journal-before-*")
    assert copy.name == f"journal-before-{file.VERSION}-was-5.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    db = sqlite3.connect(copy)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA user_version").fetchone() == (5,)
    assert db.execute("SELECT count(*), max(line) FROM turns").fetchone() == (5000, "docker run -d nginx")
    assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'turns_started'").fetchone() is None
    db.close()
