"""Where a lesson takes place: on the practice daemon where it can be had, in a folder of its own."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tutor.lessons.model import Lesson
    from tutor.parts import Parts
    from tutor.practice import Practice
    from tutor.practice.nodes import Node

VISIBLE: Final = "docker-lessons"
"""The folder in the learner's home, where an editor finds the files of lessons."""


class Workplace:
    """Goes to the daemon and the folder of a lesson, and back."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._back = ""
        self.folder = ""
        self._second: Node | None = None

    def choose(self, here: bool) -> None:
        """Work on the practice daemon, or with `here` on the one of now, and say so.

        Where the practice daemon cannot be had, say why and stay.
        """
        parts = self._parts
        if parts.engine.found().daemon:
            return
        if here:
            parts.tell.say("lessons.here", host=self.host)
            return
        found = self._lent() or self._start()
        if found.daemon is None:
            parts.tell.say("lessons.no-practice", host=self.host)
            if found.reason:
                parts.tell.say(found.reason, **found.slots)
            return
        parts.engine.borrow(found)
        parts.tell.say("lessons.practice", host=self.host)

    def _lent(self) -> Practice | None:
        """Give the practice daemon of an earlier lesson, if it still answers."""
        from tutor.practice.engine import answers

        lent = self._parts.engine.lent
        return lent if lent and lent.host and answers(Path(lent.host.removeprefix("unix://"))) else None

    def _start(self) -> Practice:
        from tutor.practice import Options, find_or_start

        self._parts.tell.say("lessons.practice-starts")
        return find_or_start(Options(practice=True), os.environ, self._parts.tell.say)

    @property
    def host(self) -> str:
        """Give the address of the daemon of now, "" where there is none."""
        return self._parts.engine.found().host or ""

    @property
    def stands_in(self) -> bool:
        """Tell whether practice images stand in for Docker Hub."""
        return self._parts.engine.found().stands_in

    def enter(self, lesson: Lesson, folder: str = "") -> str:
        """Go to the working folder of a lesson and give it, "" where it needs none; a new one gets its files.

        Raises: OSError if it cannot be made.
        """
        if not (lesson.folder or lesson.files):
            return ""
        place = Path(folder) if folder else _free(self._root() / lesson.id)
        if not place.is_dir():
            place.mkdir(parents=True)
            restore(place, lesson.files)
        self._go(place)
        return str(place)

    def furnish(self, lesson: Lesson, fresh: bool) -> None:
        """Bring the plugins and the second machine that a lesson needs, or say why there are none.

        A `fresh` machine has nothing of an earlier time; lines name it by variables of the environment.
        """
        if lesson.plugins:
            self._lend_plugins(lesson)
        if lesson.nodes > 1:
            self._start_second(fresh)

    def _lend_plugins(self, lesson: Lesson) -> None:
        """Fetch plugins that are not installed; they are found as long as this program runs."""
        from tutor import plugins
        from tutor.daemon import config
        from tutor.plugins.find import LENT
        from tutor.practice.engine import EngineError
        from tutor.practice.engines import PLUGINS_FROM, fetch_plugins
        from tutor.practice.paths import kit

        say, settings = self._parts.tell.say, config.load(os.environ)
        lacking = [name for name in lesson.plugins if plugins.plugin(name, settings) is None]
        names = ", ".join(f"docker {name}" for name in lacking)
        if not lacking:
            return
        if self._parts.engine.found().daemon is None:
            say("lessons.no-plugins", names=names)
            return
        say("lessons.plugins", names=names)
        try:
            os.environ[LENT] = str(fetch_plugins(PLUGINS_FROM, kit()))
        except (EngineError, OSError):
            say("lessons.no-plugins", names=names)

    def _start_second(self, fresh: bool) -> None:
        from tutor.practice import nodes
        from tutor.practice.engine import EngineError

        parts, say = self._parts, self._parts.tell.say
        try:
            self._second = nodes.second(parts.engine.found(), lambda _: say("lessons.second"), fresh)
        except EngineError as error:
            say("lessons.no-second", error=str(error).strip().rpartition("\n")[2])
            return
        if self._second:
            os.environ.update(self._second.env)
        else:
            say("lessons.one-machine")

    def renew(self, lesson: Lesson) -> None:
        """Put a second machine in the place of the one that the lesson has used."""
        self._put_away(for_good=True)
        self.furnish(lesson, fresh=True)

    def _put_away(self, for_good: bool) -> None:
        if self._second is None:
            return
        for name in self._second.env:
            os.environ.pop(name, None)
        if for_good:
            self._second.discard()
        else:
            self._second.daemon.close()
        self._second = None

    def _go(self, place: Path) -> None:
        self._back = self._back or _cwd()
        os.chdir(place)
        self.folder = str(place)
        self._parts.tell.say("lessons.folder", folder=self.folder)

    def leave(self, for_good: bool = False) -> None:
        """Go back to the folder and the daemon from before.

        Unless the lesson is left `for_good`, a second machine keeps what it has, to go on with.
        """
        self._put_away(for_good)
        if self._back:
            with suppress(OSError):
                os.chdir(self._back)
            self._parts.tell.say("lessons.folder-back", folder=_cwd())
        self._back = self.folder = ""
        if self._parts.engine.give_back():
            self._parts.tell.say("lessons.daemon-back", host=self.host)

    def _root(self) -> Path:
        """Give where working folders are: in sight, or in the state folder where one was chosen."""
        if os.environ.get("DOCKER_TUTOR_HOME"):
            return self._parts.home.absolute() / "lessons"
        return Path.home() / VISIBLE


def restore(place: Path, files: Path | None) -> None:
    """Make a working folder what it is at the lesson's start: its files, and nothing else.

    Raises: OSError if something in it cannot be removed, or it is a link to another place.
    """
    if place.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
    for inner in place.iterdir():
        if inner.is_dir() and not inner.is_symlink():
            shutil.rmtree(inner)
        else:
            inner.unlink()
    if files:
        shutil.copytree(files, place, dirs_exist_ok=True, symlinks=True)


def is_practice(host: str) -> bool:
    """Tell whether an address is the practice daemon's."""
    from tutor.practice.find import address

    return host == address()


def _free(place: Path) -> Path:
    """Give a folder that is not there yet: what lies in another one is not the lesson's to change."""
    tried = (place.with_name(f"{place.name}-{number}") for number in range(2, 1000))
    return place if not place.exists() else next(one for one in tried if not one.exists())


def _cwd() -> str:
    try:
        return str(Path.cwd())
    except FileNotFoundError:
        return str(Path.home())
