"""A text is found the same way with the index, without it, and while lines are still being put in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.journal.support import Hand, line, open_journal, type_line
from tutor.journal import Search, searching
from tutor.journal.searching import PIECE, behind, fill, top
from tutor.model import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.journal import Journal

NAMES = ("web", "db", "100%", "a_b", "axb", "고양이", "서버", "Äpfel", "x")
TEXTS = (
    *("web", "고양", "이 서", "서버", "버", "100%", "a_b", "_", "%", "äpfel", "Äpfel", "WEB", "p-9"),
    *("9", "drgn", "", "run web-1", "x\\", "b-3"),
)
WANTED = (
    *(Search(text=text, limit=limit) for text in TEXTS for limit in (3, 10_000)),
    Search(error="nope"),
    Search(error="of 고양이", limit=5000),
    Search(error="양이"),
    Search(error="nope", text="web"),
    Search(flag="name", text="고양이", limit=7),
    Search(flag="name"),
    Search(flag="detach", command="run"),
    Search(command="run", text="b-"),
    Search(command="run", since=datetime(2026, 3, 1, 0, 10, tzinfo=UTC), limit=5000),
    Search(until=datetime(2026, 3, 1, 0, 10, tzinfo=UTC), limit=20),
    Search(since=datetime(2026, 3, 1, 0, 5, tzinfo=UTC), until=datetime(2026, 3, 1, 0, 6, tzinfo=UTC)),
    Search(failed=True, text="web", limit=4),
)


def filled(folder: Path, lines: int = 2 * PIECE + PIECE // 2) -> Journal:
    """Give a journal of many lines, of which the newest are not in the index."""
    hand = Hand()
    journal = open_journal(folder, hand=hand)
    with journal._db:
        for number in range(lines):
            hand.seconds += 1
            name = NAMES[number % len(NAMES)]
            turn = journal.begin(line(f"docker run {name}-{number} 이 {name}"))
            failed = number % 7 == 0
            journal.finish(turn, Outcome("failed", 1, f"nope of {name}") if failed else Outcome("ok", 0))
        journal._db.execute("UPDATE turns SET command = CASE id % 3 WHEN 0 THEN 'run' ELSE 'ps' END")
        journal._db.execute("INSERT INTO flags (turn, command, name, value)"
                            " SELECT id, 'run', 'name', '' FROM turns WHERE id % 5 = 0 UNION ALL"
                            " SELECT id, 'run', 'name', '' FROM turns WHERE id % 10 = 0")  # fmt: skip
    return journal


def found(journal: Journal) -> list[list[int]]:
    return [[turn.id for turn in journal.search(wanted)] for wanted in WANTED]


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    return filled(tmp_path_factory.mktemp("journal"))


@pytest.mark.slow
def test_the_index_finds_what_reading_every_line_finds(journal: Journal) -> None:
    searching.make(journal._db)
    assert (top(journal._db), behind(journal._db)) == (0, True)
    read = found(journal)
    assert sum(map(bool, read)) > len(read) - 12
    pieces = iter((True, False))
    fill(journal._db, lambda: next(pieces))
    assert top(journal._db) == PIECE
    assert found(journal) == read
    fill(journal._db)
    assert (top(journal._db), behind(journal._db)) == (2 * PIECE, False)
    assert found(journal) == read
    assert [text for _, text in journal.lines(Search(text="web-9"))][-1] == "docker run web-9 이 web"


def test_without_the_index_of_this_sqlite_everything_is_still_found(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = found(journal)
    monkeypatch.setattr(searching, "TRIGRAM", (999,))
    searching.settle(journal._db)
    assert top(journal._db) is None
    assert found(journal) == read
    type_line(journal, "echo 나중에 친 줄")
    monkeypatch.undo()
    searching.settle(journal._db)
    fill(journal._db)
    assert top(journal._db) == 2 * PIECE
    assert [turn.line for turn in journal.search(Search(text="나중"))] == ["echo 나중에 친 줄"]


def test_what_is_deleted_or_changed_later_leaves_the_index(tmp_path: Path) -> None:
    journal = filled(tmp_path, PIECE)
    fill(journal._db)
    db = journal._db
    assert len(journal.search(Search(error="nope", limit=5000))) == 143
    db.execute("UPDATE turns SET error = 'other trouble', line = 'docker ps' WHERE id = 1")
    db.execute("DELETE FROM turns WHERE id = 8")
    assert len(journal.search(Search(error="nope", limit=5000))) == 141
    assert [turn.id for turn in journal.search(Search(error="trouble"))] == [1]
    assert [turn.id for turn in journal.search(Search(text="docker ps"))] == [1]
    for table in ("lines_found", "errors_found"):
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


def test_a_secure_deletion_leaves_nothing_in_the_index(tmp_path: Path) -> None:
    journal = filled(tmp_path, PIECE)
    fill(journal._db)
    grams = "SELECT count(*) FROM line_grams"
    assert journal._db.execute(grams).fetchone()[0] > PIECE
    journal.delete(journal.session, secure=True)
    assert journal._db.execute(grams).fetchone()[0] == 0
    kept = journal._db.execute("SELECT sum(length(block)) FROM lines_found_data").fetchone()[0]
    assert kept < 100


def test_a_start_puts_in_what_is_new(tmp_path: Path) -> None:
    journal = filled(tmp_path, PIECE)
    journal.close()
    again = open_journal(tmp_path)
    assert again._filler
    again._filler.join(30)
    assert top(again._db) == PIECE


def test_a_damaged_index_is_let_go_and_the_journal_stays(tmp_path: Path) -> None:
    journal = filled(tmp_path, PIECE)
    fill(journal._db)
    journal._db.execute("UPDATE lines_found_data SET block = x'ffffffff' WHERE id > 10")
    journal.close()
    again = open_journal(tmp_path)
    assert len(again.search(Search(text="고양이", limit=5000))) == PIECE // len(NAMES)
    assert len(again.history()) == PIECE
