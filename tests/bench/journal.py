"""How quick the journal of a million lines is.

A question's time is the best of several: what else runs on the machine can only make it longer. The time of
recording is the median, for lines are not asked for again.
"""

from __future__ import annotations

import time
from contextlib import closing
from datetime import UTC, datetime
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.journals import ABSENT, KOREAN, RARE, make_journal, sizes
from tests.bench.report import limit
from tests.support.lines import read_line, real_bank

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.bench.bench import Bench
    from tutor.journal import Journal

LINES = 1_000_000
ROUNDS, RECORDED = 9, 300
TYPED = "docker run -d -p 8080:80 --name my-cat nginx"
RECORD, LAST, DUE, SEARCH, QUIZ, REPLAY = 0.0005, 0.005, 0.005, 0.020, 0.050, 0.200  # seconds


def measure(bench: Bench) -> None:
    """Make a journal, take it over as a journal of this version, and ask it what the program asks."""
    measure_at(bench.place / "million" / "journal.db")


def measure_at(path: Path, lines: int = LINES) -> None:
    """Measure at a journal of so many lines, which is made there unless it is there already."""
    from tutor.journal import Journal, searching

    if not path.exists():
        make_journal(path, lines)
    with closing(Journal.open(path, env={})) as journal:
        began = time.perf_counter()
        searching.fill(journal._db)
        print(f"a journal of {', '.join(sizes(path))}", flush=True)
        print(f"search index made in {time.perf_counter() - began:.1f} s, in the background", flush=True)
        _ask(journal)
        _record(journal)


def _ask(journal: Journal) -> None:
    from tutor.journal import Search
    from tutor.quiz.begin import Wish, begin
    from tutor.replay.tape import tape

    bank, now = real_bank(), datetime.now(UTC)
    limit("last 20 sittings", _best(lambda: journal.sessions(20)), LAST)
    limit("due cards", _best(lambda: journal.reviews.due(now)), DUE)
    wanted = {
        "common": Search("docker run"),
        "rare": Search(RARE),
        "Korean": Search(KOREAN),
        "two Korean syllables": Search("하나"),
        "absent": Search(ABSENT),
        "an error": Search(error="No such container"),
        "an option": Search(flag="env"),
        "a command": Search(command="volume rm"),
        "a month": Search(since=datetime(2024, 3, 1, tzinfo=UTC), until=datetime(2024, 4, 1, tzinfo=UTC)),
        "an option and a text": Search("고양이", flag="env"),
    }
    for name, search in wanted.items():
        limit(f"search: {name}", _best(lambda search=search: journal.search(search)), SEARCH)  # type: ignore[misc]
    limit("quiz: the first question", _best(lambda: next(iter(begin(journal, bank, Wish(10), now)))), QUIZ)
    sitting = next(one for one in reversed(journal.sessions(100)) if 100 < one.lines < 200)
    limit(f"replay: open {sitting.lines} lines", _best(lambda: tape(journal, sitting)), REPLAY)


def _record(journal: Journal) -> None:
    """Time a line from its beginning to its end on the disk, without its explanation."""
    from tutor.explain import explain
    from tutor.model import Outcome

    line, times = read_line(TYPED), list[float]()
    notes = [note for one in line.invocations for note in explain(one, real_bank())]
    for _ in range(RECORDED):
        began = time.perf_counter()
        turn = journal.begin(line, notes)
        journal.recorder(turn).write("out", b"69d7630ce7333907a1ec01dabcfb621d40a7aa39fe026f69fb0f\n")
        journal.finish(turn, Outcome("ok", 0))
        times.append(time.perf_counter() - began)
    limit("recording a line", median(times), RECORD)
    journal.delete(journal.session)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)
