"""Repairs the journal after a copy of it: in place where that goes, else from what can still be read."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tutor.journal import bound, file, health, searching, store
from tutor.journal.merge import take
from tutor.journal.reviews import place
from tutor.journal.salvage import Count, salvage

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.journal.reviews import About, Step

_ROOMY: Final = 4  # a file of which this part is free is made smaller


class InUseError(Exception):
    """Leave a journal alone that a prompt writes to."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """A damaged file, and what came of it: rows by table; none where nothing of it could be read."""

    path: Path
    rows: dict[str, Count] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was done. `backup` is the file as it was, None where there was nothing to put right in place."""

    backup: Path | None = None
    recovered: tuple[Recovered, ...] = ()
    cards: int = 0
    rows: int = 0
    freed: int = 0


def repair(path: Path, about: About, step: Step, now: Callable[[], str]) -> Repaired:
    """Repair the journal at `path`.

    Raises:
        InUseError: a prompt is open.
        OSError: the folder cannot be written.
        sqlite3.Error: the disk is full, or something holds the file.

    """
    asides: list[str] = []
    db = file.connect(path, lambda key, /, **_: asides.append(key))
    try:
        if "journal.unwritable" in asides or "journal.newer" in asides:
            raise OSError(str(path))
        if store.running(db):
            raise InUseError
        backup = _reindexed(db, path)
        if health.damage(db):
            db.close()
            db = file.connect(path, lambda *_, **__: None, broken=True)
        backup, rows, cards = _mended(db, path, about, step, backup)
        recovered = tuple(_recovered(db, one, about, step) for one in health.left_behind(path))
        return Repaired(backup, recovered, cards, rows, _made_smaller(db, path, now))
    finally:
        db.close()


def _reindexed(db: sqlite3.Connection, path: Path) -> Path | None:
    """Make the indexes anew where that may be all that is needed; give the copy from before."""
    if not health.damage(db):
        return None
    backup = _copied(path)
    with contextlib.suppress(sqlite3.DatabaseError):
        db.execute("REINDEX")
    return backup


def _mended(
    db: sqlite3.Connection, path: Path, about: About, step: Step, backup: Path | None
) -> tuple[Path | None, int, int]:
    """Put right what does not fit together; give the copy from before, rows and cards that were wrong."""
    wrong = health.orphans(db) + health.unkept(db)
    astray = list(health.astray(db, about, step))
    if (wrong or astray) and backup is None:
        backup = _copied(path)
    db.execute("PRAGMA foreign_keys = OFF")
    with file.transaction(db):
        health.mend_rows(db)
        for standing in astray:
            place(db, standing)
    db.execute("PRAGMA foreign_keys = ON")
    return backup, wrong, len(astray)


def _recovered(db: sqlite3.Connection, damaged: Path, about: About, step: Step) -> Recovered:
    """Take over what can be read of a damaged file, which is kept under another name."""
    done = Recovered(damaged.with_name(damaged.name.replace("-damaged-", "-recovered-")))
    with tempfile.TemporaryDirectory(prefix="recover-", dir=damaged.parent) as folder:
        copy = Path(folder) / "damaged.db"
        _copy_all(damaged, copy)
        new: list[str] = []
        with contextlib.closing(
            file.connect(Path(folder) / "new.db", lambda key, /, **_: new.append(key))
        ) as other:
            other.execute("PRAGMA foreign_keys = OFF")
            try:
                with file.transaction(other):
                    done.rows.update(salvage(copy, other))
                    health.mend_rows(other)
                    for standing in list(health.astray(other, about, step)):
                        place(other, standing)
            except sqlite3.DatabaseError:
                return Recovered(damaged)
            take(db, other, step, own=True)
    for suffix in file.COMPANIONS:
        source = Path(f"{damaged}{suffix}")
        if source.exists():
            source.rename(f"{done.path}{suffix}")
    return done


def _made_smaller(db: sqlite3.Connection, path: Path, now: Callable[[], str]) -> int:
    """Drop what is over the bound, make the search index anew, give free room back; tell how much."""
    most = bound.most(path)
    bound.make_room(db, most, now(), max(0, file.used(db) - most))
    searching.settle(db)
    if searching.top(db) is not None:
        searching.make(db)
        searching.fill(db)
    before = path.stat().st_size
    if before - file.used(db) > before // _ROOMY:
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return max(0, before - path.stat().st_size)


def _copied(path: Path) -> Path:
    backup = path.with_name(f"{path.stem}-before-repair-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    _copy_all(path, backup)
    return backup


def _copy_all(source: Path, target: Path) -> None:
    """Copy a file with its log."""
    for suffix in ("", "-wal"):
        if Path(f"{source}{suffix}").exists():
            shutil.copyfile(f"{source}{suffix}", f"{target}{suffix}")
            Path(f"{target}{suffix}").chmod(0o600)
