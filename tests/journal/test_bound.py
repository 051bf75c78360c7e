"""The journal stops growing: the oldest output goes, and nothing else."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.journal.support import Hand, Told, line, open_journal, type_line
from tutor.journal import bound
from tutor.journal.file import used

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.journal import Journal

pytestmark = pytest.mark.slow

MB = 1 << 20
PRINTED = 40_000


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a journal have two megabytes, and the newest five lines keep their output."""
    (tmp_path / "settings.json").write_text(json.dumps({"journal_mb": 2}))
    monkeypatch.setattr(bound, "NEWEST", 5)


def types(journal: Journal, lines: int, first: int = 0) -> None:
    for number in range(first, first + lines):
        type_line(journal, f"echo {number}", ("out", os.urandom(PRINTED)))


def kept(journal: Journal) -> list[int]:
    """Give the number of bytes that is kept of each line."""
    return [sum(len(data) for *_, data in journal.output(turn.id)) for turn in journal.last(1000)]


def test_the_oldest_output_goes_and_every_line_stays(tmp_path: Path) -> None:
    told = Told()
    journal = open_journal(tmp_path, told)
    types(journal, 200)
    sizes = kept(journal)
    gone = sizes.index(PRINTED)
    assert len(sizes) == 200
    assert set(sizes[:gone]) == {0}
    assert set(sizes[gone:]) == {PRINTED}
    assert MB < used(journal._db) < 2 * MB + bound.LOOK
    assert [(turn.output_bytes, turn.dropped_bytes) for turn in journal.last(1000)[:gone]] == [
        (PRINTED, PRINTED)
    ] * gone
    assert told.keys == ["journal.bound"]


def test_its_room_is_used_again(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    types(journal, 100)
    journal.close()
    before = (tmp_path / "journal.db").stat().st_size
    again = open_journal(tmp_path)
    types(again, 300, 100)
    again.close()
    assert (tmp_path / "journal.db").stat().st_size < before + MB // 2


def test_it_is_told_once_and_not_by_the_next_start(tmp_path: Path) -> None:
    told = Told()
    for start in range(3):
        journal = open_journal(tmp_path, told)
        types(journal, 80, 80 * start)
        journal.close()
    assert told.keys == ["journal.bound"]


def test_two_prompts_at_once_drop_no_more_than_one(tmp_path: Path) -> None:
    told = Told()
    one, two = open_journal(tmp_path, told), open_journal(tmp_path, told)
    for number in range(100):
        types(one, 1, number)
        types(two, 1, number)
    assert len(one.last(1000)) == 200
    assert sum(kept(two)) > MB
    assert used(two._db) < 2 * MB + 2 * bound.LOOK
    assert told.keys == ["journal.bound"]


def test_the_newest_lines_keep_their_output_however_small_the_bound(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    journal._db.executemany(  # lines alone are larger than the bound
        "INSERT INTO known VALUES (?, 1)", [(f"{number}{'x' * 1000}",) for number in range(3000)]
    )
    types(journal, 20)
    bound.make_room(journal._db, MB, "now", 100 * MB)
    assert kept(journal) == [0] * 15 + [PRINTED] * 5


def test_a_line_looks_at_the_size_only_after_much_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(bound, "make_room", lambda *_: bool(looked.append(1)))
    journal = open_journal(tmp_path)
    for _ in range(30):
        type_line(journal, "docker ps", ("out", b"x" * 500))
    assert looked == []
    types(journal, 8)
    assert looked == [1]
    journal.close()
    assert looked == [1, 1]


def test_a_running_line_goes_on_recording_when_older_output_goes(tmp_path: Path) -> None:
    hand = Hand()
    journal = open_journal(tmp_path, hand=hand)
    running = journal.begin(line("docker logs -f web"))
    journal.recorder(running).write("out", b"early\n")
    hand.let_time_pass()
    types(journal, 100)
    journal.recorder(running).write("out", b"late\n")
    journal.recorder(running).close()
    assert b"late\n" in b"".join(data for *_, data in journal.output(running))
