"""A journal of an earlier version is taken over, and kept as it was beside it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tests.journal.support import open_journal, type_line
from tutor.journal import schema

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def older(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Make a journal as the first version did, with one line in it."""
    from tutor.journal import file

    def migrate(connection: sqlite3.Connection) -> None:
        for statement in schema.FIRST:
            connection.execute(statement)
        connection.execute(
            "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set, name, applied_at)"
        )
        connection.execute("INSERT INTO _sqlite_migrations VALUES (1, 'docker-tutor', '1', '2026-01-01')")

    with patch.context() as then:
        then.setattr(file, "VERSION", 1)
        then.setattr(schema, "migrate", migrate)
        journal = open_journal(folder)
        type_line(journal, "echo one")
        journal.close()


def test_an_older_journal_keeps_its_lines_and_gets_the_new_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(tmp_path, monkeypatch)
    journal = open_journal(tmp_path)
    (sitting,) = journal.sessions()
    assert (sitting.lines, sitting.tags, sitting.daemon) == (1, (), "")
    journal.label(sitting.id, tags=["lesson", "network", "lesson"], name="first")
    (sitting,) = journal.sessions()
    assert (sitting.tags, sitting.name) == (("lesson", "network"), "first")
    assert [turn.line for turn in journal.last()] == ["echo one"]


def test_the_journal_is_copied_before_its_tables_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(tmp_path, monkeypatch)
    open_journal(tmp_path).close()
    (copy,) = tmp_path.glob("journal-before-*.db")
    assert copy.stat().st_mode & 0o777 == 0o600
    before = sqlite3.connect(copy)
    assert before.execute("SELECT line FROM turns").fetchall() == [("echo one",)]
    assert "tags" not in {row[1] for row in before.execute("PRAGMA table_info(sessions)")}
    before.close()


def test_a_new_journal_is_not_copied(tmp_path: Path) -> None:
    type_line(open_journal(tmp_path), "echo one")
    assert not list(tmp_path.glob("journal-before-*"))
