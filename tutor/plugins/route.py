"""Decide who runs a line: docker's own commands, or a program that docker hands it to."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from tutor.model import NO_PLUGIN, OTHER_PLUGIN, Operand, Value
from tutor.plugins.find import Plugin, plugin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.bank import Bank
    from tutor.daemon.config import Config
    from tutor.model import Invocation, Line

KNOWN: Final = frozenset({"scout"})
"""Plugins that a learner meets in books, and of whose commands the bank has none."""

_CLIENT_SIDE: Final = frozenset({"manifest", "trust", "completion"})
"""Families that the docker program does by itself, without asking the daemon."""

_UNSIGNED: Final = "disable-content-trust"

_BUILDER: Final = {
    "build": (("build",), ("buildx", "build"), ""),
    "image build": (("image", "build"), ("buildx", "build"), " image"),
    "builder": (("builder",), ("buildx",), " builder"),
}
_TRUE: Final = frozenset({"1", "t", "T", "TRUE", "true", "True"})
_FALSE: Final = frozenset({"0", "f", "F", "FALSE", "false", "False"})
ORIGINAL: Final = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND"
_TRACES: Final = "OTEL_RESOURCE_ATTRIBUTES"
_OFF: Final = """\
DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.

"""
_LACKING: Final = """\
ERROR: BuildKit is enabled but the buildx component is missing or broken.
       Install the buildx component to build images with BuildKit:
       https://docs.docker.com/go/buildx/"""


@dataclass(frozen=True, slots=True)
class Route:
    """Where a line goes: to the program `argv` with more environment `env`, or to us where that is empty.

    `notice` is what docker prints first, `error` why it goes no further. `lacking` is the
    message about a program that is needed and not there. `helps`: docker asks it for a help text
    (`docker help compose`), and how it ends is an error of docker's own.
    """

    argv: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""
    error: str = ""
    lacking: str = ""
    helps: bool = False


def adopt(found: Invocation, bank: Bank, env: Mapping[str, str]) -> Invocation:
    """Mark a line that a plugin runs: what docker itself would refuse there is the plugin's business.

    Where a well-known plugin is not installed, the problem has a code of its own.
    """
    if _alias(found):
        taken = _wants_buildkit(env) is not False and _usable("buildx", found, env)
        return replace(found, plugin="buildx", problem=None) if taken else _unwarned(found, bank)
    if known := bank.command(found.command).plugin:
        return replace(found, plugin=known, problem=None) if _usable(known, found, env) else found
    name = _asked(found)
    if not name:
        return found
    operand = Operand(OTHER_PLUGIN, Value("string", name, "", {"plugin": name}), *_place(found))
    if _usable(name, found, env):
        return replace(found, plugin=name, problem=None, flags=(), operands=(operand,))
    if name in KNOWN and found.problem:
        return replace(found, problem=replace(found.problem, code=NO_PLUGIN), operands=(operand,))
    return found


def adopt_all(line: Line, bank: Bank, env: Mapping[str, str]) -> Line:
    """Mark all invocations of a line that plugins run; what the host runs is the host's."""
    if line.kind == "host":
        return line
    found = tuple(adopt(one, bank, env) for one in line.invocations)
    return line if found == line.invocations else replace(line, invocations=found)


def route(found: Invocation, words: Sequence[str], bank: Bank, env: Mapping[str, str]) -> Route:
    """Decide who runs an adopted line; `words` are the line's, with or without `docker` in front."""
    if not words or Path(words[0]).name != "docker":
        words = ("docker", *words)
    if _wants_buildkit(env) is None:
        value = env["DOCKER_BUILDKIT"]
        why = f'strconv.ParseBool: parsing "{value}": invalid syntax'
        return Route(error=f"DOCKER_BUILDKIT environment variable expects boolean value: {why}")
    if found.plugin:
        there = plugin(found.plugin, config(found, env))
        return _handed_over(found, words, env, there) if there else Route(lacking="plugin.no-docker")
    if _wants_signatures(found, bank, env):
        return _docker(words, env, "plugin.no-signatures")
    if _alias(found):
        return _own_builder(_warning(found, bank), plugin("buildx", config(found, env)), env)
    return _docker(words, env, "plugin.no-docker") if _is_client_side(found, bank) else Route()


def _docker(words: Sequence[str], env: Mapping[str, str], lacking: str) -> Route:
    real = docker(env)
    return Route((real, *words[1:])) if real else Route(lacking=lacking)


def _is_client_side(found: Invocation, bank: Bank) -> bool:
    family = found.command.partition(" ")[0]
    return family in _CLIENT_SIDE and not (
        found.problem or found.on("help") or bank.command(found.command).sections
    )


def _wants_signatures(found: Invocation, bank: Bank, env: Mapping[str, str]) -> bool:
    """Tell whether images are to be checked or signed: the docker program asks a server for that.

    Source: https://docs.docker.com/engine/security/trust/
    """
    if found.problem or found.on("help") or _UNSIGNED not in bank.command(found.command).flags:
        return False
    if found.given(_UNSIGNED):
        return not found.on(_UNSIGNED)
    value = env.get("DOCKER_CONTENT_TRUST", "")
    return bool(value) and value not in _FALSE


def config(found: Invocation, env: Mapping[str, str]) -> Config:
    """Give docker's own settings, from the folder that the line names."""
    from tutor.daemon.config import load

    folders = [use.value.raw for use in found.globals if use.name == "config"]
    return load(env, folders[-1] if folders else "")


def docker(env: Mapping[str, str]) -> str:
    """Give the path of the real docker program, passing over our own stand-ins, or ""."""
    from shutil import which

    for folder in env.get("PATH", os.defpath).split(os.pathsep):
        path = which("docker", path=folder or ".")
        if path and not _is_ours(path):
            return path
    return ""


def _is_ours(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            head = file.read(512)
    except OSError:
        return True
    return head.startswith(b"#!") and b"tutor" in head


def _handed_over(found: Invocation, words: Sequence[str], env: Mapping[str, str], there: Plugin) -> Route:
    told, extra, path = list(words[1:]), {ORIGINAL: words[0]}, f"docker {found.plugin}"
    alias = _alias(found)
    if alias:
        old, new, inner = _BUILDER[alias]
        told, path = _replaced(told, old, new), f"docker{inner}"
        if not (env.get("BUILDX_BUILDER") or any(word.startswith("--builder") for word in told)):
            extra["BUILDX_BUILDER"] = _context(found)
    before = env.get(_TRACES)
    trace = f"docker.cli.cobra.command_path={quote(path)}"
    extra[_TRACES] = f"{before},{trace}" if before else trace
    return Route((str(there.path), *told), extra, helps=_asks_help(told, found.plugin))


def _asks_help(told: Sequence[str], plugin: str) -> bool:
    """Tell `docker help compose` from a line whose option has the value `help`."""
    before = told[: told.index(plugin)] if plugin in told else ()
    return bool(before) and before[-1] == "help" and not "".join(before[-2:-1]).startswith("-")


def _replaced(words: list[str], old: Sequence[str], new: Sequence[str]) -> list[str]:
    for at in range(len(words)):
        if words[at : at + len(old)] == list(old):
            return [*words[:at], *new, *words[at + len(old) :]]
    return words


def _context(found: Invocation) -> str:
    from tutor import daemon

    return daemon.connect(found.globals).endpoint.context


def _own_builder(warning: str, broken: Plugin | None, env: Mapping[str, str]) -> Route:
    """Stay with the daemon's old builder, or refuse to where BuildKit was asked for."""
    wanted = _wants_buildkit(env)
    if wanted is False:
        return Route(notice=_OFF)
    fault = f"{broken.fault}\n\n" if broken else ""
    return Route(error=f"{fault}{_LACKING}") if wanted else Route(notice=f"{fault}{warning}\n\n")


def _alias(found: Invocation) -> str:
    """Give the spelling of the old builder that docker hands to buildx, or ""."""
    if any(use.name == "help" and use.spelling == "help" for use in found.flags):  # `docker help build`
        return ""
    words = found.spelled.split(" ")
    if words[:1] == ["builder"]:
        return "builder"
    return found.spelled if found.spelled in _BUILDER else ""


def _wants_buildkit(env: Mapping[str, str]) -> bool | str | None:
    """Tell what DOCKER_BUILDKIT says; "" where it says nothing, None where it makes no sense."""
    value = env.get("DOCKER_BUILDKIT", "")
    if value in _TRUE:
        return True
    return False if value in _FALSE else "" if not value else None


def _usable(name: str, found: Invocation, env: Mapping[str, str]) -> bool:
    there = plugin(name, config(found, env))
    return there is not None and not there.fault


def _asked(found: Invocation) -> str:
    """Give the word that docker itself does not know as a command, or ""."""
    unknown = (found.command == "docker" and not found.spelled) or found.command == "help"
    words = found.operands[:1] if unknown else ()
    return words[0].value.raw if words else ""


def _place(found: Invocation) -> tuple[int, int]:
    return found.operands[0].start, found.operands[-1].end


def _warning(found: Invocation, bank: Bank) -> str:
    """Give what docker says about its own command of this spelling."""
    own = bank.canonical(found.spelled.split(" ")) or found.command
    return bank.command(own).warning


def _unwarned(found: Invocation, bank: Bank) -> Invocation:
    """Leave out of a problem the warning that docker prints before: it is told apart."""
    warning = _warning(found, bank)
    if not found.problem or not warning:
        return found
    return replace(
        found, problem=replace(found.problem, text=found.problem.text.removeprefix(f"{warning}\n\n"))
    )
