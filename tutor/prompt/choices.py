"""What could come next at the cursor: commands, flags with their meaning, live names, values, paths."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.prompt import cursor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tutor.bank.facts import Command, Flag
    from tutor.bank.load import Bank
    from tutor.daemon.names import NameKind
    from tutor.model import Lang

# Which live names fit an operand; a container is any container unless the command says otherwise.
OPERAND_NAMES: Mapping[str, NameKind] = {
    "container": "container_any",
    "image": "image",
    "network_name": "network",
    "volume_name": "volume",
    "object": "container_any",
}
CONTAINERS: Mapping[str, NameKind] = {
    "attach": "container_running",
    "exec": "container_running",
    "kill": "container_running",
    "pause": "container_running",
    "port": "container_running",
    "start": "container_stopped",
    "stats": "container_running",
    "stop": "container_running",
    "top": "container_running",
    "unpause": "container_running",
    "wait": "container_running",
}
FLAG_NAMES: Mapping[str, NameKind] = {
    "container": "container_any",
    "link": "container_any",
    "volumes_from": "container_any",
    "network": "network",
    "network_name": "network",
    "volume": "volume",
    "volume_name": "volume",
    "image": "image",
}
PATHS = frozenset({"path", "env_file", "label_file", "copy_path", "build_context", "volume"})
VALUES = {
    "restart": ("no", "always", "unless-stopped", "on-failure"),
    "pull_policy": ("always", "missing", "never"),
    "network": ("bridge", "host", "none"),
    "network_driver": ("bridge", "host", "ipvlan", "macvlan", "none", "overlay"),
    "volume_driver": ("local",),
    "format": ("json", "table"),
    "platform": ("linux/amd64", "linux/arm64", "linux/arm/v7"),
    "signal": ("SIGHUP", "SIGINT", "SIGKILL", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2"),
    "attach_stream": ("stdin", "stdout", "stderr"),
    "namespace": ("host", "private"),
    "gpus": ("all",),
    "tail": ("all",),
    "object_type": (
        "config",
        "container",
        "image",
        "network",
        "node",
        "plugin",
        "secret",
        "service",
        "volume",
    ),
    "log_level": ("debug", "info", "warn", "error", "fatal"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to put in place of the text from `start` to the cursor. `meaning` is shown beside it."""

    text: str
    start: int
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What choices are made from. `names` gives live names of a kind, `slash` our words."""

    bank: Bank
    lang: Lang
    names: Callable[[NameKind], Sequence[str]]
    slash: Callable[[Sequence[str]], Iterable[tuple[str, str]]]


def choices(text: str, sources: Sources) -> Iterator[Choice]:
    """Yield what fits at the end of `text`, the text before the cursor."""
    place = cursor.typed(text)
    if text.lstrip().startswith("/"):
        yield from _fitting(place, sources.slash(place.words))
    elif (reading := cursor.read(place.words, sources.bank)) is None:
        yield from _paths(place)
    elif reading.awaits:
        yield from _values(place, reading.awaits, sources)
    elif not reading.ended and place.current.startswith("--") and "=" in place.current:
        yield from _after_equals(place, reading.command, sources)
    elif not reading.ended and place.current.startswith("-"):
        yield from _fitting(place, _flags(reading, sources))
    elif reading.command.sections:
        yield from _fitting(place, _commands(reading.command, not place.words, sources))
    elif reading.operand:
        yield from _operands(place, reading, sources)


def korean_choices(text: str, sources: Sources) -> Iterator[Choice]:
    """Yield what fits where the Korean layout was on; the whole last word is replaced."""
    from tutor.language import hangul, keyboard

    if not hangul.has_hangul(text):
        return
    at = max(text.rfind(" "), text.rfind("\n")) + 1
    ours = [word.removeprefix("/") for word, _ in sources.slash(())]
    before = keyboard.meant(text[:at], sources.bank, ours) or text[:at]
    latin = hangul.as_typed(text[at:])
    for choice in choices(before + latin, sources):
        kept = latin[: max(0, choice.start - len(before))]
        yield Choice(kept + choice.text, at, choice.meaning)


def _fitting(place: cursor.Typed, found: Iterable[tuple[str, str]]) -> Iterator[Choice]:
    begun = cursor.plain(place.current)
    for text, meaning in found:
        if text.startswith(begun) and text != begun:
            yield Choice(text, place.start, meaning)


def _bare(found: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((text, "") for text in found)


def _commands(group: Command, first: bool, sources: Sources) -> Iterator[tuple[str, str]]:
    prefix = () if group.name == "docker" else tuple(group.name.split())
    if first:
        yield "docker", ""
    words = [word for section in group.sections for word in section.commands]
    if not prefix:
        words += (word for word in sources.bank.plugin_spellings if " " not in word)
    for word in words:
        canonical = sources.bank.known((*prefix, word))
        yield word, _meaning(f"command/{canonical}", sources)


def _flags(reading: cursor.Reading, sources: Sources) -> Iterator[tuple[str, str]]:
    for flag in reading.command.flags.values():
        if not flag.hidden and (flag.repeatable or flag.name not in reading.used):
            yield f"--{flag.name}", _flag_meaning(reading.command, flag, sources)


def _flag_meaning(command: Command, flag: Flag, sources: Sources) -> str:
    short = f"-{flag.short}  " if flag.short else ""
    return short + (_meaning(f"flag/{command.name}/{flag.name}", sources) or flag.help)


def _meaning(key: str, sources: Sources) -> str:
    """Give a text of the bank with each slot as a word in capitals, as usage lines have them."""
    if not sources.bank.has(key):
        return ""
    return sources.bank.say(key, sources.lang, _Capitals()).replace("`", "")


class _Capitals(dict[str, str]):
    """Has every slot: its own name in capitals."""

    def get(self, name: str, _: object = None) -> str:
        return name.upper()

    def __bool__(self) -> bool:
        return True


def _after_equals(place: cursor.Typed, command: Command, sources: Sources) -> Iterator[Choice]:
    name, _, value = place.current.partition("=")
    flag = command.flags.get(name[2:])
    if flag:
        part = cursor.Typed(place.words, value, place.start + len(name) + 1)
        yield from _values(part, flag, sources)


def _values(place: cursor.Typed, flag: Flag, sources: Sources) -> Iterator[Choice]:
    live = sources.names(FLAG_NAMES[flag.value]) if flag.value in FLAG_NAMES else ()
    yield from _fitting(place, _bare(dict.fromkeys((*VALUES.get(flag.value, ()), *live))))
    if not flag.type or flag.type == "bool":
        yield from _fitting(place, _bare(("true", "false")))
    if flag.value in PATHS:
        yield from _paths(place)


def _operands(place: cursor.Typed, reading: cursor.Reading, sources: Sources) -> Iterator[Choice]:
    kind = reading.operand.kind if reading.operand else ""
    names = OPERAND_NAMES.get(kind)
    if kind in ("container", "object"):
        names = CONTAINERS.get(reading.command.name.split()[-1], names)
    if names:
        fresh = (name for name in sources.names(names) if name not in reading.operands)
        yield from _fitting(place, _bare(fresh))
    if kind in PATHS:
        if kind == "copy_path":
            found = (f"{name}:" for name in sources.names("container_any"))
            yield from _fitting(place, _bare(found))
        yield from _paths(place)


def _paths(place: cursor.Typed) -> Iterator[Choice]:
    begun = cursor.plain(place.current)
    folder, slash, name = begun.rpartition("/")
    try:
        entries = sorted(os.scandir(Path(folder + slash or ".").expanduser()), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(name) and (name or not entry.name.startswith(".")):
            end = "/" if entry.is_dir() else ""
            shown = entry.name.replace("\\", "\\\\").replace(" ", "\\ ")
            yield Choice(f"{folder}{slash}{shown}{end}", place.start)
