"""How far the tasks of a service are, for each of its modes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from tutor.daemon.format.names import short_id
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

_STATES = (
    *("new", "allocated", "pending", "assigned", "accepted", "preparing", "ready", "starting", "running"),
    *("complete", "shutdown", "failed", "rejected"),
)
_NUMBER = {state: number for number, state in enumerate(_STATES, 1)}
_RUNNING, _COMPLETE = _NUMBER["running"], _NUMBER["complete"]
_WIDTH = max(len(state) for state in _STATES[:_COMPLETE])
_MOST_BARS, _LONGEST_ERROR = 20, 75


@dataclass(frozen=True, slots=True)
class Look:
    """What the daemon said at one moment; `nodes` are the IDs of those that are up."""

    service: Any
    tasks: list[Any]
    nodes: set[str]
    rollback: bool


class Progress(Protocol):
    """Remembers what has been shown of one service."""

    def step(self, look: Look) -> Generator[Any, None, bool]:
        """Yield what has changed; tell whether all is as wanted."""


def updater(service: Any) -> Progress:
    """Give what follows a service of its mode.

    Raises: DockerError if there is no such mode.
    """
    mode = service["Spec"]["Mode"]
    if mode.get("Replicated") is not None and mode["Replicated"].get("Replicas") is not None:
        return _Services()
    if mode.get("Global") is not None:
        return _Services()
    if mode.get("ReplicatedJob") is not None:
        return _ReplicatedJob(service)
    if mode.get("GlobalJob") is not None:
        return _GlobalJob()
    raise DockerError("unrecognized service mode")


def message(title: str, text: str) -> dict[str, Any]:
    """Give a line without a bar."""
    return {"id": title, "status": text, "progressDetail": {}}


def _bar(title: str, text: str, current: int, total: int) -> dict[str, Any]:
    detail = {"current": current, "total": total, "hidecounts": True}
    return {"id": title, "status": text, "progressDetail": detail}


def _short(error: str) -> str:
    text = error.replace("\n", " ")
    data = text.encode()
    return text if len(data) <= _LONGEST_ERROR else f"{data[: _LONGEST_ERROR - 1].decode(errors='replace')}…"


def _number(task: Any, key: str = "") -> int:
    state = task["Status"].get("State", "") if not key else task.get(key, "")
    return _NUMBER.get(state, 0)


def _ended(number: int) -> bool:
    return number > _RUNNING


class _Services:
    """Follows a service that goes on: replicated (a bar for each slot) or global (one for each node)."""

    def __init__(self) -> None:
        self._begun = self._done = False
        self._slots: dict[Any, int] = {}

    def step(self, look: Look) -> Generator[Any, None, bool]:
        replicated = look.service["Spec"]["Mode"].get("Replicated")
        if replicated is not None:
            chosen = _chosen(look.tasks, lambda task: task.get("Slot", 0), look.nodes)
            wanted = int(replicated["Replicas"])
        else:
            chosen = _chosen(look.tasks, lambda task: task.get("NodeID", ""))
            wanted = len(chosen)
        if not self._begun and replicated is None and not wanted:
            yield message("overall progress", "waiting for new tasks")
            return False
        yield from self._begin(wanted, look.rollback, bars=replicated is not None)
        if any(_number(task) != _RUNNING for task in chosen.values()):
            self._done = False
        if replicated is None:
            chosen = {node: task for node, task in chosen.items() if node in look.nodes}
        for key, task in chosen.items():
            yield from self._task(task, self._title(key, wanted, replicated is not None), wanted)
        running = sum(
            not _ended(_number(task, "DesiredState")) and _number(task) == _RUNNING
            for task in chosen.values()
        )
        if not self._done:
            yield _overall(running, wanted, look.rollback)
            self._done = running == wanted
        return running == wanted

    def _begin(self, wanted: int, rollback: bool, bars: bool) -> Iterable[Any]:
        """Show every line once, so that they stand in order."""
        if self._begun:
            return
        self._begun = True
        yield _overall(0, wanted, rollback)
        if bars and wanted <= _MOST_BARS:
            yield from (message(f"{slot}/{wanted}", " ") for slot in range(1, wanted + 1))

    def _title(self, key: Any, wanted: int, replicated: bool) -> str:
        if not replicated:
            return short_id(key)
        place = self._slots.setdefault(key, len(self._slots) + 1)
        return f"{place}/{wanted}" if place <= wanted else ""

    def _task(self, task: Any, title: str, wanted: int) -> Iterable[Any]:
        if self._done or wanted > _MOST_BARS or not title:
            return
        if task["Status"].get("Err"):
            yield message(title, _short(task["Status"]["Err"]))
        elif not _ended(_number(task, "DesiredState")) and not _ended(_number(task)):
            yield _bar(title, task["Status"]["State"].ljust(_WIDTH), _number(task), _RUNNING)


def _overall(running: int, wanted: int, rollback: bool) -> dict[str, Any]:
    head = "rolling back update: " if rollback else ""
    return message("overall progress", f"{head}{running} out of {wanted} tasks")


def _chosen(tasks: list[Any], key: Callable[[Any], Any], nodes: set[str] | None = None) -> dict[Any, Any]:
    """Give one task for each key: the one that is to live, then the one that is least far."""
    found: dict[Any, Any] = {}
    for task in tasks:
        wanted, state = _number(task, "DesiredState"), _number(task)
        if not wanted or not state:
            continue
        other = found.get(key(task))
        if other is not None:
            if _number(other, "DesiredState") < wanted:
                continue
            if _number(other, "DesiredState") == wanted and _number(other) <= state:
                continue
        if nodes is not None and task.get("NodeID") and task["NodeID"] not in nodes:
            continue
        found[key(task)] = task
    return found


def _least(tasks: list[Any], key: str, iteration: int) -> dict[Any, Any]:
    """Give for each key the task of this run of a job that is least far."""
    found: dict[Any, Any] = {}
    for task in tasks:
        own = task.get("JobIteration")
        if own is None or own.get("Index", 0) != iteration or not _number(task):
            continue
        other = found.get(task.get(key, 0))
        if other is None or _number(other) > _number(task):
            found[task.get(key, 0)] = task
    return found


def _job_task(task: Any, title: str) -> dict[str, Any]:
    if task["Status"].get("Err"):
        return message(title, _short(task["Status"]["Err"]))
    return _bar(title, task["Status"]["State"].ljust(_WIDTH), _number(task), _COMPLETE)


class _ReplicatedJob:
    """Follows a job with a number of completions."""

    def __init__(self, service: Any) -> None:
        job = service["Spec"]["Mode"]["ReplicatedJob"]
        self._most, self._total = job["MaxConcurrent"], job["TotalCompletions"]
        self._iteration = service["JobStatus"]["JobIteration"].get("Index", 0)
        self._begun = False

    def step(self, look: Look) -> Generator[Any, None, bool]:
        if not self._begun:
            yield from self._overall(0, 0)
            if self._total <= _MOST_BARS:
                yield from (message(f"{place}/{self._total}", " ") for place in range(1, self._total + 1))
            self._begun = True
        wanted = [task for task in look.tasks if _number(task, "DesiredState")]
        chosen = _least(wanted, "Slot", self._iteration)
        active = sum(_number(task) < _COMPLETE for task in chosen.values())
        complete = sum(_number(task) == _COMPLETE for task in chosen.values())
        if self._total <= _MOST_BARS:
            yield from (_job_task(task, f"{slot + 1}/{self._total}") for slot, task in sorted(chosen.items()))
        yield from self._overall(active, complete)
        return bool(complete == self._total)

    def _overall(self, active: int, complete: int) -> Iterable[Any]:
        digits = len(str(self._total))
        text = f"{complete:{digits}} out of {self._total} complete"
        yield _bar("job progress", text, complete, self._total)
        width, left = len(str(self._most)), min(self._total - complete, self._most)
        yield message("active tasks", f"{active:{width}} out of {left:{width}} tasks")


class _GlobalJob:
    """Follows a job that runs once on every node."""

    def __init__(self) -> None:
        self._nodes: set[str] | None = None

    def step(self, look: Look) -> Generator[Any, None, bool]:
        iteration = look.service["JobStatus"]["JobIteration"].get("Index", 0)
        chosen = _least(look.tasks, "NodeID", iteration)
        if self._nodes is None:
            if not look.tasks and look.nodes:
                yield message("job progress", "waiting for tasks")
                return False
            self._nodes = set(chosen)
            yield self._overall(0)
        known = {node: task for node, task in chosen.items() if node in self._nodes}
        if len(self._nodes) <= _MOST_BARS:
            yield from (_job_task(task, node) for node, task in known.items())
        complete = sum(_number(task) == _COMPLETE for task in known.values())
        yield self._overall(complete)
        return complete == len(self._nodes)

    def _overall(self, complete: int) -> dict[str, Any]:
        total = len(self._nodes or ())
        text = f"{complete:{len(str(total))}} out of {total} complete"
        return _bar("job progress", text, complete, total)
