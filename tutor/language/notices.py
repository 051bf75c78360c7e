"""What the CLI says about flags that it takes but would rather not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.language.facts import Bank
    from tutor.model import Invocation


def notices(invocation: Invocation, bank: Bank) -> tuple[str, ...]:
    """Give the lines that the CLI prints before anything else, also before an error.

    They go to standard output, but to standard error where no command was typed (`docker -h`).
    """
    command, problem = bank.command(invocation.command), invocation.problem
    refused = problem.start if problem and problem.code == "invalid-value" else -1
    found = []
    for use in (*invocation.outer, *invocation.flags):
        if use.start == refused:
            continue
        if use.name == "help" and use.spelling == "-h":
            found.append("Flag shorthand -h has been deprecated, use --help")
        flag = command.flags.get(use.spelling.removeprefix("--"))
        if flag and flag.deprecated:
            found.append(f"Flag --{flag.name} has been deprecated, {flag.deprecated}")
    return tuple(found)
