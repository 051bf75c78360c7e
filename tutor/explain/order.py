"""The order of events: which of the bank's steps a line goes through.

The names in `CONDITIONS` are what `when` may say in content/commands/*.toml.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tutor.model import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tutor.bank.facts import Command
    from tutor.model import Invocation, Slots


_REPLACING: Final = ("force-recreate", "no-recreate")


def _attached(invocation: Invocation) -> bool:
    """`start` stays detached unless told to attach; `run`, `exec`, `compose up` the other way round."""
    if invocation.command == "container start":
        return invocation.on("attach") or invocation.on("interactive")
    return not any(invocation.on(flag) for flag in ("detach", "wait", "no-start"))


def _pulls(policy: str) -> Callable[[Invocation], bool]:
    return lambda invocation: invocation.raw("pull", "missing") == policy


def _gets(invocation: Invocation) -> tuple[bool, bool]:
    """Tell whether Compose pulls, and whether it builds, what is missing."""
    policy = invocation.raw("pull", "missing")
    return policy not in ("always", "never"), policy != "always" and not invocation.on("no-build")


def _is_job(invocation: Invocation) -> bool:
    return invocation.raw("mode", "").endswith("-job")


def _runs_steps(invocation: Invocation) -> bool:
    """`--check` and `--call targets` only look at the Dockerfile."""
    return not invocation.on("check") and invocation.raw("call", "build") == "build"


def _is_remote(invocation: Invocation) -> bool:
    return any(operand.value.form.startswith(("git", "url")) for operand in invocation.operands)


def _is_foreign(invocation: Invocation) -> bool:
    """Docker's own builder keeps an image; as a rule it builds for one platform and keeps its own cache."""
    named = any(use.name == "builder" for use in (*invocation.outer, *invocation.flags))
    cached = any(use.value.form == "" for use in invocation.uses("cache-to"))
    several = "," in invocation.raw("platform", "") or len(invocation.uses("platform")) > 1
    return named or cached or several


def _stays(invocation: Invocation) -> bool:
    return _runs_steps(invocation) and not _goes_elsewhere(invocation)


def _goes_elsewhere(invocation: Invocation) -> bool:
    return invocation.on("push") or invocation.given("output")


def _on(flag: str) -> Callable[[Invocation], bool]:
    return lambda invocation: invocation.on(flag)


def _off(flag: str) -> Callable[[Invocation], bool]:
    return lambda invocation: not invocation.on(flag)


CONDITIONS: Final[Mapping[str, Callable[[Invocation], bool]]] = MappingProxyType(
    {
        "always": lambda _: True,
        "attached": _attached,
        "detached": lambda invocation: not _attached(invocation),
        "interactive": _on("interactive"),
        "tty": _on("tty"),
        "removes_itself": _on("rm"),
        "pull_always": _pulls("always"),
        "pull_missing": _pulls("missing"),
        "pull_never": _pulls("never"),
        "pulls_or_builds": lambda invocation: _gets(invocation) == (True, True),
        "pulls_only": lambda invocation: _gets(invocation) == (True, False),
        "builds_only": lambda invocation: _gets(invocation) == (False, True),
        "replaces_changed": lambda invocation: not any(map(invocation.on, _REPLACING)),
        "replaces_all": _on("force-recreate"),
        "replaces_none": _on("no-recreate"),
        "finishes": lambda invocation: _attached(invocation) and _is_job(invocation),
        "keeps_running": lambda invocation: _attached(invocation) and not _is_job(invocation),
        "forced": _on("force"),
        "follows": _on("follow"),
        "builds": _on("build"),
        "starts": _off("no-start"),
        "removes_volumes": _on("volumes"),
        "with_deps": _off("no-deps"),
        "sends": lambda invocation: _runs_steps(invocation) and not _is_remote(invocation),
        "fetches": lambda invocation: _runs_steps(invocation) and _is_remote(invocation),
        "cached": lambda invocation: _runs_steps(invocation) and not invocation.on("no-cache"),
        "uncached": lambda invocation: _runs_steps(invocation) and invocation.on("no-cache"),
        "tagged": lambda invocation: invocation.given("tag"),
        "untagged": lambda invocation: not invocation.given("tag"),
        "has_file": lambda invocation: invocation.given("compose-file"),
        "pushes": lambda invocation: _runs_steps(invocation) and invocation.on("push"),
        "exports": lambda invocation: _runs_steps(invocation) and invocation.given("output"),
        "stays": lambda invocation: (
            _stays(invocation) and (invocation.on("load") or not _is_foreign(invocation))
        ),
        "stays_there": lambda invocation: (
            _stays(invocation) and not invocation.on("load") and _is_foreign(invocation)
        ),
    }
)


def steps(invocation: Invocation, command: Command, slots: Slots) -> tuple[Note, ...]:
    """Give a note for each step that this line goes through; one step alone is no order and gives none."""
    taken = [step for step in command.order if CONDITIONS[step.when](invocation)]
    if len(taken) < 2:
        return ()
    at = invocation.path_end
    return tuple(
        Note(at, at, "order", str(number), step.when, step.key, slots) for number, step in enumerate(taken, 1)
    )
