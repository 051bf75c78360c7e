"""A journal of an earlier version is taken over, and kept as it was beside it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

from tests.journal.support import open_journal, type_line
from tests.journal.test_known import TURN, begin_first_version
from tutor.journal import schema

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
