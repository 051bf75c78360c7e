"""The CLI's usage errors, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.language import facts
from tutor.language.values import go
from tutor.lazy import pattern
from tutor.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.bank.facts import Command, Flag
    from tutor.model import Word

_MISFIT: Final = pattern(
    "network-scoped aliases|conflicts with|for driver none|specified multiple times|attach multiple"
    "|copying between|at least one container|with --all-tags|incompatible with|requires --username"
    "|one or more flags"
)
USAGE: Final = 125
"""The exit code where flags or values are wrong."""


def flag_problem(code: str, message: str, command: Command, spelled: str, at: Word) -> Problem:
    """Make the problem of a flag that pflag refuses."""
    usage = facts.usage_line(command, spelled, bare=bool(command.sections and spelled))
    if command.name == "docker":
        usage += " [ARG...]"
    return Problem(code, _with_usage(message, command, spelled, usage), USAGE, at.start, at.end)


def _with_usage(message: str, command: Command, spelled: str, usage: str, verb: str = "Run") -> str:
    warning = f"{command.warning}\n\n" if command.warning else ""
    hint = f"{verb} '{facts.shown(command, spelled)} --help' for more information"
    return f"{warning}{message}\n\nUsage:  {usage}\n\n{hint}"


def invalid_argument(flag: Flag, name: str, raw: str, why: str) -> str:
    """Word the refusal of a value; `name` is the long name as typed."""
    shown = f"-{flag.short}, --{name}" if flag.short and name == flag.name else f"--{name}"
    return f"invalid argument {go.quote(raw)} for {go.quote(shown)} flag: {why}"


def unknown_command(group: Command, spelled: str, word: Word) -> Problem:
    """Make the problem of a word that is no command."""
    name = facts.shown(group, spelled)
    message = f"docker: unknown command: {name} {word.text}"
    usage = f"\n\nUsage:  {facts.usage_line(group, spelled, bare=True)}" if group.name != "docker" else ""
    hint = f"{message}{usage}\n\nRun '{name} --help' for more information"
    return Problem("unknown-command", hint, 1, word.start, word.end)


def wrong_count(command: Command, spelled: str, given: Sequence[str], start: int, end: int) -> Problem | None:
    """Make the problem of too few or too many operands, or None."""
    low, high, count = command.minimum, command.maximum, len(given)
    if count >= low and (high is None or count <= high):
        return None
    code = "missing-operand" if count < low else "extra-operand"
    if command.count_error == "accepts":
        return Problem(code, f"accepts {low} arg(s), received {count}", 1, start, end)
    if command.count_error == "unknown":
        text = f"unknown command {go.quote(given[0])} for {go.quote(f'docker {command.name}')}"
        return Problem(code, text, 1, start, end)
    wants, verb = _wants(low, high)
    message = f"docker: '{facts.shown(command, spelled)}' {wants}"
    text = _with_usage(message, command, spelled, facts.usage_line(command, spelled), verb)
    return Problem(code, text, 1, start, end)


def _wants(low: int, high: int | None) -> tuple[str, str]:
    """Give what the CLI asks for, and the verb of its hint (`SRun` is how it prints it)."""
    if high is None:
        return f"requires at least {_arguments(low)}", "See"
    if high == 0:
        return "accepts no arguments", "Run"
    if low == high:
        return f"requires {_arguments(low)}", "Run"
    if low == 0:
        return f"requires at most {_arguments(high)}", "SRun"
    return f"requires at least {low} and at most {_arguments(high)}", "Run"


def _arguments(count: int) -> str:
    return f"{count} argument{'' if count == 1 else 's'}"


def late(text: str, command: Command, start: int, end: int, exit_code: int) -> Problem:
    """Make the problem that the command itself finds; with exit code 125 it says where help is."""
    if exit_code == USAGE:
        verb = command.name.rpartition(" ")[2]  # also where `container run` was typed
        text = f"docker: {text}\n\nRun 'docker {verb} --help' for more information"
    return Problem(late_code(text), text, exit_code, start, end)


def late_code(text: str) -> str:
    """Tell values that are wrong from those that are right by themselves and do not go together."""
    if "conflicting options" in text:
        return "conflicting-options"
    return "misfit" if _MISFIT.search(text) else "invalid-value"
