"""Other ways to spell the same line: the command's other names, flags written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.model import NO_PLUGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.bank.load import Bank
    from tutor.model import FlagUse, Invocation


def alternatives(invocation: Invocation, bank: Bank) -> tuple[str, ...]:
    """Give lines that ask Docker for the same: other spellings of the command, then long flags."""
    refused = invocation.problem and invocation.problem.code != NO_PLUGIN
    if refused or invocation.command == "docker":
        return ()
    command = bank.command(invocation.command)
    typed = _one_line(_whole(invocation, invocation.spelled, invocation.line[invocation.path_end :]))
    spelled = invocation.spelled.removeprefix("docker-")  # the old program `docker-compose`
    names = [name for name in (command.name, *command.aliases) if name != invocation.spelled]
    names = [spelled] if invocation.outer else names
    rest = invocation.line[invocation.path_end :]
    lines = [_whole(invocation, name, rest) for name in names]
    lines.append(_whole(invocation, spelled, _written_out(invocation)))
    return tuple(line for line in dict.fromkeys(map(_one_line, lines)) if line != typed)


def _whole(invocation: Invocation, name: str, rest: str) -> str:
    """Give the line with another name; flags between the words of the name stay where they are."""
    line, spelled, end = invocation.line, invocation.spelled, invocation.path_end
    if invocation.outer:
        end = invocation.outer[0].start
        spelled, name = (text.partition(" ")[0] for text in (spelled, name))
        name = f"{name} {line[end : invocation.path_end]}"
    typed = line[invocation.path_start : end].rstrip()
    head = typed.removesuffix(spelled)
    return f"{head if head != typed and head.strip() else 'docker '}{name}{rest}"


def _one_line(text: str) -> str:
    """Join lines that end in a backslash."""
    return re.sub(r"\s*\\\n\s*", " ", text).strip()


def _written_out(invocation: Invocation) -> str:
    """Give what follows the command with every flag in its long form; `-itd` becomes three flags."""
    line, at, parts = invocation.line, invocation.path_end, list[str]()
    for cluster in _clusters(invocation.flags):
        if cluster[0].start < at:
            return line[invocation.path_end :]  # places overlap in a quoted cluster: leave it as typed
        parts.append(line[at : cluster[0].start])
        parts.append(" ".join(_long(line, use) for use in cluster))
        at = cluster[-1].end
    return "".join((*parts, line[at:]))


def _clusters(uses: Sequence[FlagUse]) -> list[list[FlagUse]]:
    found: list[list[FlagUse]] = []
    for use in uses:
        if found and found[-1][-1].end == use.start:
            found[-1].append(use)
        else:
            found.append([use])
    return found


def _long(line: str, use: FlagUse) -> str:
    if use.spelling.startswith("--"):
        return line[use.start : use.end]
    value = line[use.start : use.end].removeprefix("-")[1:]
    if use.value.kind == "switch":
        return f"--{use.name}{value}"
    return f"--{use.name} {value.removeprefix('=').lstrip()}"
