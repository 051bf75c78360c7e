"""A line for each flag of the everyday commands, from the facts of the bank."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

from tests.parity.requests_table import operands, tried
from tests.support.lines import type_line
from tutor.bank import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank.facts import Command, Flag

COMMANDS = (
    *("container run", "container ls", "container rm", "container logs", "container stop", "container exec"),
    *("container kill", "container start", "container inspect", "image ls", "image rm", "image pull"),
    *("network create", "network ls", "volume create", "volume ls", "system df", "container commit"),
)
"""Commands whose flags are all tried."""


class Use(NamedTuple):
    """A flag of a command and values to try; none where it is a switch."""

    command: Command
    flag: Flag
    values: tuple[str, ...]

    def line(self, spelled: str = "") -> str:
        """Give a line of the command with the flag spelled so, or without it."""
        more = f" {spelled}" if spelled else ""
        return f"docker {self.command.name}{more} {operands(self.command)}".rstrip()

    def is_taken(self, value: str = "") -> bool:
        """Tell whether the docker command takes the flag so."""
        more = value or (f" {self.values[0]}" if self.values else "")
        return type_line(self.line(f"--{self.flag.name}{more}")).problem is None


def uses() -> Iterator[Use]:
    """Give every flag of these commands that can be tried."""
    bank = load()
    for name in COMMANDS:
        command = bank.command(name)
        for flag in command.flags.values():
            values = tuple(shlex.quote(value) for value in tried(flag)) if flag.type else ()
            use = Use(command, flag, values)
            use = use._replace(values=tuple(value for value in values if use.is_taken(f" {value}")))
            if flag.name not in _LEFT_OUT and bool(use.values) == bool(flag.type) and use.is_taken():
                yield use


_LEFT_OUT = ("help", "disable-content-trust", "tree", "aux-address")
"""Help needs no daemon, trust asks a server on the internet, the tree of images is not forwarded."""
