"""Mark the lines that a program of docker's plugins runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.model import NO_PLUGIN, OTHER_PLUGIN, Operand, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.bank import Bank
    from tutor.daemon.config import Config
    from tutor.model import Invocation, Line

KNOWN: Final = frozenset(
    (
        *("agent", "ai", "debug", "desktop", "extension", "init", "mcp", "model", "offload", "pass"),
        *("sandbox", "sbom", "scan", "scout"),
    )
)
"""Plugins that a learner meets in books, and of whose commands the bank has none."""

BUILDER: Final = {
    "build": (("build",), ("buildx", "build"), ""),
    "image build": (("image", "build"), ("buildx", "build"), " image"),
    "builder": (("builder",), ("buildx",), " builder"),
}
_TRUE: Final = frozenset({"1", "t", "T", "TRUE", "true", "True"})
FALSE: Final = frozenset({"0", "f", "F", "FALSE", "false", "False"})


def adopt(found: Invocation, bank: Bank, env: Mapping[str, str]) -> Invocation:
    """Mark a line that a plugin runs: what docker itself would refuse there is the plugin's business.

    Where a well-known plugin is not installed, the problem has a code of its own.
    """
    if alias(found):
        taken = wants_buildkit(env) is not False and _usable("buildx", found, env)
        return found._replace(plugin="buildx", problem=None) if taken else _unwarned(found, bank)
    if known := bank.command(found.command).plugin:
        return found._replace(plugin=known, problem=None) if _usable(known, found, env) else found
    name = _asked(found)
    if not name:
        return found
    operand = Operand(OTHER_PLUGIN, Value("string", name, "", {"plugin": name}), *_place(found))
    if _usable(name, found, env):
        return found._replace(plugin=name, problem=None, flags=(), operands=(operand,))
    if name in KNOWN and found.problem:
        own = tuple(use for use in found.flags if use.start < operand.start)
        problem = found.problem._replace(code=NO_PLUGIN)
        return found._replace(problem=problem, flags=own, operands=(operand,), meant=None)
    return found


def adopt_all(line: Line, bank: Bank, env: Mapping[str, str]) -> Line:
    """Mark all invocations of a line that plugins run; what the host runs is the host's."""
    if line.kind == "host":
        return line
    found = tuple(adopt(one, bank, env) for one in line.invocations)
    return line if found == line.invocations else line._replace(invocations=found)


def config(found: Invocation, env: Mapping[str, str]) -> Config:
    """Give docker's own settings, from the folder that the line names."""
    from tutor.daemon.config import load

    folders = [use.value.raw for use in found.globals if use.name == "config"]
    return load(env, folders[-1] if folders else "")


def alias(found: Invocation) -> str:
    """Give the spelling of the old builder that docker hands to buildx, or ""."""
    if any(use.name == "help" and use.spelling == "help" for use in found.flags):  # `docker help build`
        return ""
    words = found.spelled.split(" ")
    if words[:1] == ["builder"]:
        return "builder"
    return found.spelled if found.spelled in BUILDER else ""


def wants_buildkit(env: Mapping[str, str]) -> bool | str | None:
    """Tell what DOCKER_BUILDKIT says; "" where it says nothing, None where it makes no sense."""
    value = env.get("DOCKER_BUILDKIT", "")
    if value in _TRUE:
        return True
    return False if value in FALSE else "" if not value else None


def _usable(name: str, found: Invocation, env: Mapping[str, str]) -> bool:
    from tutor.plugins.find import plugin  # few lines are about a plugin

    there = plugin(name, config(found, env))
    return there is not None and not there.fault


def _asked(found: Invocation) -> str:
    """Give the word that docker itself does not know as a command, or ""."""
    unknown = (found.command == "docker" and not found.spelled) or found.command == "help"
    words = found.operands[:1] if unknown else ()
    return words[0].value.raw if words else ""


def _place(found: Invocation) -> tuple[int, int]:
    """Give the place of the plugin's words: its name, and all behind it."""
    operands = (*found.operands, *(found.meant.operands if found.meant else ()))
    ends = [*(operand.end for operand in operands), *(use.end for use in found.flags)]
    return operands[0].start, max(ends)


def warning(found: Invocation, bank: Bank) -> str:
    """Give what docker says about its own command of this spelling."""
    own = bank.canonical(found.spelled.split(" ")) or found.command
    return bank.command(own).warning


def _unwarned(found: Invocation, bank: Bank) -> Invocation:
    """Leave out of a problem the warning that docker prints before: it is told apart."""
    told = warning(found, bank)
    if not found.problem or not told:
        return found
    return found._replace(problem=found.problem._replace(text=found.problem.text.removeprefix(f"{told}\n\n")))
