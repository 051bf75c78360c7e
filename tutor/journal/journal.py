"""The journal: every line, what was said about it, what it printed, and how it ended.

It never stops a learner. Whatever goes wrong with the file, the journal goes on, in a new file or in memory,
and reports it once.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sqlite3
import threading
from typing import TYPE_CHECKING, Literal, TypeVar

from tutor.journal import bound, file, query, rows, searching, store
from tutor.journal import search as finding
from tutor.journal.figures import Figures, figures
from tutor.journal.lessons import Lessons
from tutor.journal.mask import Masker, names_secret
from tutor.journal.merge import merge
from tutor.journal.owner import owner
from tutor.journal.recorder import Recorder, real_world
from tutor.journal.redact import redact
from tutor.journal.reviews import Reviews
from tutor.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from tutor.journal.file import Report
    from tutor.journal.mask import Chunk
    from tutor.journal.recorder import Size, World
    from tutor.journal.reviews import Step
    from tutor.journal.rows import Sitting, Turn
    from tutor.journal.search import Search
    from tutor.model import Caution, Diagnosis, Line, Note, Outcome, Stream

Kind = Literal["prompt", "forward"]
T = TypeVar("T")
LIKELY = 6  # characters from which a variable of the environment is taken for a secret


class Journal:
    """One session's view of the journal. Any thread may call; the first line begins the session."""

    def __init__(
        self, db: sqlite3.Connection, path: Path, report: Report, world: World, env: Mapping[str, str]
    ) -> None:
        self._db, self._path, self._report, self._world = db, path, report, world
        self._lock = threading.RLock()
        self._masker = Masker()
        self._masker.learn(value for name, value in env.items() if _likely(name, value))
        self._kind: Kind = "prompt"
        self._owner = self._writer = owner()
        self._session: int | None = None
        self._parent: int | None = None
        self._about: dict[str, object] = {}
        self._recorders: dict[int, Recorder] = {}
        self._open = True
        self._identity = file.identity(path)
        self._fresh = 0  # bytes written since the size was looked at
        self._filler: threading.Thread | None = None
        self._fill()
        self._left = self._list(store.sweep)

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        report: Report = lambda *_, **__: None,
        world: World | None = None,
        env: Mapping[str, str] = os.environ,
    ) -> Journal:
        """Open the journal, or begin one. `report` is told of trouble with the file; none is raised."""
        if path is None:
            from tutor import settings

            path = settings.home(env) / "journal.db"
        return cls(file.connect(path, report), path, report, world or real_world(), env)

    @property
    def session(self) -> int:
        """Give the number of this session."""
        return self._do(self._current, 0)

    @property
    def current(self) -> int | None:
        """Give the number of this session, None before its first line."""
        return self._session

    @property
    def kept(self) -> bool:
        """Tell whether the journal outlives the program."""
        return bool(self._db.execute("PRAGMA database_list").fetchone()["file"])

    def join(self, session: int, parent: int | None, shell: int) -> None:
        """Record commands forwarded one by one: as part of a prompt's line, or of a shell's session.

        `session` and `parent` are the prompt's session and turn, 0 and None without one; `shell` the process
        whose commands belong together then.
        """
        self._kind, self._owner = "forward", owner(shell)
        self._session = self._do(lambda db: store.joinable(db, session, self._owner), None)
        self._parent = parent if self._session == session else None

    def describe(self, **about: str) -> None:
        """Say more about this session: `lang`, `name`, `note`, `host`, `version`, `daemon`."""
        clean = {name: self._masker.text(text) for name, text in about.items()}
        self._about |= clean
        if self._session is not None and clean:
            number = self._session
            self._do(lambda db: store.update(db, "sessions", number, clean), None)

    def begin(
        self,
        line: Line,
        notes: Sequence[Note] = (),
        cautions: Sequence[Caution] = (),
        answered: bool | None = None,
    ) -> int:
        """Keep a line that is about to run; give its turn's number once it is on the disk."""
        redacted = redact(line.text, self._masker, line.invocations)
        turn = rows.begun(line, tuple(notes), tuple(cautions), redacted, self._clean(redacted.values))
        more = {"status": "begun", "answered": answered, **self._stamp()}
        self._follow()
        self._count(len(turn.notes) + len(turn.invocations))
        return self._do(lambda db: store.begin(db, turn, {**self._place(db), **more}), 0)

    def recorder(self, turn: int) -> Recorder:
        """Give what records the output of a turn, the same one until the turn is finished."""
        with self._lock:
            if turn not in self._recorders:
                self._recorders[turn] = Recorder(turn, self, self._masker, self._world)
            return self._recorders[turn]

    def finish(self, turn: int, outcome: Outcome, diagnosis: Diagnosis | None = None) -> None:
        """Keep how a turn ended."""
        with self._lock:
            recorder = self._recorders.pop(turn, None)
        if recorder:
            recorder.close()
        end = {**rows.ended(outcome, diagnosis, self._masker.text), "ended": self._now()}
        self._do(lambda db: store.update(db, "turns", turn, end), None)

    def uses(self, units: Sequence[str]) -> Mapping[str, int]:
        """Give how often each unit of `explain.fading` was used correctly; those never used are left out."""
        return self._do(lambda db: query.uses(db, units), {})

    def learn(self, learnt: Sequence[str] = (), failed: Sequence[str] = ()) -> None:
        """Count one correct use of each unit of `learnt`; parts of `failed` are explained in full again.

        The second is for lines that went wrong, and for what was forgotten in a quiz. A part
        (`flag/container run/publish`) stands for all forms of its value.
        """
        if learnt or failed:
            self._do(lambda db: store.learn(db, learnt, failed), None)

    def merge(self, path: Path, step: Step) -> tuple[int, int]:
        """Take over another machine's journal; give how many sessions and reviews were new.

        Raises:
            sqlite3.DatabaseError: the file is no sound journal; nothing has changed then.

        """
        with self._lock:
            return merge(self._db, path, step)

    def figures(self) -> Figures:
        """Count everything that was typed; this reads the whole journal."""
        return self._do(figures, Figures())

    @property
    def reviews(self) -> Reviews:
        """Give the log of the quiz with what follows from it."""
        return Reviews(self._do, self._masker.text)

    @property
    def lessons(self) -> Lessons:
        """Give how far the learner is in the lessons."""
        return Lessons(self._do, self._masker.text)

    def close(self) -> None:
        """End the session."""
        for recorder in list(self._recorders.values()):
            recorder.close()
        if self._session is not None and self._kind == "prompt":
            number, end = self._session, {"ended": self._now()}
            self._do(lambda db: store.update(db, "sessions", number, end), None)
        if self._fresh:
            self._make_room()
        with self._lock:
            self._open = False
            self._db.close()

    def keep_output(self, turn: int, chunks: Sequence[Chunk], tail: bool, total: int, dropped: int) -> None:
        """Keep output; for the recorder."""
        self._do(lambda db: store.output(db, turn, chunks, tail, total, dropped), None)
        self._count(sum(len(chunk.data) for chunk in chunks))

    def keep_resize(self, turn: int, at: float, size: Size) -> None:
        """Keep a new size of the terminal; for the recorder."""
        row = {"turn": turn, "at": round(at, 4), "rows": size[0], "columns": size[1]}
        self._do(lambda db: store.insert(db, "resizes", row), 0)

    def interrupted(self) -> list[Turn]:
        """Give the lines that a killed program left unfinished and that no earlier start has told of."""
        return [one for one in self._list(lambda db: query.by_ids(db, self._left)) if one.parent is None]

    def last(self, count: int = 50, brief: bool = False) -> list[Turn]:
        """Give the newest turns, the most recent last; `brief` is without their notes, and quicker."""
        return self._list(lambda db: query.last(db, count, brief))

    def numbered(self, turns: Sequence[int], brief: bool = False) -> list[Turn]:
        """Give turns by number, in order; those that are gone are left out. `brief` is as above."""
        return self._list(lambda db: query.by_ids(db, turns, brief))

    def history(self) -> list[str]:
        """Give the lines for arrow-up, the most recent last."""
        return self._list(query.history)

    def sessions(self, last: int = -1) -> list[Sitting]:
        """Give every session that has lines, the most recent last; or only the `last` ones."""
        return self._list(lambda db: query.sessions(db, last))

    def turns(self, session: int) -> list[Turn]:
        """Give the turns of a session in order."""
        return self._list(lambda db: query.of_session(db, session))

    def parts(self, turn: int) -> list[Turn]:
        """Give the commands that a shell line sent, in order."""
        return self._list(lambda db: query.parts(db, turn))

    def output(self, turn: int) -> Iterator[tuple[float, Stream, bytes]]:
        """Give what a turn printed: seconds since it began, stream, bytes."""
        return iter(self._list(lambda db: query.output(db, turn)))

    def resizes(self, turn: int) -> list[tuple[float, int, int]]:
        """Give when the terminal changed during a turn: seconds since it began, rows, columns."""
        return self._list(lambda db: query.resizes(db, turn))

    def search(self, wanted: Search) -> list[Turn]:
        """Give the turns that fit, the most recent first."""
        return self._list(lambda db: finding.search(db, wanted))

    def lines(self, wanted: Search) -> list[tuple[int, str]]:
        """Give the session and the text of the lines that fit, the most recent first."""
        return self._list(lambda db: finding.lines(db, wanted))

    def labelled(self, text: str) -> list[int]:
        """Give the numbers of the sessions with a text in their name, note or tags."""
        return self._list(lambda db: query.labelled(db, text))

    def sitting(self, session: int) -> Sitting | None:
        """Give one session, None if there is none of that number with lines."""
        return next(iter(self.sittings([session])), None)

    def sittings(self, sessions: Collection[int]) -> list[Sitting]:
        """Give the sessions of these numbers that have lines, the most recent last."""
        return self._list(lambda db: query.sessions(db, only=sessions))

    def label(self, session: int, *, tags: Sequence[str] | None = None, **about: str) -> None:
        """Give a session a `name`, a `note` or other `tags` than before."""
        clean: dict[str, object] = {name: self._masker.text(text) for name, text in about.items()}
        if tags is not None:
            clean["tags"] = rows.listed(tags, self._masker.text)
        self._do(lambda db: store.update(db, "sessions", session, clean), None)

    def delete(self, session: int, secure: bool = False) -> None:
        """Delete a session with all that it holds; `secure` leaves no byte of it in the file."""
        self._do(lambda db: store.delete(db, session, secure), None)

    def _current(self, db: sqlite3.Connection) -> int:
        if self._session is None:
            about = {"uid": os.urandom(16).hex(), "kind": self._kind, **self._about, **self._stamp()}
            writer = {"pid": self._owner.pid, "pid_started": self._owner.started}
            self._session = store.insert(db, "sessions", {**about, **writer})
        return self._session

    def _place(self, db: sqlite3.Connection) -> dict[str, object]:
        return {"session": self._current(db), "parent": self._parent}

    def _stamp(self) -> dict[str, object]:
        height, width = self._world.size()
        return {
            "started": self._now(),
            "columns": width,
            "rows": height,
            "pid": self._writer.pid,
            "pid_started": self._writer.started,
        }

    def _now(self) -> str:
        return self._world.now().isoformat(timespec="milliseconds")

    def _clean(self, values: frozenset[str]) -> Callable[[str], str]:
        # Notes name the same few values again and again: each is looked at once.
        return functools.cache(lambda text: MASK if text in values else self._masker.text(text))

    def _follow(self) -> None:
        """Begin a new file where somebody has deleted or moved the one that is open."""
        with self._lock:
            if not self._open or not self.kept or file.identity(self._path) == self._identity:
                return
            self._report("journal.gone", path=str(self._path))
            self._session = self._parent = None
            self._db.close()
            self._db = file.connect(self._path, self._report)
            self._identity = file.identity(self._path)

    def _count(self, size: int) -> None:
        """Count what was written; only after a good deal of it is the file's size looked at."""
        self._fresh += size
        if self._fresh >= bound.LOOK:
            self._make_room()

    def _make_room(self) -> None:
        """Drop the oldest output of a file that is too large, and tell of it the first time."""
        self._fresh = 0
        if not self.kept:
            return
        most = bound.most(self._path)
        if self._do(lambda db: bound.make_room(db, most, self._now()), False):
            self._report("journal.bound", size=bound.megabytes(most))

    def _fill(self) -> None:
        """Put the lines that are new since into the search index, while the learner goes on."""
        if self.kept and self._do(searching.behind, False):
            self._filler = threading.Thread(target=self._fill_slowly, daemon=True)
            self._filler.start()

    def _fill_slowly(self) -> None:
        with contextlib.suppress(sqlite3.Error), contextlib.closing(file.another(self._path)) as db:
            searching.fill(db, lambda: self._open)

    def _list(self, work: Callable[[sqlite3.Connection], list[T]]) -> list[T]:
        return self._do(work, [])

    def _do(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do something with the file; where it fails, once more with the one that takes its place."""
        with self._lock:
            for _ in range(2):
                if not self._open:
                    break
                try:
                    return work(self._db)
                except sqlite3.IntegrityError:  # another program has deleted the session or the turn
                    self._session = self._parent = None
                except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
                    self._replace(error)
        return otherwise

    def _replace(self, error: sqlite3.Error) -> None:
        if isinstance(error, sqlite3.ProgrammingError) or not self.kept:
            raise error
        self._session = self._parent = None
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CORRUPT_VTAB:
            searching.drop(self._db)  # the lines themselves are sound; the next start makes the index anew
        elif file.is_damage(error):
            self._db.close()
            self._db = file.connect(self._path, self._report, broken=True)
            self._identity = file.identity(self._path)
        else:
            self._report("journal.unwritable", path=str(self._path))
            self._db = file.in_memory()


def _likely(name: str, value: str) -> bool:
    """Tell whether a variable of the environment holds a secret, and not the path of one."""
    return names_secret(name) and len(value) >= LIKELY and not value.startswith(("/", "~", "."))
