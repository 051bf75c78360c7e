"""A prompt's journal in a process of its own: tells each line that it keeps, until it is killed.

With the name `quiz` it answers the same few cards over and over instead.
"""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tests.journal.support import line, type_line
from tutor.journal import Journal
from tutor.quiz.model import Review
from tutor.quiz.schedule import About, Schedule

CARDS = 6


def types(journal: Journal, name: str, numbers: Iterable[int]) -> None:
    journal.describe(name=name)
    for number in numbers:
        turn = type_line(journal, f"echo {name} {number}", ("out", b"word " * 5000))
        begun = journal.begin(line(f"docker run {name} {number}", "docker"))
        sys.stdout.write(f"{turn} {begun}\n")
        sys.stdout.flush()
        journal.recorder(begun).write("out", b"some output\n" * 3000)
        journal.recorder(begun).close()


def answers(journal: Journal, numbers: Iterable[int]) -> None:
    schedule, about = Schedule(fuzz=False), About("command/container run", "meaning")
    for number in numbers:
        at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=30 * (number // CARDS))
        review = Review(f"meaning/{number % CARDS}", at, "good", given=str(number))
        assert journal.reviews.add(review, schedule.step(review, about))


path, name, lines = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
journal = Journal.open(path, lambda key, /, **slots: sys.exit(key))
numbers = count() if lines < 0 else range(lines)
answers(journal, numbers) if name == "quiz" else types(journal, name, numbers)
