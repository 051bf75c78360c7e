"""Makes journals as years of practice would: sittings of some length, few commands often and many seldom.

The rows are those that the program writes: each kind of line is read, explained and put into its kept form
once, then written with other names, as long as the first, so that every place in the line stays right.
"""

from __future__ import annotations

import random
import string
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from tests.support.lines import read_line, real_bank
from tutor.explain import diagnose, explain
from tutor.journal import file, rows
from tutor.journal.mask import Masker
from tutor.journal.redact import redact
from tutor.model import Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

RARE: Final = "unicorn-7731"
KOREAN: Final = "고양이 서버"
ABSENT: Final = "docker run --name dragon"
BEGIN: Final = datetime(2024, 1, 1, 9, tzinfo=UTC)
_STAND_IN: Final = "zzyzxqqq"
_USUAL: Final = 130
"""Lines of a usual sitting."""
_NAMES: Final = 4000
_MISSING: Final = f"Error response from daemon: No such container: {_STAND_IN}"
# How often in a thousand, the line, what it prints, and the error where it goes wrong.
KINDS: Final = (
    (150, "docker ps", b"CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n" * 2, ""),
    (110, "docker ps -a", b"69d7630ce733   nginx   zzyzxqqq   Up 2 minutes\n" * 5, ""),
    (90, f"docker run -d -p 8080:80 --name {_STAND_IN} nginx", b"69d7630ce7333907a1ec01dabcfb62\n", ""),
    (60, f"docker run --rm -it -v {_STAND_IN}:/data busybox sh", b"/ # ls\r\nbin   data  dev\r\n" * 9, ""),
    (90, f"docker logs {_STAND_IN}", b"2026/03/01 09:00:00 [notice] 1#1: start worker\n" * 20, ""),
    (60, f"docker logs {_STAND_IN}", _MISSING.encode(), _MISSING),
    (70, f"docker exec -it {_STAND_IN} bash", b"root@69d7630ce733:/# \r\n" * 4, ""),
    (80, f"docker rm -f {_STAND_IN}", f"{_STAND_IN}\n".encode(), ""),
    (50, f"docker stop {_STAND_IN}", _MISSING.encode(), _MISSING),
    (60, "docker images", b"nginx   latest   605c77e624dd   2 years ago   141MB\n" * 8, ""),
    (40, f"docker build -t {_STAND_IN}:1 .", b"Step 1/4 : FROM alpine\n ---> 05455a08881e\n" * 30, ""),
    (30, f"docker network create {_STAND_IN}-net", b"f2de39df4171b0dc801e8002d1d999b77256983d\n", ""),
    (30, f"docker volume rm {_STAND_IN}", f"{_STAND_IN}\n".encode(), ""),
    (20, f"docker run -e NOTE='고양이 {_STAND_IN}' --name {_STAND_IN} tomcat", b"69d7630ce7333907\n", ""),
    (30, f"docker inspect {_STAND_IN}", b'    "Id": "69d7630ce7333907a1ec01dabcfb621d40a7aa39",\n' * 60, ""),
    (30, "ls -l", b"-rw-r--r-- 1 cat cat 120 Mar  1 09:00 Dockerfile\n" * 3, ""),
)
_ONCE: Final = (f"docker run --name {RARE} nginx", f"docker run -e NOTE='{KOREAN} 하나' alpine true")
_KEPT: Final = ("line", "kind", "command", "invocations", "notes", "cautions", "typed")
_TURN: Final = (
    *_KEPT,
    *("session", "status", "exit_code", "error", "diagnosis", "diagnosis_slots", "tries", "changes"),
    *("started", "ended", "seconds", "columns", "rows", "output_bytes", "pid", "pid_started"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of line in its kept form, with the stand-in for a name; `flags` are command, name, value."""

    turn: tuple[str | None, ...]
    flags: tuple[tuple[str, str, str], ...]
    printed: bytes
    end: tuple[str, int, str, str | None, str | None, str | None]


def make_journal(path: Path, lines: int, seed: int = 1) -> None:
    """Make a journal of so many lines with its sittings, reviews and cards."""
    chance = random.Random(seed)
    db = file.connect(path, lambda key, /, **slots: None)
    with closing(db):
        assert db.execute("PRAGMA database_list").fetchone()["file"], "the journal cannot be written"
        db.execute("PRAGMA synchronous = OFF")
        at, left = BEGIN, lines
        while left:
            count = min(left, max(1, round(chance.expovariate(1 / _USUAL))))
            with file.transaction(db):
                at = _sitting(db, chance, at, count, once=left == lines)
            left -= count
            at += timedelta(hours=chance.uniform(1, 20) * 50_000 / lines)
        with file.transaction(db):
            _reviews(db, chance, lines // 20)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _sitting(db: sqlite3.Connection, chance: random.Random, at: datetime, count: int, once: bool) -> datetime:
    """Write a sitting and give when it ended; one has the lines that occur once."""
    begun = at
    row = ("prompt", _text(at), "ko", "", "", chance.randbytes(16).hex(), 80, 24, 0, "")
    session = db.execute(
        "INSERT INTO sessions (kind, started, lang, host, version, uid, columns, rows, pid, pid_started)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    weights = list(accumulate(weight for weight, *_ in KINDS))
    for kind in [*(_once() if once else ()), *chance.choices(_kinds(), cum_weights=weights, k=count)][:count]:
        at += timedelta(seconds=chance.uniform(2, 60))
        _turn(db, kind, _names()[int(chance.paretovariate(0.6)) % _NAMES], session or 0, at)
    db.execute("UPDATE sessions SET ended = ? WHERE id = ?", (_text(at), session))
    return max(at, begun)


def _turn(db: sqlite3.Connection, kind: Kind, name: str, session: int, at: datetime) -> None:
    def named(text: str | None) -> str | None:
        return text and text.replace(_STAND_IN, name)

    status, code, error, *said = kind.end
    about = (named(error), *(named(one) for one in said), "[]", _text(at), _text(at), 0.5, 80, 24)
    values = (*map(named, kind.turn), session, status, code, *about, len(kind.printed), 0, "")
    slots = ", ".join("?" * len(_TURN))
    turn = db.execute(f"INSERT INTO turns ({', '.join(_TURN)}) VALUES ({slots})", values).lastrowid
    db.executemany(
        "INSERT INTO flags (turn, command, name, value) VALUES (?, ?, ?, ?)",
        [(turn, command, flag, named(value)) for command, flag, value in kind.flags],
    )
    data = kind.printed.replace(_STAND_IN.encode(), name.encode())
    db.execute("INSERT INTO output (turn, at, stream, tail, data) VALUES (?, 0.1, 'out', 0, ?)", (turn, data))


def _reviews(db: sqlite3.Connection, chance: random.Random, count: int) -> None:
    cards = [f"meaning/{name}/{number}" for name in real_bank().commands for number in range(8)]
    for number in range(count):
        card, at = chance.choice(cards), _text(BEGIN + timedelta(minutes=20 * number))
        rating = chance.choices(("again", "hard", "good", "easy"), (10, 15, 60, 15))[0]
        db.execute(
            "INSERT INTO reviews (uid, card, at, rating, seconds, source, given, hints, tries)"
            " VALUES (?, ?, ?, ?, 4.2, 'quiz', '1', 0, 1)",
            (chance.randbytes(16).hex(), card, at, rating),
        )
        db.execute(
            "INSERT INTO cards VALUES (?, ?, 'meaning', ?, 2, NULL, 9.5, 5.1, ?, ?, 1, 0)"
            " ON CONFLICT (card)"
            " DO UPDATE SET due = excluded.due, last = excluded.last, reviews = reviews + 1",
            (card, f"command/{card.split('/')[1]}", chance.randint(1, 20 * count), at, at),
        )


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(_kind(line, printed, error) for _, line, printed, error in KINDS)


@cache
def _once() -> tuple[Kind, ...]:
    return tuple(_kind(line, b"once\n", "") for line in _ONCE)


@cache
def _names() -> tuple[str, ...]:
    letters = random.Random(7)
    return tuple("".join(letters.choices(string.ascii_lowercase, k=len(_STAND_IN))) for _ in range(_NAMES))


def _kind(text: str, printed: bytes, error: str) -> Kind:
    line, masker = read_line(text), Masker()
    notes = tuple(note for one in line.invocations for note in explain(one, real_bank()))
    kept = rows.begun(line, notes, (), redact(line.text, masker, line.invocations), str)
    outcome = Outcome("failed" if error else "ok", int(bool(error)), error)
    found = diagnose(line.invocations[0], outcome, real_bank()) if error else None
    end = rows.ended(outcome, found, str)
    turn = tuple(getattr(kept, name) for name in _KEPT)
    said = (end["diagnosis"], end["diagnosis_slots"], end["tries"])
    return Kind(turn, kept.flags, printed, (outcome.status, outcome.exit_code, error, *said))  # type: ignore[arg-type]


def _text(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def sizes(path: Path) -> Iterator[str]:
    """Give what a journal consists of, in words."""
    with closing(file.connect(path, lambda key, /, **slots: None)) as db:
        for table in ("sessions", "turns", "output", "reviews", "cards"):
            yield f"{db.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} {table}"
    yield f"{path.stat().st_size >> 20} MiB"
