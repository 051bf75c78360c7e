"""The course as a newcomer takes it: at the prompt, on the practice daemon, by what stands on the screen."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.daemon import LiveDaemon
from tests.support.learner import Learner
from tests.support.lessons import State
from tests.support.newcomer import Newcomer
from tutor.lessons import files
from tutor.practice import daemon
from tutor.practice.paths import kit
from tutor.practice.spec import Spec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.model import Lang

ROOT = Path(__file__).parents[2]
LOCALES = {"ko": "ko_KR.UTF-8", "en": "C.UTF-8"}
FOLDERS = files.folders()


@dataclass
class Classroom:
    """A place where lessons are taken; the practice daemon that the prompt finds there is nobody else's."""

    daemon: LiveDaemon
    folder: Path
    taken: int = 0

    def take(self, name: str, lang: Lang) -> list[str]:
        """Take a lesson to its end; give what it has left behind, and lines that nobody would have typed."""
        lesson = files.load(FOLDERS[name], files.has_offline(FOLDERS[name]))
        self.daemon.need(*lesson.images)
        self.taken += 1
        place = self.folder / str(self.taken)
        place.mkdir()
        state = State(self.daemon.host, [])
        before = state.listing()
        argv = [*self.daemon.prefix, sys.executable, "-m", "tutor"]
        learner = Learner(argv, self._env(place, lang), str(place))
        try:
            newcomer = Newcomer(learner, lang)
            newcomer.take(name)
            now = state.listing()
            left = [f"{kind}: {now[kind]}, not {was}" for kind, was in before.items() if now[kind] != was]
            return [*newcomer.early, *left]
        finally:
            learner.close()
            state.clear(before)
            state.api.close()

    def _env(self, place: Path, lang: Lang) -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("DOCKER_")},
            "DOCKER_TUTOR_KIT": str(kit().state),
            "DOCKER_HOST": f"unix://{place}/nobody.sock",
            "DOCKER_TUTOR_HOME": str(place / "home"),
            "DOCKER_CONFIG": str(place / "config"),
            "LC_ALL": LOCALES[lang],
            "SHELL": "/bin/sh",
            "TERM": "xterm-256color",
            "PYTHONPATH": str(ROOT),
        }


@contextlib.contextmanager
def classroom(folder: Path) -> Iterator[Classroom]:
    """Start a practice daemon that only those find who have this place for the kit; images are shared."""
    shared, own = kit().state, folder / "kit"
    own.mkdir()
    for name in ("mirror", "hub", "plugins", "build.lock"):
        (own / name).symlink_to(shared / name)
    before = os.environ.get("DOCKER_TUTOR_KIT")
    os.environ["DOCKER_TUTOR_KIT"] = str(own)
    running = daemon.start(Spec("practice", fresh=True, relay=False))
    try:
        yield Classroom(LiveDaemon(running), folder)
    finally:
        running.stop()
        del os.environ["DOCKER_TUTOR_KIT"]
        if before is not None:
            os.environ["DOCKER_TUTOR_KIT"] = before
