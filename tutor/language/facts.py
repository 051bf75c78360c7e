"""What the grammar asks of the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from tutor.bank.facts import Command, Flag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HELP: Final = Flag("help", help="Print usage")
OTHER_NAMES: Final[Mapping[str, str]] = {
    "dns-opt": "dns-option",
    "net": "network",
    "net-alias": "network-alias",
    "time": "timeout",
}
"""Flags that commands of containers take under an older name and do not list."""

_BARE: Final[Mapping[str, str]] = {
    "manifest": " COMMAND",
    "stack": " [OPTIONS]",
    "volume": " COMMAND",
}


class Bank(Protocol):
    """The facts of commands."""

    def command(self, name: str) -> Command:
        """Give the facts of a command; raises KeyError."""

    def canonical(self, words: Sequence[str]) -> str | None:
        """Give the canonical name of a spelling."""

    @property
    def spellings(self) -> Mapping[str, str]:
        """Every spelling with its canonical name."""

    @property
    def plugin_spellings(self) -> Mapping[str, str]:
        """Every spelling of a plugin's command with its canonical name."""


def flag(command: Command, name: str) -> Flag | None:
    """Find a flag by its long name, also by an older one."""
    older = OTHER_NAMES.get(name, "") if command.name.startswith("container ") else ""
    found = command.flags.get(name) or command.flags.get(older)
    return found or (HELP if name == "help" else None)


def short(command: Command, letter: str) -> Flag | None:
    """Find a flag by its shorthand; `h` is help where the command has no other use for it."""
    return command.short(letter) or (HELP if letter == "h" else None)


def shown(command: Command, spelled: str) -> str:
    """Give the name by which the CLI speaks of the command; of cobra's own aliases it says the first."""
    if command.name == "docker":
        return "docker"
    if spelled in command.unlisted:
        head = spelled.rpartition(" ")[0]
        return " ".join(("docker", *head.split(), command.name.rpartition(" ")[2]))
    kept = " " not in spelled or spelled.rpartition(" ")[2] == command.name.rpartition(" ")[2]
    return f"docker {spelled if kept and spelled else command.name}"


def usage_line(command: Command, spelled: str, bare: bool = False) -> str:
    """Give the usage as the CLI prints it for this spelling; `bare` is that of a group in an error."""
    if bare:
        return shown(command, spelled) + _BARE.get(command.name, "")
    return command.usage.replace(f"docker {command.name}", shown(command, spelled), 1)
