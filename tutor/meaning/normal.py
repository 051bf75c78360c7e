"""One invocation as a mapping of what it asks for, from which every choice of spelling is gone."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from tutor.language import facts
from tutor.language import values as readers
from tutor.language.values import images
from tutor.meaning import container
from tutor.meaning.options import option, shown
from tutor.meaning.parts import Item, Meaning, Part
from tutor.meaning.values import meaning, path, reference

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from tutor.bank.facts import Command
    from tutor.language.facts import Bank
    from tutor.model import Invocation, Operand, Value

_ANY_ORDER: Final = frozenset(
    (
        *("config rm", "container kill", "container pause", "container restart", "container rm"),
        *("container stop", "container unpause", "context rm", "image rm", "network rm", "node rm"),
        *(f"compose {verb}" for verb in ("build", "create", "kill", "pause", "pull", "restart", "rm")),
        *(f"compose {verb}" for verb in ("start", "stop", "unpause", "up")),
        *("secret rm", "service rm", "stack rm", "volume rm"),
    )
)
"""Commands that do the same to each operand, without one depending on the other or printing in order."""

_ALL_TAGS: Final = ("image save", "trust ")
"""Commands that take a name without a tag for all of its tags."""

_INSPECTED: Final = {
    "container": "container",
    "image": "image",
    "network": "network_name",
}


def normal(invocation: Invocation, bank: Bank, cwd: str) -> Meaning:
    """Give what an invocation asks for; relative paths count from `cwd`."""
    line = _inspecting(invocation)
    command = bank.command(line.command)
    found: Meaning = {
        "command": Part((Item(line.command, f"docker {line.command}".removesuffix(" docker")),))
    }
    found |= _options(line._replace(flags=line.globals), bank.command("docker"), cwd, "docker --")
    if line.outer:
        plugin = line.command.partition(" ")[0]
        found |= _options(line._replace(flags=line.outer), bank.command(plugin), cwd, f"{plugin} --")
    found |= _options(line, command, cwd, "--")
    found |= _operands(line, cwd)
    if line.command in container.COMMANDS:
        found |= container.parts(line, cwd)
    if fold := _FOLDS.get(line.command):
        fold(found, line, cwd)
    return found


def _inspecting(line: Invocation) -> Invocation:
    """Take `inspect --type image` for `image inspect`."""
    kind = _INSPECTED.get(line.raw("type"))
    if line.command != "inspect" or not kind or (line.given("size") and kind != "container"):
        return line
    noun = line.raw("type").upper()
    operands = tuple(one._replace(name=noun, value=_as(kind, one)) for one in line.operands)
    flags = tuple(use for use in line.flags if use.name != "type")
    return line._replace(command=f"{line.raw('type')} inspect", flags=flags, operands=operands)


def _as(kind: str, operand: Operand) -> Value:
    try:
        return readers.parse(kind, operand.value.raw)
    except ValueError:
        return operand.value


def _options(line: Invocation, command: Command, cwd: str, dashes: str) -> Meaning:
    found: Meaning = {}
    own = container.FLAGS if command.name in container.COMMANDS else frozenset()
    for name in dict.fromkeys(use.name for use in line.flags if use.name not in own):
        flag = facts.flag(command, name)
        part = flag and option(command, flag, line.uses(name), cwd)
        if part:
            found[f"{dashes}{name}"] = part
    return found


def _operands(line: Invocation, cwd: str) -> Meaning:
    found: Meaning = {}
    for name, group in groupby(line.operands, key=lambda operand: operand.name):
        items = tuple(Item(_operand(line.command, one, cwd), shown(one.value)) for one in group)
        found[name or "operand"] = Part(items, ordered=line.command not in _ANY_ORDER)
    return found


def _operand(command: str, one: Operand, cwd: str) -> Hashable:
    if one.value.kind == "image":
        return reference(one.value, complete=not command.startswith(_ALL_TAGS))
    return meaning(one.value, cwd)


def _start(found: Meaning, line: Invocation, _: str) -> None:
    """Take who gives a container input for attached to it."""
    if line.on("interactive"):
        found["--attach"] = Part((Item(True, ""),))


def _kill(found: Meaning, _: Invocation, __: str) -> None:
    found.setdefault("--signal", Part((Item("KILL", "KILL"),)))


def _latest(found: Meaning, line: Invocation, _: str) -> None:
    """Take the latest container for the last one."""
    if line.on("latest"):
        found.pop("--latest")
        found.setdefault("--last", Part((Item(1, "1"),)))


def _listed(found: Meaning, _: Invocation, __: str) -> None:
    """Take the operand of `images` for a filter."""
    if operands := found.pop("REPOSITORY", None):
        filters = found.pop("--filter", Part(()))
        wanted = tuple(Item(("reference", item.shown), f"reference={item.shown}") for item in operands.items)
        found["--filter"] = Part(tuple(dict.fromkeys((*filters.items, *wanted))))


def _volume(found: Meaning, _: Invocation, __: str) -> None:
    if name := found.pop("--name", None):
        found["VOLUME"] = replace(name, ordered=True)


def _build(found: Meaning, line: Invocation, cwd: str) -> None:
    """Take the Dockerfile in the context for the usual one."""
    context = line.operands[0].value if line.operands else None
    usual = path("Dockerfile", path(context.raw, cwd)) if context and context.form in ("", "here") else None
    if usual and found.get("--file", Part(())).items[:1] == (Item(usual, line.raw("file")),):
        del found["--file"]


def _service(found: Meaning, _: Invocation, __: str) -> None:
    """Take one task, which a service has if nothing is said, for nothing said."""
    if found.get("--replicas", Part(())).items == (Item(1, "1"),):
        del found["--replicas"]


def _login(found: Meaning, line: Invocation, _: str) -> None:
    if line.named("SERVER") == (images.HUB,):
        del found["SERVER"]


_FOLDS: Final[Mapping[str, Callable[[Meaning, Invocation, str], None]]] = {
    "container kill": _kill,
    "container ls": _latest,
    "container start": _start,
    "image build": _build,
    "image ls": _listed,
    "login": _login,
    "service create": _service,
    "volume create": _volume,
}
"""What a command means by one of its flags or operands and could be told by another one as well."""
