"""What the CLI says about flags that it takes but would rather not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.language.facts import Bank
    from tutor.model import FlagUse, Invocation


def notices(invocation: Invocation, bank: Bank) -> tuple[str, ...]:
    """Give the lines that the CLI prints before anything else, also before an error.

    They go to standard output, but to standard error where no command was typed (`docker -h`). What stands
    between the words of a command is read three times: `docker system -h df`.
    """
    command, problem = bank.command(invocation.command), invocation.problem
    refused = problem.start if problem and problem.code == "invalid-value" else -1
    found = []
    for use in (*invocation.outer, *invocation.flags):
        if use.start == refused:
            continue
        if use.name == "help" and use.spelling == "-h":
            again = in_name(use, invocation) or (command.name == "completion" and bool(invocation.operands))
            found += ["Flag shorthand -h has been deprecated, use --help"] * (3 if again else 1)
        flag = command.flags.get(use.spelling.removeprefix("--"))
        if flag and flag.deprecated:
            found.append(f"Flag --{flag.name} has been deprecated, {flag.deprecated}")
    return tuple(found)


def in_name(use: FlagUse, invocation: Invocation) -> bool:
    """Tell whether a flag stands between the words of the command: `docker system -h df`."""
    first = invocation.spelled.split(" ")[0]
    return use.end < invocation.path_end and first in invocation.line[: use.start].split()
