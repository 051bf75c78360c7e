"""The full-text index in SQLite: made by the build or after a change, then only read."""

from __future__ import annotations

import contextlib
import math
import os
import re
import sqlite3
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.ask.entries import every_row
from tutor.ask.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tutor.ask.entries import Row
    from tutor.bank import Bank

_CODE: Final = ("entries.py", "index.py", "words.py")
_CANDIDATES: Final = 300
_PART: Final = re.compile(r"~.*|\d\d?")  # two syllables of an unknown word; a number that may be any
_PIECE: Final = 0.3  # what these count, against a word
_RAREST: Final = 4.0  # a word that only one entry has says no more than one that a few have
_MAKE: Final = """
CREATE VIRTUAL TABLE rows USING fts5(
    words, entry UNINDEXED, weight UNINDEXED, mass UNINDEXED, text UNINDEXED,
    tokenize = "unicode61 tokenchars '=~-_:.+'"
);
CREATE TABLE words (word TEXT PRIMARY KEY, worth REAL) WITHOUT ROWID;
CREATE TABLE shares (word TEXT, entry TEXT, share REAL, PRIMARY KEY (word, entry)) WITHOUT ROWID;
CREATE TABLE made (stamp TEXT);
"""


class Hit(NamedTuple):
    """A row that has words of the question. `mass` is the worth of all its words."""

    words: frozenset[str]
    entry: str
    weight: float
    mass: float
    text: str


class Index:
    """Gives rows by their words. Open it with `open_index`."""

    def __init__(self, store: sqlite3.Connection, words: Words) -> None:
        self._store = store
        self.words = words

    def worth(self, words: Sequence[str]) -> dict[str, float]:
        """Give what each word is worth: the rarer, the more. Words that no row has are left out."""
        marks = ",".join("?" * len(words))
        return dict(self._store.execute(f"SELECT word, worth FROM words WHERE word IN ({marks})", words))

    def vocabulary(self) -> list[str]:
        """Give every word that some row has."""
        return [word for (word,) in self._store.execute("SELECT word FROM words")]

    def rows(self, words: Sequence[str]) -> list[Hit]:
        """Give the rows that have at least one of the words, the likeliest first."""
        query = " OR ".join(f'"{word}"' for word in words)
        found = self._store.execute(
            "SELECT words, entry, weight, mass, text FROM rows WHERE rows MATCH ? ORDER BY rank LIMIT ?",
            (query, _CANDIDATES),
        )
        return [Hit(frozenset(words.split()), *rest) for words, *rest in found]

    def shares(self, words: Sequence[str]) -> list[tuple[str, str, float]]:
        """Give each of the words with each entry that has it, and how much of the entry is about it."""
        marks = ",".join("?" * len(words))
        found = self._store.execute(f"SELECT word, entry, share FROM shares WHERE word IN ({marks})", words)
        return found.fetchall()

    def close(self) -> None:
        """Close the file."""
        self._store.close()


def open_index(bank: Bank) -> Index:
    """Give the index of a bank; make it first, and keep it beside the compiled bank, where there is none."""
    asking = bank.asking
    words = Words(asking.get("same", {}), asking.get("terms", ()), asking.get("skip", {}).get("words", ()))
    path = bank.folder / "ask.db" if bank.folder else None
    stamp = f"{bank.stamp} {_code()}"
    if path and (store := _kept(path, stamp)):
        return Index(store, words)
    store = _make(bank, words, stamp)
    if path:
        with contextlib.suppress(
            OSError, sqlite3.Error
        ):  # a folder that cannot be written to: made again next time
            _keep(store, path)
    return Index(store, words)


def _code() -> int:
    """Give what changes when the way of indexing does."""
    here = Path(__file__).parent
    return zlib.crc32(b"".join((here / name).read_bytes() for name in _CODE))


def _kept(path: Path, stamp: str) -> sqlite3.Connection | None:
    store = None
    try:
        store = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        if store.execute("SELECT stamp FROM made").fetchone() == (stamp,):
            return store
    except sqlite3.Error:
        pass
    if store:
        store.close()
    return None


def _make(bank: Bank, words: Words, stamp: str) -> sqlite3.Connection:
    rows = [(words.cut(row.text), row) for row in every_row(bank)]
    rows = [(cut, row) for cut, row in dict(zip(map(str, rows), rows, strict=True)).values() if cut]
    worth = _worth([(cut, row.entry) for cut, row in rows])
    store = sqlite3.connect(":memory:")
    store.executescript(_MAKE)
    store.executemany("INSERT INTO words VALUES (?, ?)", worth.items())
    store.executemany(
        "INSERT INTO rows VALUES (?, ?, ?, ?, ?)",
        (
            (" ".join(cut), row.entry, row.weight, sum(worth[word] for word in cut), row.text)
            for cut, row in rows
        ),
    )
    store.executemany("INSERT INTO shares VALUES (?, ?, ?)", _shares(rows, worth))
    store.execute("INSERT INTO made VALUES (?)", (stamp,))
    store.commit()
    return store


def _worth(rows: Sequence[tuple[Sequence[str], str]]) -> dict[str, float]:
    """Count in how many entries each word occurs: many texts of one entry do not make a word common."""
    entries = len({entry for _, entry in rows})
    counts = Counter(word for word, _ in {(word, entry) for cut, entry in rows for word in cut})
    return {
        word: (_PIECE if _PART.fullmatch(word) else 1.0) * min(_RAREST, math.log(1 + entries / count))
        for word, count in counts.items()
    }


def _shares(
    rows: Sequence[tuple[Sequence[str], Row]], worth: Mapping[str, float]
) -> Iterator[tuple[str, str, float]]:
    """Take all rows of an entry as one text: what many ways of asking have says most of what it is about."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for cut, row in rows:
        counts[row.entry].update(dict.fromkeys(cut, row.weight**2))
    for entry, words in counts.items():
        length = math.sqrt(sum(worth[word] * count for word, count in words.items()))
        yield from ((word, entry, math.sqrt(count) / length) for word, count in words.items())


def _keep(store: sqlite3.Connection, path: Path) -> None:
    """Write the file beside its place first: another program may be reading the old one."""
    draft = path.with_suffix(f".{os.getpid()}")
    with contextlib.closing(sqlite3.connect(draft)) as file:
        store.backup(file)
    draft.replace(path)
