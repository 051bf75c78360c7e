"""What the journal knows of a learner, quickly and also in a journal that an earlier version began."""

from __future__ import annotations

import json
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database, Migrations

from tests.journal.support import open_journal
from tutor.journal import file, schema

if TYPE_CHECKING:
    from pathlib import Path

DETACH, NAME = "flag/container run/detach", "flag/container run/name"


def test_correct_uses_are_counted_and_a_wrong_one_begins_anew(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    assert journal.uses([DETACH, NAME]) == {}
    for _ in range(3):
        journal.learn([DETACH, NAME])
    assert journal.uses([DETACH, NAME]) == {DETACH: 3, NAME: 3}
    journal.learn(failed=[NAME])  # a line went wrong, or a card was forgotten
    journal.learn([DETACH])
    assert journal.uses([DETACH, NAME]) == {DETACH: 4}
    journal.close()
    assert open_journal(tmp_path).uses([DETACH]) == {DETACH: 4}


def test_a_flag_that_went_wrong_is_new_in_all_its_forms_and_no_other_is(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    publish = "flag/container run/publish"
    units = [publish, f"{publish}/address", f"{publish}-all", NAME]
    journal.learn(units)
    journal.learn(failed=[publish])
    assert set(journal.uses(units)) == {f"{publish}-all", NAME}


def test_nothing_asked_is_nothing_known(tmp_path: Path) -> None:
    assert open_journal(tmp_path).uses([]) == {}


def begin_first_version(path: Path) -> sqlite3.Connection:
    """Make a journal as the first version of its tables had it."""
    steps = Migrations("docker-tutor")

    @steps(name="1")
    def first(db: Database) -> None:
        for statement in schema.FIRST:
            db.execute(statement)

    db = sqlite3.connect(path, isolation_level=None)
    steps.apply(Database(db))
    db.execute(f"PRAGMA application_id = {file.APPLICATION}")
    db.execute("PRAGMA user_version = 1")
    db.execute(
        "INSERT INTO sessions (uid, kind, started, ended, pid, pid_started)"
        " VALUES ('u', 'prompt', '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00+00:00', 1, '1')"
    )
    return db


def note(kind: str, key: str) -> dict[str, object]:
    return {"start": 0, "end": 1, "kind": kind, "name": "", "value": "", "key": key, "slots": {}}


TURN = (
    "INSERT INTO turns (session, line, kind, command, invocations, notes, cautions, status, started, pid,"
    " pid_started) SELECT 1, 'docker run -d nginx', 'docker', 'container run', '[]', ?, '[]', ?,"
    " '2026-01-01T00:00:00+00:00', 1, '1'"
)


def test_a_journal_of_the_first_version_knows_what_was_used_before(tmp_path: Path) -> None:
    db = begin_first_version(tmp_path / "journal.db")
    parts = [
        *(note("command", "command/container run"), note("flag", DETACH), note("flag", DETACH)),
        *(note("order", "order/container run/1"), note("order", "order/container run/2")),
        *(note("flag", "message/explain.flag"), note("concept", "advice/mysql")),
    ]
    for status, notes in (("ok", parts), ("ok", parts), ("failed", parts), ("ok", [])):
        db.execute(TURN, (json.dumps(notes), status))
    db.execute(TURN, ("no json", "ok"))
    db.execute("UPDATE turns SET notes = '[]' WHERE id = 5")
    db.close()
    journal = open_journal(tmp_path)
    assert journal.uses(["command/container run", DETACH, "order/container run"]) == {
        "command/container run": 2,
        DETACH: 2,
        "order/container run": 2,
    }
    assert journal.uses(["message/explain.flag", "advice/mysql", "order/container run/1"]) == {}
    assert [turn.typed for turn in journal.last()] == [""] * 5


@pytest.mark.slow
def test_a_million_lines_are_as_quick_as_one(tmp_path: Path) -> None:
    db = begin_first_version(tmp_path / "journal.db")
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
    db.execute("PRAGMA synchronous = OFF")
    db.execute(f"{TURN} FROM ({numbers} SELECT i FROM n)", (json.dumps([note("flag", DETACH)]), "ok"))
    db.close()
    begun = time.process_time()
    journal = open_journal(tmp_path)
    opened = time.process_time() - begun
    units = [DETACH, *(f"flag/container run/{number}" for number in range(20))]
    best = min(_seconds(lambda: journal.uses(units)) for _ in range(20))
    assert journal.uses(units) == {DETACH: 20000}
    assert best < 0.005
    assert opened < 10, "taking the step is done once, but somebody waits for it"


def _seconds(work: object) -> float:
    begun = time.process_time()
    assert callable(work)
    work()
    return time.process_time() - begun
