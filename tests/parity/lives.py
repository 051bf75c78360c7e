"""The lives of the fake engine's containers as events: so clients of an API before 1.30 wait for an end."""

from __future__ import annotations

import json
import re
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WHOLE_ID = 64
_LIMIT = 20.0  # seconds


class Lives:
    """What was asked of containers: one that is joined ends once it is started, others go on."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._asked: set[tuple[str, str]] = set()
        self._round = 0

    def begin(self) -> None:
        """Forget all; who still listens hears no more."""
        with self._changed:
            self._asked.clear()
            self._round += 1
            self._changed.notify_all()

    def note(self, method: str, path: str) -> None:
        """Keep what a request does to a container."""
        if found := re.fullmatch(r"/containers/([^/]+)(/start|/attach|)", path):
            with self._changed:
                self._asked.add((found[1], found[2] or method))
                self._changed.notify_all()

    def followed(self, query: Mapping[str, str]) -> str:
        """Give the full ID of the one container whose events are asked for, "" where there is none such."""
        ids = list(json.loads(query.get("filters") or "{}").get("container", ()))
        return ids[0] if len(ids) == 1 and len(ids[0]) == _WHOLE_ID else ""

    def events(self, container: str, *, client_removes: bool) -> Iterator[bytes]:
        """Tell of the end of a container when it comes; where the client removes it, of that when it did."""
        if self._wait(container, "/attach", "/start"):
            yield self._event(container, "die")
            if not client_removes or self._wait(container, "DELETE"):
                yield self._event(container, "destroy")
        self._wait(container, "the listener's leaving")

    def _wait(self, container: str, *steps: str) -> bool:
        with self._changed:
            mine, wanted = self._round, {(container, step) for step in steps}
            self._changed.wait_for(lambda: self._round != mine or wanted <= self._asked, _LIMIT)
            return self._round == mine and wanted <= self._asked

    def _event(self, container: str, action: str) -> bytes:
        actor = {"ID": container, "Attributes": {"exitCode": "0"}}
        said = {"status": action, "Type": "container", "Action": action, "Actor": actor}
        return f"{json.dumps(said)}\n".encode()
