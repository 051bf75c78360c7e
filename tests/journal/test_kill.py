"""A program that is killed loses nothing that was acknowledged, and two at once lose nothing either."""

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.journal.support import Told, open_journal
from tests.support.lines import real_bank
from tutor.journal.health import examine
from tutor.journal.owner import Owner, alive, owner
from tutor.quiz.handover import steps, unasked

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tests.journal.writer"]


def start(folder: Path, name: str, lines: int = -1) -> subprocess.Popen[bytes]:
    argv = [*COMMAND, str(folder / "journal.db"), name, str(lines)]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, cwd=ROOT)


def killed_at_random(folder: Path, name: str) -> list[tuple[int, int]]:
    """Give the turns that a writer acknowledged before it was killed."""
    writer = start(folder, name)
    assert writer.stdout
    first = writer.stdout.readline()
    select.select([], [], [], random.uniform(0, 0.03))  # any moment of the next lines
    writer.send_signal(signal.SIGKILL)
    rest = writer.stdout.read()
    writer.wait()
    writer.stdout.close()
    whole = (first + rest).rpartition(b"\n")[0].splitlines()
    return [(int(turn), int(begun)) for turn, begun in (line.split() for line in whole)]


@pytest.mark.timeout(300)
def test_fifty_kills_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    finished: set[int] = set()
    begun: set[int] = set()
    told = Told()
    for number in range(50):
        acknowledged = killed_at_random(tmp_path, str(number))
        finished |= {turn for turn, _ in acknowledged}
        begun |= {turn for _, turn in acknowledged}
        journal = open_journal(tmp_path, told)
        left = {turn.id for turn in journal.interrupted()}
        assert {turn for _, turn in acknowledged} <= left
        journal.close()
    assert told.keys == []
    db = sqlite3.connect(tmp_path / "journal.db")
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    status = dict(db.execute("SELECT id, status FROM turns"))
    bytes_of = dict(db.execute("SELECT turn, sum(length(data)) FROM output GROUP BY turn"))
    db.close()
    assert {status.get(turn) for turn in finished} == {"ok"}
    assert {bytes_of.get(turn) for turn in finished} == {25_000}
    assert {status.get(turn) for turn in begun} == {"interrupted"}
    assert "begun" not in status.values()


def test_two_prompts_at_once_keep_every_line(tmp_path: Path) -> None:
    writers = [start(tmp_path, name, 100) for name in ("one", "two")]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    journal = open_journal(tmp_path)
    for name, sitting in zip(
        ("one", "two"), sorted(journal.sessions(), key=lambda one: one.name), strict=True
    ):
        lines = [turn.line for turn in journal.turns(sitting.id)]
        assert lines == [f"{what} {name} {n}" for n in range(100) for what in ("echo", "docker run")]


def test_two_prompts_and_a_quiz_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [start(tmp_path, name, 60) for name in ("one", "two")]
    quizzes = [start(tmp_path, "quiz", 60), start(tmp_path, "quiz", 60)]  # both ask the same cards
    for program in (*writers, *quizzes):
        program.communicate()
        assert program.returncode == 0
    journal = open_journal(tmp_path)
    assert [sitting.lines for sitting in journal.sessions()] == [120, 120]
    log = journal.reviews.log()
    assert Counter(one.given for one in log) == Counter([str(number) for number in range(60)] * 2)
    standings = journal.reviews.standings()
    assert len(standings) == 6
    assert {one.reviews for one in standings} == {20}
    health = examine(tmp_path / "journal.db", unasked(real_bank()), steps())
    assert health
    assert health.sound


def test_a_line_of_a_running_prompt_is_not_taken_for_interrupted(tmp_path: Path) -> None:
    writer = start(tmp_path, "one")
    assert writer.stdout
    turn = int(writer.stdout.readline().split()[1])
    journal = open_journal(tmp_path)
    assert turn not in {one.id for one in journal.interrupted()}
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    again = open_journal(tmp_path)
    assert turn in {one.id for one in again.interrupted()}
    assert open_journal(tmp_path).interrupted() == []


def test_a_process_is_told_from_a_later_one_with_its_number() -> None:
    assert alive(owner())
    assert not alive(Owner(os.getpid(), "another boot/1"))
    ended = subprocess.Popen(["true"])
    known = owner(ended.pid)
    os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)  # ended, but not yet waited for
    assert not alive(known)
    ended.wait()
    assert not alive(known)
