"""Every command and flag that came with an API version is refused by a daemon of the version before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.lines import real_bank
from tutor.daemon.client import number
from tutor.daemon.endpoint import Endpoint
from tutor.daemon.support import refusal
from tutor.model import FlagUse, Invocation, Value

if TYPE_CHECKING:
    from tutor.bank.facts import Command

BANK = real_bank()
COMMANDS = [BANK.command(name) for name in sorted(BANK.commands)]


def api_of(command: Command, flag: str) -> str:
    """Give the API version that a flag, or with "" the command itself, came with."""
    return command.flags[flag].api if flag else command.api


NEWER = [(one.name, flag) for one in COMMANDS for flag in ("", *one.flags) if api_of(one, flag)]


class Old:
    """A daemon of one API version."""

    def __init__(self, version: str) -> None:
        self.version, self.endpoint, self.server = version, Endpoint(), {"Ostype": "linux"}

    def answers(self) -> bool:
        return True

    def at_least(self, version: str) -> bool:
        return number(self.version) >= number(version)


def refused(command: Command, flag: str, version: str) -> str:
    """Give what a daemon of `version` says to the command with the flag."""
    uses = (FlagUse(flag, f"--{flag}", Value("string", "x"), 0, 0),) if flag else ()
    line: Any = Invocation(command.name, command.name, 0, 0, flags=uses)
    daemon: Any = Old(version)
    return refusal(line, command, daemon)


def test_there_are_many_of_them() -> None:
    assert len(NEWER) > 150


@pytest.mark.parametrize(("name", "flag"), NEWER)
def test_a_daemon_of_the_version_before_refuses_it(name: str, flag: str) -> None:
    command = BANK.command(name)
    api = api_of(command, flag)
    before = f"1.{number(api)[1] - 1}"
    lack = f"requires API version {api}, but the Docker daemon API version is {before}"
    own = f'"--{flag}" {lack}' if flag else f"docker {name} {lack}"
    whole = command.api and number(command.api) > number(before)
    assert refused(command, flag, before) == (own if not whole or not flag else refused(command, "", before))
    assert api not in refused(command, flag, api)
