"""Decide who runs a line: docker's own commands, or a program that docker hands it to."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from tutor.plugins.adopting import BUILDER, FALSE, alias, config, wants_buildkit, warning
from tutor.plugins.find import Plugin, plugin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.bank import Bank
    from tutor.model import Invocation

_CLIENT_SIDE: Final = frozenset({"manifest", "trust", "completion"})
"""Families that the docker program does by itself, without asking the daemon."""

_UNSIGNED: Final = "disable-content-trust"

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


def route(found: Invocation, words: Sequence[str], bank: Bank, env: Mapping[str, str]) -> Route:
    """Decide who runs an adopted line; `words` are the line's, with or without `docker` in front."""
    if not words or Path(words[0]).name != "docker":
        words = ("docker", *words)
    if wants_buildkit(env) is None:
        value = env["DOCKER_BUILDKIT"]
        why = f'strconv.ParseBool: parsing "{value}": invalid syntax'
        return Route(error=f"DOCKER_BUILDKIT environment variable expects boolean value: {why}")
    if found.plugin:
        there = plugin(found.plugin, config(found, env))
        return _handed_over(found, words, env, there) if there else Route(lacking="plugin.no-docker")
    if _wants_signatures(found, bank, env):
        return _docker(words, env, "plugin.no-signatures")
    if alias(found):
        return _own_builder(warning(found, bank), plugin("buildx", config(found, env)), env)
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
    return bool(value) and value not in FALSE


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
    if spelling := alias(found):
        old, new, inner = BUILDER[spelling]
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
    wanted = wants_buildkit(env)
    if wanted is False:
        return Route(notice=_OFF)
    fault = f"{broken.fault}\n\n" if broken else ""
    return Route(error=f"{fault}{_LACKING}") if wanted else Route(notice=f"{fault}{warning}\n\n")
