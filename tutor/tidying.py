"""Keeps what the lines of a lesson make on the daemon, and removes exactly that again."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tutor.errors import DockerError
from tutor.journal.lessons import Thing
from tutor.lessons import made
from tutor.lessons.bases import bases

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tutor.lessons.made import Key
    from tutor.model import Invocation, Line
    from tutor.parts import Parts

_PATIENT: Final = frozenset({"project", "stack", "service", "swarm"})
"""Things whose containers end a while after they were removed."""
_WITHIN: Final = 60.0  # seconds for each answer: to stop a container takes ten


class Tidying:
    """What one run of a lesson has made."""

    def __init__(self, parts: Parts, run: int) -> None:
        self._parts, self._run = parts, run

    def before(self, line: Line, turn: int) -> None:
        """Look at what there is, as far as the line may add to it, and keep that with the line."""
        kinds = made.kinds(line.invocations) if line.kind == "docker" else made.ALL
        found = self._list(kinds) if kinds else None
        known = None if found is None else {"kinds": sorted(kinds), "keys": [item.key for item in found]}
        self._parts.journal().lessons.add_line(self._run, turn, json.dumps(known) if known else None)

    def after(self, invocations: Sequence[Invocation], turn: int) -> None:
        """Keep what the line has made; `invocations` are the commands that docker got."""
        lessons = self._parts.journal().lessons
        kept = dict(lessons.cut_off(self._run)).get(turn)
        if kept is None:
            return
        known = json.loads(kept)
        before = {(str(kind), str(name), str(number)) for kind, name, number in known["keys"]}
        kinds = made.kinds(invocations) & set(known["kinds"])
        now = self._list(kinds) if kinds else ()
        if now is not None:
            found = made.made(before, now, invocations, self.own(), _pulled(invocations))
            lessons.add_things(self._run, turn, [Thing(*key) for key in found])

    def own(self) -> tuple[Key, ...]:
        """Give what the run has made and not removed by itself."""
        things = self._parts.journal().lessons.things(self._run)
        return tuple((thing.kind, thing.name, thing.id) for thing in things)

    def there(self) -> tuple[Key, ...]:
        """Give what the run has made and is still there; forget what the learner has removed.

        Raises: DockerError if the daemon does not answer.
        """
        from tutor.daemon import things

        own = self.own()
        found = things.there(own, self._parts.daemon()) if own else ()
        self._forget(set(own) - set(found))
        return found

    def clean(self, found: Sequence[Key]) -> list[tuple[Key, str]]:
        """Remove things; give those that the daemon would not, each with what it says."""
        from tutor import daemon
        from tutor.daemon import things

        self._parts.daemon()  # from now on the environment names it
        connection = daemon.connect(timeout=_WITHIN)
        left: list[tuple[Key, str]] = []
        patient = any(key[0] in _PATIENT for key in found)
        try:
            for key in found:
                try:
                    things.remove(key, connection, patient)
                except DockerError as error:
                    left.append((key, error.text))
                else:
                    self._forget([key])
        finally:
            connection.close()
        return left

    def _forget(self, gone: Collection[Key]) -> None:
        self._parts.journal().lessons.forget_things(self._run, [Thing(*key) for key in gone])

    def _list(self, kinds: Collection[str]) -> tuple[made.Item, ...] | None:
        """List things; None if the daemon does not answer, so that nothing is taken for new."""
        from tutor.daemon import things

        try:
            return things.listed(sorted(kinds), self._parts.daemon())
        except DockerError:
            return None


def _pulled(invocations: Sequence[Invocation]) -> list[str]:
    """Give the images that builds begin with, as far as their Dockerfiles can be read here."""
    found: list[str] = []
    for one in invocations:
        if one.command in made.BUILDS:
            for folder in one.named("PATH"):
                with suppress(OSError, UnicodeError):
                    found += bases(Path(one.raw("file") or Path(folder, "Dockerfile")).read_text("utf-8"))
    return found
