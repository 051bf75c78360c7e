"""A damaged journal is looked at, and what can be read of it comes back."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journal.support import Hand, Told, line, open_journal, type_line
from tests.support.lines import real_bank
from tutor.journal import Search
from tutor.journal.health import Health, examine
from tutor.journal.repair import InUseError, Repaired, repair
from tutor.model import Outcome
from tutor.quiz.handover import steps, unasked
from tutor.quiz.model import Review
from tutor.quiz.schedule import About, Schedule

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.journal import Journal

pytestmark = pytest.mark.slow

LINES = 400
CARDS = tuple(f"meaning/container {name}" for name in ("run", "stop", "rm", "logs", "exec", "start"))
PAGE = 4096


def filled(folder: Path, lines: int = LINES) -> Path:
    """Give a journal of several hundred pages: two sittings, lines with output, reviews with their cards."""
    for sitting in range(2):
        hand = Hand(seconds=sitting * 1000.0)
        journal = open_journal(folder, hand=hand)
        for number in range(lines // 2):
            hand.seconds += 1
            type_line(journal, f"echo {sitting}/{number} {'x' * 300}", ("out", os.urandom(800)))
        schedule = Schedule(fuzz=False)
        for number, card in enumerate(CARDS * 4):
            at = datetime(2026, 3, 1 + sitting, tzinfo=UTC) + timedelta(minutes=number)
            review = Review(card, at, "good" if number % 5 else "again")
            about = About(card.replace("meaning", "command"), "meaning")
            journal.reviews.add(review, schedule.step(review, about))
        journal.close()
    return folder / "journal.db"


def look(path: Path) -> Health:
    found = examine(path, unasked(real_bank()), steps())
    assert found
    return found


def mend(path: Path) -> Repaired:
    return repair(path, unasked(real_bank()), steps(), lambda: "2026-03-05T00:00:00.000+00:00")


def change(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(statement)
    db.close()


def pages(path: Path, table: str) -> list[int]:
    """Give the numbers of the pages that hold the rows of a table, counted from 0."""
    db = sqlite3.connect(path)
    kind = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno"
    found = [row[0] - 1 for row in db.execute(kind, (table,))]
    db.close()
    return found


def scribble(path: Path, *numbers: int) -> None:
    with path.open("r+b") as opened:
        for number in numbers:
            opened.seek(number * PAGE)
            opened.write(b"\xff" * PAGE)


def left(journal: Journal) -> list[str]:
    return [turn.line.split()[1] for sitting in journal.sessions() for turn in journal.turns(sitting.id)]


def test_a_sound_journal_has_nothing_to_repair(tmp_path: Path) -> None:
    path = filled(tmp_path)
    before = path.read_bytes()
    health = look(path)
    assert health.sound
    assert health.size == len(before)
    assert path.read_bytes() == before
    assert mend(path) == Repaired()
    assert [one.name for one in tmp_path.iterdir()] == ["journal.db"]


def test_without_a_journal_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    assert examine(tmp_path / "journal.db", unasked(real_bank()), steps()) is None


def test_what_does_not_fit_together_is_found_and_put_right(tmp_path: Path) -> None:
    path = filled(tmp_path)
    change(
        path,
        "DELETE FROM sessions WHERE id = 2",  # without foreign keys, as another program would
        "DELETE FROM output WHERE turn IN (3, 4)",
        "DELETE FROM turns WHERE id = 5",
        "UPDATE cards SET stability = 99, lapses = 0 WHERE card = 'meaning/container run'",
        "DELETE FROM cards WHERE card = 'meaning/container rm'",
    )
    health = look(path)
    assert (health.damage, health.orphans, health.unkept) == ((), 201, 2)
    assert sorted(health.cards) == ["meaning/container rm", "meaning/container run"]
    done = mend(path)
    assert (done.rows, done.cards) == (203, 2)
    assert done.backup
    assert done.backup.stat().st_mode & 0o777 == 0o600
    assert look(path).sound
    journal = open_journal(tmp_path)
    assert len(left(journal)) == LINES - 1
    assert {one.card: one.subject for one in journal.reviews.standings()} == {
        card: card.replace("meaning", "command") for card in CARDS
    }


def forget_index(path: Path, name: str) -> None:
    """Let an index miss what is written now, as a power cut at the wrong moment might."""
    saved = "SELECT * FROM sqlite_master WHERE name = ?"
    db = sqlite3.connect(path, isolation_level=None)
    row = db.execute(saved, (name,)).fetchone()
    for statement, values in (
        ("PRAGMA writable_schema = ON", ()),
        ("DELETE FROM sqlite_master WHERE name = ?", (name,)),
        ("PRAGMA writable_schema = RESET", ()),
        ("UPDATE turns SET started = '2026-04-01T00:00:00.000+00:00' WHERE id = 7", ()),
        ("PRAGMA writable_schema = ON", ()),
        ("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row),
    ):
        db.execute(statement, values)
    db.close()


def test_an_index_that_misses_something_is_made_anew(tmp_path: Path) -> None:
    path = filled(tmp_path)
    forget_index(path, "turns_started")
    assert "turns_started" in look(path).damage[0]
    done = mend(path)
    assert done.backup
    assert done.recovered == ()
    assert look(path).sound
    assert len(left(open_journal(tmp_path))) == LINES


def test_a_broken_page_of_an_index_costs_no_row(tmp_path: Path) -> None:
    path = filled(tmp_path)
    scribble(path, pages(path, "turns_started")[0])
    assert look(path).damage
    (recovered,) = mend(path).recovered
    assert {count.lost for count in recovered.rows.values()} == {0}
    assert look(path).sound
    assert len(left(open_journal(tmp_path))) == LINES


@pytest.mark.parametrize("table", ["turns", "output", "reviews", "cards", "sessions"])
def test_of_a_damaged_table_everything_else_comes_back(tmp_path: Path, table: str) -> None:
    path = filled(tmp_path)
    whole = pages(path, table)
    scribble(path, whole[len(whole) // 2])
    assert look(path).damage
    done = mend(path)
    (recovered,) = done.recovered
    rows = {name: (count.kept, count.lost) for name, count in recovered.rows.items()}
    assert all(lost == 0 for name, (_, lost) in rows.items() if name not in (table, "flags"))
    assert recovered.path.exists()
    assert look(path).sound
    journal = open_journal(tmp_path)
    lines = left(journal)
    assert len(lines) == rows["turns"][0]
    assert len(lines) > LINES - 20
    assert len(journal.reviews.log()) == rows["reviews"][0]
    assert {one.card for one in journal.reviews.standings()} == {one.card for one in journal.reviews.log()}
    if table == "turns":
        assert rows["turns"][0] + rows["turns"][1] == LINES
    assert mend(path).recovered == ()


def half(data: bytes) -> bytes:
    return data[: len(data) // 2 // PAGE * PAGE]


def beheaded(data: bytes) -> bytes:
    return b"X" * 16 + data[16:]


@pytest.mark.parametrize(("harm", "least"), [(half, LINES // 10), (beheaded, LINES)])
def test_a_start_names_the_command_that_brings_lines_back(tmp_path: Path, harm: object, least: int) -> None:
    path = filled(tmp_path)
    path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    told = Told()
    journal = open_journal(tmp_path, told)
    type_line(journal, "echo new")
    journal.close()
    assert told.keys == ["journal.damaged"]
    assert "docker-tutor doctor --repair" in real_bank().say("message/journal.damaged", "en", {"path": "x"})
    (aside,) = look(path).left
    mend(path)
    assert not aside.exists()
    journal = open_journal(tmp_path)
    assert len(left(journal)) >= least + 1
    assert [turn.line for turn in journal.search(Search(text="echo new"))] == ["echo new"]
    assert look(path).sound


def test_of_a_file_that_is_all_garbage_nothing_comes_back_and_it_stays(tmp_path: Path) -> None:
    path = filled(tmp_path)
    path.write_bytes(os.urandom(50_000))
    open_journal(tmp_path).close()
    (recovered,) = mend(path).recovered
    assert recovered.rows == {}
    assert recovered.path.stat().st_size == 50_000


def test_a_journal_in_use_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path)
    change(path, f"UPDATE sessions SET ended = NULL, pid = {os.getppid()}")
    monkeypatch.setattr("tutor.journal.store._alive", lambda row: row["pid"] == os.getppid())
    with pytest.raises(InUseError):
        mend(path)


def test_the_room_of_what_was_deleted_goes_back_to_the_disk(tmp_path: Path) -> None:
    path = filled(tmp_path)
    journal = open_journal(tmp_path)
    journal.delete(1)
    journal.close()
    before = path.stat().st_size
    done = mend(path)
    assert done.freed == before - path.stat().st_size > before // 4
    journal = open_journal(tmp_path)
    turn = journal.begin(line("docker ps"))
    journal.finish(turn, Outcome("ok", 0))
    assert len(left(journal)) == LINES // 2 + 1
