"""The tables of the journal, step by step: a released step is never changed, a new one is added below it.

`docs/journal.md` says what each column means. Imported only when a file has steps to take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

FIRST = (
    """CREATE TABLE sessions (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL, started TEXT NOT NULL, ended TEXT,
        lang TEXT, name TEXT, note TEXT, host TEXT, version TEXT, columns INTEGER, rows INTEGER,
        pid INTEGER NOT NULL, pid_started TEXT NOT NULL)""",
    """CREATE TABLE turns (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        session INTEGER NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
        parent INTEGER REFERENCES turns(id) ON DELETE CASCADE,
        line TEXT NOT NULL, kind TEXT NOT NULL, command TEXT NOT NULL,
        invocations TEXT NOT NULL, notes TEXT NOT NULL, cautions TEXT NOT NULL, answered INTEGER,
        status TEXT NOT NULL, exit_code INTEGER, error TEXT, changes TEXT,
        diagnosis TEXT, diagnosis_slots TEXT, tries TEXT,
        started TEXT NOT NULL, ended TEXT, seconds REAL, columns INTEGER, rows INTEGER,
        output_bytes INTEGER NOT NULL DEFAULT 0, dropped_bytes INTEGER NOT NULL DEFAULT 0,
        pid INTEGER NOT NULL, pid_started TEXT NOT NULL)""",
    """CREATE TABLE flags (
        id INTEGER PRIMARY KEY, turn INTEGER NOT NULL REFERENCES turns(id) ON DELETE CASCADE,
        command TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL)""",
    """CREATE TABLE output (
        id INTEGER PRIMARY KEY, turn INTEGER NOT NULL REFERENCES turns(id) ON DELETE CASCADE,
        at REAL NOT NULL, stream TEXT NOT NULL, tail INTEGER NOT NULL, data BLOB NOT NULL)""",
    """CREATE TABLE resizes (
        id INTEGER PRIMARY KEY, turn INTEGER NOT NULL REFERENCES turns(id) ON DELETE CASCADE,
        at REAL NOT NULL, columns INTEGER NOT NULL, rows INTEGER NOT NULL)""",
    "CREATE INDEX turns_session ON turns(session)",
    "CREATE INDEX turns_parent ON turns(parent) WHERE parent IS NOT NULL",
    "CREATE INDEX turns_command ON turns(command)",
    "CREATE INDEX turns_begun ON turns(id) WHERE status = 'begun'",
    "CREATE INDEX sessions_open ON sessions(id) WHERE ended IS NULL",
    "CREATE INDEX flags_turn ON flags(turn)",
    "CREATE INDEX flags_name ON flags(name)",
    "CREATE INDEX output_turn ON output(turn)",
    "CREATE INDEX resizes_turn ON resizes(turn)",
)
FADING = (
    "ALTER TABLE turns ADD COLUMN typed TEXT",
    "CREATE TABLE known (unit TEXT PRIMARY KEY, uses INTEGER NOT NULL) WITHOUT ROWID",
    # What was learnt before this step; of a long journal the newest lines are enough.
    """INSERT INTO known (unit, uses)
        SELECT CASE json_extract(note.value, '$.kind') WHEN 'order'
            THEN 'order/' || turns.command ELSE json_extract(note.value, '$.key') END AS unit,
            count(DISTINCT turns.id)
        FROM turns, json_each(CASE WHEN json_valid(turns.notes) THEN turns.notes ELSE '[]' END) AS note
        WHERE turns.id > (SELECT max(id) FROM turns) - 20000 AND status IN ('ok', 'interrupted')
            AND json_extract(note.value, '$.kind') IN ('command', 'flag', 'operand', 'order')
            AND json_extract(note.value, '$.key') NOT LIKE 'message/%'
        GROUP BY unit""",
)

QUIZ = (
    """CREATE TABLE reviews (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, card TEXT NOT NULL,
        at TEXT NOT NULL, rating TEXT NOT NULL, seconds REAL NOT NULL, source TEXT NOT NULL,
        given TEXT NOT NULL, hints INTEGER NOT NULL, tries INTEGER NOT NULL)""",
    "CREATE INDEX reviews_card ON reviews(card, at)",
    """CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews
        BEGIN SELECT RAISE(ABORT, 'a review is never changed'); END""",
    """CREATE TRIGGER reviews_last BEFORE DELETE ON reviews
        BEGIN SELECT RAISE(ABORT, 'a review is never deleted'); END""",
    """CREATE TABLE cards (
        card TEXT PRIMARY KEY, subject TEXT NOT NULL, kind TEXT NOT NULL, turn INTEGER NOT NULL,
        state INTEGER NOT NULL, step INTEGER, stability REAL NOT NULL, difficulty REAL NOT NULL,
        due TEXT NOT NULL, last TEXT NOT NULL, reviews INTEGER NOT NULL, lapses INTEGER NOT NULL
        ) WITHOUT ROWID""",
    "CREATE INDEX cards_due ON cards(due)",
    "CREATE INDEX cards_subject ON cards(subject)",
    """CREATE TABLE reports (
        id INTEGER PRIMARY KEY, card TEXT NOT NULL, at TEXT NOT NULL, question TEXT NOT NULL)""",
    "CREATE INDEX turns_diagnosis ON turns(diagnosis) WHERE diagnosis IS NOT NULL",
)


# What a sitting is called by, and which daemon it was held on.
FOURTH = ("ALTER TABLE sessions ADD COLUMN tags TEXT", "ALTER TABLE sessions ADD COLUMN daemon TEXT")

LESSONS = (
    """CREATE TABLE lesson_runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT, lesson TEXT NOT NULL, exam INTEGER NOT NULL,
        started TEXT NOT NULL, ended TEXT, state TEXT NOT NULL, step TEXT NOT NULL,
        place TEXT NOT NULL, folder TEXT NOT NULL, seconds REAL NOT NULL, introduces TEXT NOT NULL)""",
    """CREATE TABLE lesson_steps (
        run INTEGER NOT NULL REFERENCES lesson_runs(id) ON DELETE CASCADE, step TEXT NOT NULL,
        state TEXT NOT NULL, seconds REAL NOT NULL, hints INTEGER NOT NULL,
        lines INTEGER NOT NULL, errors INTEGER NOT NULL, PRIMARY KEY (run, step)) WITHOUT ROWID""",
    """CREATE TABLE lesson_goals (
        run INTEGER NOT NULL REFERENCES lesson_runs(id) ON DELETE CASCADE, goal TEXT NOT NULL,
        held INTEGER NOT NULL, reached INTEGER NOT NULL, attempts INTEGER NOT NULL, seconds REAL NOT NULL,
        given TEXT NOT NULL, PRIMARY KEY (run, goal)) WITHOUT ROWID""",
    """CREATE TABLE lesson_lines (
        turn INTEGER PRIMARY KEY REFERENCES turns(id) ON DELETE CASCADE,
        run INTEGER NOT NULL REFERENCES lesson_runs(id) ON DELETE CASCADE, before TEXT)""",
    """CREATE TABLE lesson_things (
        run INTEGER NOT NULL REFERENCES lesson_runs(id) ON DELETE CASCADE,
        kind TEXT NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (run, kind, name, id)
        ) WITHOUT ROWID""",
    "CREATE INDEX lesson_runs_lesson ON lesson_runs(lesson)",
    "CREATE INDEX lesson_lines_run ON lesson_lines(run)",
)

# What keeps a million lines quick: each of the journal's usual questions has an index that answers it.
# The search index itself is made by `searching.py`: it can be thrown away and made again.
SIXTH = (
    "DROP INDEX IF EXISTS turns_session",
    "CREATE INDEX turns_sitting ON turns(session, parent, status)",
    "CREATE INDEX turns_started ON turns(started)",
    "DROP INDEX IF EXISTS flags_name",
    "CREATE INDEX flags_used ON flags(name, turn)",
    "CREATE INDEX reviews_at ON reviews(at)",
    "CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
)


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that the file has not taken yet. The caller has begun a transaction."""
    _steps().apply(Database(connection, recursive_triggers=False, execute_plugins=False))


def _steps() -> Migrations:
    steps = Migrations("docker-tutor")

    def add(name: str, statements: Sequence[str]) -> None:
        @steps(name=name)
        def step(db: Database) -> None:
            for statement in statements:
                db.execute(statement)

    add("1", FIRST)
    add("2", FADING)
    add("3", QUIZ)
    add("4", FOURTH)
    add("5", LESSONS)
    add("6", SIXTH)
    return steps
