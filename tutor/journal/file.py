"""The journal's file: opened or begun, private, moved aside when damaged, never in the learner's way."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 8  # more than the steps of schema.py: some were numbered side by side, and are taken by name
APPLICATION = 0x444F434B  # "DOCK": tells our files from those of other programs
PATIENCE = 5.0  # seconds to wait for another writer
CHECKED_WHOLE = 2 << 20  # bytes up to which each page is checked at every start
COPIED_AT_ONCE = 32 << 20  # bytes of a file up to which a start waits for the copy before new steps
COPIED_PAGES = 2000  # pages copied at once, between which other threads go on
COMPANIONS = ("", "-wal", "-shm")


class Report(Protocol):
    """Tells the learner; `key` names a message of the bank."""

    def __call__(self, key: str, /, **slots: str) -> object:
        """Show the message."""


class DamagedError(sqlite3.DatabaseError):
    """Stop reading a file that is no sound journal."""


class NewerError(Exception):
    """Leave alone a file that a later version of the program wrote."""


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error means that the file itself is broken."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    return isinstance(error, DamagedError) or code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def connect(path: Path, report: Report, broken: bool = False) -> sqlite3.Connection:
    """Give a connection to the journal at `path`, or to one in memory where that cannot be had.

    With `broken` the file has shown in use that it is damaged, and makes way for a new one.
    """
    try:
        _make(path)
        with alone(path.parent):
            return _open(path, report, broken)
    except NewerError:
        report("journal.newer", path=str(path))
    except (OSError, sqlite3.Error):
        report("journal.unwritable", path=str(path))
    return in_memory()


def in_memory() -> sqlite3.Connection:
    """Give an empty journal that ends with the program."""
    connection = _connection(":memory:")
    _prepare(connection)
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or nothing. The lock is taken at once, so that no writer fails halfway."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def check_kind(connection: sqlite3.Connection) -> None:
    """Make sure that a file is a journal that this version can read.

    Raises:
        DamagedError: it is none.

    """
    ours = _pragma(connection, "application_id") == APPLICATION
    if not ours or _pragma(connection, "user_version") > VERSION:
        raise DamagedError("not a journal of this version")


def prepare(connection: sqlite3.Connection) -> None:
    """Bring the tables of a copy up to date."""
    _prepare(connection)


def another(path: Path) -> sqlite3.Connection:
    """Give one more connection to a journal that is open already, for a thread of its own."""
    return _connection(path)


def identity(path: Path) -> tuple[int, int] | None:
    """Tell the file at `path` from another one that takes its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def used(connection: sqlite3.Connection) -> int:
    """Give the bytes of the file that hold something; the rest is used again."""
    pages = _pragma(connection, "page_count") - _pragma(connection, "freelist_count")
    return pages * _pragma(connection, "page_size")


def _make(path: Path) -> None:
    """Make the folder and the file, for their owner alone. A folder that is there already keeps its mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    for suffix in COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            Path(f"{path}{suffix}").chmod(0o600)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep others from opening at the same time: of two that find damage, only one may move the file."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with contextlib.suppress(OSError):  # some network file systems cannot lock
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _open(path: Path, report: Report, broken: bool) -> sqlite3.Connection:
    try:
        if not broken:
            return _sound(path)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
    report("journal.damaged", path=str(move_aside(path)))
    _make(path)
    return _sound(path)


def _sound(path: Path) -> sqlite3.Connection:
    connection = _connection(path)
    try:
        if _pragma(connection, "user_version") > VERSION:
            raise NewerError
        _check(connection, path)
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _connection(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Look for damage.

    Raises: DamagedError, or what SQLite raises, if the file is not a sound journal of ours.
    """
    foreign = _pragma(connection, "application_id") != APPLICATION
    if foreign and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise DamagedError("not a journal")
    size = path.stat().st_size
    log = Path(f"{path}-wal")
    # While a log is there it may hold the last pages, so the file may rightly be shorter.
    settled = not log.exists() or not log.stat().st_size
    if settled and size < _pragma(connection, "page_count") * _pragma(connection, "page_size"):
        raise DamagedError("cut short")
    if size <= CHECKED_WHOLE and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DamagedError("malformed")


def _prepare(connection: sqlite3.Connection, path: Path | None = None) -> None:
    """Bring the tables up to date, then say how this connection works."""
    if (version := _pragma(connection, "user_version")) < VERSION:
        from tutor.journal.schema import migrate

        connection.execute("PRAGMA journal_mode = WAL")
        if version and path is not None:
            _back_up(connection, path, version)
        with transaction(connection):
            migrate(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if path is not None:
        from tutor.journal import searching

        searching.settle(connection)


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Keep a copy of the file as it is before its tables change.

    Of a large file that is done while the learner goes on: a reader keeps sight of it as it was.
    """
    copy = path.with_name(f"{path.stem}-before-{VERSION}-was-{version}{path.suffix}")
    if path.stat().st_size <= COPIED_AT_ONCE:
        _begin_copy(copy)
        connection.execute("VACUUM INTO ?", (str(copy),))
        return
    reader = _connection(path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on it sees no change
    threading.Thread(target=_copy_slowly, args=(reader, copy)).start()  # the program ends after it


def _copy_slowly(reader: sqlite3.Connection, copy: Path) -> None:
    """Copy what a reader sees; half a copy has another name."""
    half = copy.with_name(f"{copy.name}.half")
    with contextlib.suppress(OSError, sqlite3.Error), contextlib.closing(reader):
        _begin_copy(half)
        with contextlib.closing(sqlite3.connect(half)) as target:
            reader.backup(target, pages=COPIED_PAGES, sleep=0)
        half.rename(copy)


def _begin_copy(copy: Path) -> None:
    """Make an empty file for its owner alone."""
    copy.unlink(missing_ok=True)
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600))


def move_aside(path: Path) -> Path:
    """Give the damaged file and its companions a dated name, together, so that they can be recovered."""
    date = time.strftime("%Y%m%d-%H%M%S")
    names = (path.with_name(f"{path.stem}-damaged-{date}{extra}{path.suffix}") for extra in _extras())
    aside = next(name for name in names if not name.exists())
    for suffix in COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            Path(f"{path}{suffix}").rename(f"{aside}{suffix}")
    return aside


def _extras() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in range(2, 1000))
