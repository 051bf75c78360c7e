"""What a learner's shell knows when a line ends, and how the shell of the next line gets to know it.

Variables, functions, aliases, options, the words of `set --`: all of this lasts at a real shell, and each
line here has a shell of its own. So each tells what it knows, in its own language (`scripts/bash`, ...), in
sections that end with NUL: the names of aliases and functions; the aliases (read, and dropped, first: they
must not change the rest); what else to restore; directory and umask; plain variables, each with a NUL of its
own and after a `#` that is always there; exported ones. Jobs in the background and traps end with their line.
"""

from __future__ import annotations

import os
import re
import shlex
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SECTIONS: Final = 5
_ASSIGNMENT: Final = re.compile(r"""^([^\s='"]+)=((?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])*)\n""", re.MULTILINE)
_OWN: Final = re.compile(r"DOCKER_TUTOR_\w*|LINENO|OLDPWD|OPT(?:ARG|ERR|IND)|PPID|PS4|PWD|RANDOM|SECONDS|_")
# Options that would write about our lines, or end the shell before the learner's: they count for one line.
_QUIET: Final = "set +evx"


class Memory(NamedTuple):
    """What the next shell is to know.

    `script` tells it so in its own language, `variables` are those that are not exported, `aliases` with what
    they stand for, `functions` by name.
    """

    script: str = ""
    variables: Mapping[str, str] = MappingProxyType({})
    aliases: Mapping[str, str] = MappingProxyType({})
    functions: frozenset[str] = frozenset()


class Told(NamedTuple):
    """What a shell told when it ended: what lasts in shells, and what is of this process too."""

    memory: Memory
    folder: str
    umask: int
    exported: Mapping[str, str]


def read(state: bytes) -> Told | None:
    """Read what a shell told; None where it was killed, or has no `env -0`."""
    sections = state.split(b"\0", SECTIONS - 1)
    plain, _, env = sections[-1].partition(b"\0\0")
    exported = dict(_pairs(env))
    if len(sections) < SECTIONS or not exported:
        return None
    names, aliases, rest, place = map(os.fsdecode, sections[:-1])
    folder, _, umask = place.rstrip("\n").rpartition("\n")
    if not umask.isdecimal():  # it ended while it told
        return None
    if plain.startswith(b"#="):
        variables = dict(list(_pairs(plain))[1:])
    else:
        found = {name: raw for name, raw in _assigned(os.fsdecode(plain)) if name not in exported}
        rest += "".join(f"{name}={raw}\n" for name, raw in found.items())
        variables = {name: _unquoted(raw) for name, raw in found.items()}
    known = {name: _unquoted(raw) for name, raw in _assigned(_bare(aliases))}
    script = f"{rest}{_as_commands(aliases)}{_QUIET}\n"
    memory = Memory(script, variables, known, frozenset(names.split("\n")) - known.keys() - {""})
    return Told(memory, folder, int(umask, 8), exported)


def _pairs(entries: bytes) -> Iterator[tuple[str, str]]:
    for entry in entries.split(b"\0"):
        name, equals, value = os.fsdecode(entry).partition("=")
        if equals:
            yield name, value


def _assigned(text: str) -> Iterator[tuple[str, str]]:
    """Give each assignment as a shell prints it: a name, and the value as quoted."""
    for name, raw in _ASSIGNMENT.findall(text):
        if not _OWN.fullmatch(name):
            yield name, raw


def _bare(aliases: str) -> str:
    return re.sub(r"^alias (?:-- )?", "", aliases, flags=re.MULTILINE)


def _as_commands(aliases: str) -> str:
    """Give aliases as commands; a plain shell prints assignments alone."""
    return re.sub(r"^(?=[\w.-]+=')", "alias ", aliases, flags=re.MULTILINE)


def _unquoted(raw: str) -> str:
    try:
        return "".join(shlex.split(raw))
    except ValueError:
        return raw
