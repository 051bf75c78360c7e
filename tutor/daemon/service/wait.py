"""Wait until a service runs as wanted, showing how far it is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters
from tutor.daemon.image.progress import show
from tutor.daemon.service.progress import Look, Progress, message, updater
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from tutor.daemon.call import Call

_SECOND = 1_000_000_000
_PAUSE, _STABLE = 0.2, 5.0


def wait(call: Call, service: str, quiet: bool = False) -> int:
    """Watch a service until its tasks have been stable for a while.

    Raises: DockerError if the daemon gives up.
    """
    if quiet:
        for _ in _Watch(call, service).messages():
            pass
    else:
        show(_Watch(call, service).messages(), call.terminal)
    return 0


class _Watch:
    """Remembers since when a service has been as wanted."""

    def __init__(self, call: Call, service: str) -> None:
        self._call, self._service = call, service
        self._progress: Progress | None = None
        self._since: float | None = None
        self._monitor = _STABLE
        self._converged = self._rollback = False
        self._last: Any = None

    def messages(self) -> Iterator[Any]:
        """Yield what there is to show; an interrupt leaves the rest to the daemon."""
        try:
            while True:
                done = yield from self._step()
                if done:
                    return
                time.sleep(_PAUSE)
        except KeyboardInterrupt:
            if not self._converged:
                yield {"status": "Operation continuing in background."}
                yield {"status": f"Use `docker service ps {self._service}` to check progress."}

    def _step(self) -> Generator[Any, None, bool]:
        get = self._call.connection.get
        service = get(f"/services/{self._service}", {"insertDefaults": "false"})
        monitor = (service["Spec"].get("UpdateConfig") or {}).get("Monitor", 0)
        self._monitor = monitor / _SECOND if monitor else self._monitor
        self._progress = self._progress or updater(service)
        if (yield from self._status(service.get("UpdateStatus") or {})):
            return True
        if self._converged and self._since is not None and time.monotonic() - self._since >= self._monitor:
            yield message("verify", f"Service {self._service} converged")
            if self._last:
                yield self._last
            return True
        query = {"filters": filters.encoded([("service", service["ID"]), ("_up-to-date", "true")])}
        tasks = get("/tasks", query)
        nodes = {one["ID"] for one in get("/nodes") if one["Status"].get("State") != "down"}
        self._converged = yield from self._progress.step(Look(service, tasks, nodes, self._rollback))
        return (yield from self._verify(service))

    def _status(self, status: Any) -> Generator[Any, None, bool]:
        text = status.get("Message", "")
        match status.get("State", ""):
            case "completed":
                return not self._converged
            case "updating":
                self._rollback = False
            case "paused":
                raise DockerError(f"service update paused: {text}")
            case "rollback_paused":
                raise DockerError(f"service rollback paused: {text}")
            case "rollback_started" if not self._rollback and text:
                yield message("rollback", text)
            case "rollback_completed" if not self._converged:
                self._last = {"id": "rollback", "status": text}
        self._rollback = self._rollback or status.get("State", "").startswith("rollback_")
        return False

    def _verify(self, service: Any) -> Generator[Any, None, bool]:
        if not self._converged:
            if self._since is not None:
                yield message("verify", "Detected task failure")
            self._since = None
            return False
        if service.get("JobStatus") is not None:
            yield {"status": "job complete"}
            return True
        self._since = time.monotonic() if self._since is None else self._since
        left = self._monitor - (time.monotonic() - self._since)
        if left >= 0:
            text = f"Waiting {int(left) + 1} seconds to verify that tasks are stable..."
            yield message("verify", text)
        return False
