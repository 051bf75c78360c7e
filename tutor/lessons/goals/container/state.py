"""How a container fares: its state, exit code, restarts, health and log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.lessons.goals.keys import ABSENT, PRESENT, bound, numbers, one_of, text, within
from tutor.lessons.goals.say import listed
from tutor.lessons.model import Unmet

if TYPE_CHECKING:
    from tutor.lessons.model import Goal
    from tutor.lessons.world import Facts, World

_STATES = ("running", "exited", "created", "paused", "restarting")
_TOLD = {"running": ("exited", "created", "paused", "restarting"), "exited": ("running", "created")}
KEYS = {
    "state": one_of(*_STATES, ABSENT, PRESENT),
    "exit_code": numbers,
    "restarts": bound,
    "health": text,
    "log": text,
}


def slots(found: Facts) -> dict[str, str]:
    """Give what sentences say of every container."""
    status = found["State"]
    name = found["Name"].removeprefix("/")
    return {"name": name, "state": status["Status"], "code": str(status.get("ExitCode", 0))}


def _state(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    wanted, is_ = goal.keys["state"], found["State"]["Status"]
    if wanted in (PRESENT, is_):
        return None
    form = f"{wanted}-{is_}" if is_ in _TOLD.get(wanted, ()) else ""
    return Unmet("state", {**slots(found), "wanted": wanted}, form)


def _exit_code(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    wanted = goal.keys["exit_code"]
    allowed = wanted if isinstance(wanted, list) else [wanted]
    if found["State"]["Status"] in ("running", "paused", "created", "restarting"):
        return Unmet("exit_code", slots(found), "none")
    said = {**slots(found), "wanted": listed(allowed)}
    return None if found["State"]["ExitCode"] in allowed else Unmet("exit_code", said)


def _restarts(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    count, wanted = found.get("RestartCount", 0), goal.keys["restarts"]
    said = {**slots(found), "count": str(count), "wanted": wanted}
    return None if within(count, wanted) else Unmet("restarts", said)


def _health(found: Facts, goal: Goal, world: World) -> Unmet | None:
    del world
    health = (found["State"].get("Health") or {}).get("Status") or "none"
    if health == goal.keys["health"]:
        return None
    return Unmet("health", {**slots(found), "found": health}, "none" if health == "none" else "")


def _log(found: Facts, goal: Goal, world: World) -> Unmet | None:
    wanted = goal.keys["log"]
    there = wanted in world.log(found["Name"].removeprefix("/"))
    return None if there else Unmet("log", {**slots(found), "wanted": wanted})


ASPECTS = {
    "state": _state,
    "exit_code": _exit_code,
    "restarts": _restarts,
    "health": _health,
    "log": _log,
}
