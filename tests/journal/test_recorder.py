"""Output is kept in time, in bounds, and without secrets."""

from pathlib import Path
from threading import Event, current_thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.support import OK, Hand, line, open_journal
from tutor.journal import Journal
from tutor.journal.mask import Chunk, Masker
from tutor.journal.recorder import BATCH, HEAD, PIECE, TAIL, Alarm, Recorder, Size


class Disk:
    """What a recorder has put on the disk."""

    def __init__(self) -> None:
        self.head: list[bytes] = []
        self.end: list[bytes] = []
        self.total = self.dropped = 0

    def keep_output(self, turn: int, chunks: list[Chunk], tail: bool, total: int, dropped: int) -> None:
        if tail:
            self.end.clear()
        (self.end if tail else self.head).extend(bytes(chunk.data) for chunk in chunks)
        self.total, self.dropped = total, dropped

    def keep_resize(self, turn: int, at: float, size: Size) -> None:
        raise AssertionError

    @property
    def data(self) -> bytes:
        return b"".join([*self.head, *self.end])


def recording(disk: Disk, hand: Hand, *secrets: str) -> Recorder:
    masker = Masker()
    masker.learn(secrets)
    return Recorder(1, disk, masker, hand.world())  # type: ignore[arg-type]


def test_what_was_printed_is_on_the_disk_a_moment_later(tmp_path: Path) -> None:
    hand = Hand()
    journal = open_journal(tmp_path, hand=hand)
    turn = journal.begin(line("docker logs -f cat"))
    journal.recorder(turn).write("out", b"started\n")
    assert list(journal.output(turn)) == []
    hand.let_time_pass()
    assert list(Journal.open(tmp_path / "journal.db", env={}).output(turn)) == [(0.0, "out", b"started\n")]


def test_much_output_does_not_wait_for_the_moment() -> None:
    disk = Disk()
    recording(disk, Hand()).write("out", b"0123456 " * (BATCH // 8))
    assert len(disk.data) == BATCH


def test_output_up_to_the_bound_is_whole() -> None:
    disk = Disk()
    recorder = recording(disk, Hand())
    data = b"".join(b"line %06d\n" % number for number in range((HEAD + TAIL) // 12))
    recorder.write("out", data)
    recorder.close()
    assert disk.data == data
    assert disk.dropped == 0


@pytest.mark.slow
def test_of_too_much_output_the_beginning_and_the_end_remain() -> None:
    disk, hand = Disk(), Hand()
    recorder = recording(disk, hand)
    data = b"".join(b"line %06d\n" % number for number in range(500_000))
    for start in range(0, len(data), 70_000):
        recorder.write("out", data[start : start + 70_000])
        hand.let_time_pass(0.1)
    recorder.close()
    head, end = b"".join(disk.head), b"".join(disk.end)
    assert data.startswith(head)
    assert data.endswith(end)
    assert HEAD <= len(head) <= HEAD + BATCH + PIECE
    assert TAIL - PIECE <= len(end) <= TAIL + 2 * PIECE
    assert disk.total == len(data) == len(head) + len(end) + disk.dropped


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.integers(0, 9000), st.integers(900, 5000))
def test_no_bound_cuts_a_secret_open(shift: int, size: int) -> None:
    disk, hand = Disk(), Hand()
    recorder = recording(disk, hand, "hunter22")
    data = b"x" * shift + b"hunter22" * 100_000
    for start in range(0, len(data), size):
        recorder.write("out", data[start : start + size])
        if start % 7 == 0:
            hand.let_time_pass()
            assert b"hunter22" not in disk.data
    recorder.close()
    assert not set(disk.data) - set(b"x*")


def test_what_comes_after_the_end_is_not_kept(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    turn = journal.begin(line("docker ps"))
    recorder = journal.recorder(turn)
    journal.finish(turn, OK)
    recorder.write("out", b"late")
    journal.close()
    assert list(open_journal(tmp_path).output(turn)) == []


def test_what_is_to_be_done_later_is_done_in_order_on_one_thread_that_is_not_ours() -> None:
    alarm, done = Alarm(), Event()
    threads: list[object] = []
    for _ in range(2):
        alarm(0.01, lambda: threads.append(current_thread()))
    alarm(0, done.set)
    assert done.wait(10)
    assert len(threads) == 2
    assert threads[0] is threads[1] is not current_thread()
