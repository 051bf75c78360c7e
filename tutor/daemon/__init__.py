"""Send an invocation to the daemon: the only package that talks to Docker."""

from __future__ import annotations

import importlib
import importlib.util
import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from tutor.daemon import older
from tutor.daemon.call import Call
from tutor.daemon.config import Config
from tutor.daemon.config import load as load_config
from tutor.daemon.connection import Connection
from tutor.daemon.endpoint import Endpoint, UnknownContextError, resolve
from tutor.daemon.errors import UnreachableError
from tutor.daemon.headers import own_headers
from tutor.daemon.signals import InsistedError
from tutor.daemon.support import refusal
from tutor.errors import DockerError
from tutor.model import FlagUse, Invocation, Outcome, Problem, Status, Terminal

if TYPE_CHECKING:
    from tutor.bank.facts import Command

__all__ = ["connect", "forward", "forwards", "module_of"]

_LOOKING = frozenset(("container run", "container create", "container commit", "image import"))
"""Commands that look at files before they look at all that was typed."""

_UNREAD = frozenset(("unknown-flag", "bad-flag", "missing-value"))
"""Problems at which the CLI stops reading flags."""

Verb = Callable[[Call], int]


def connect(globals_: tuple[FlagUse, ...] = (), timeout: float | None = None) -> Connection:
    """Give a connection to the daemon that the flags and the environment name; it dials on first use.

    Raises: DockerError if they contradict each other. An unknown context is told at the first use.
    """
    config = _config(globals_)
    headers: dict[str, str] = {}
    try:
        endpoint = resolve(globals_, os.environ, config)
    except UnknownContextError as error:
        endpoint = Endpoint("", context=error.name, problem=error.text)
    try:
        headers = own_headers(config, os.environ)
    except DockerError as error:
        endpoint = replace(endpoint, problem=endpoint.problem or error.text)
    return Connection(endpoint, headers, timeout)


def forwards(command: str) -> bool:
    """Tell whether the canonical `command` (`container run`) has a module here."""
    return _spec(command) is not None


def forward(
    invocation: Invocation,
    terminal: Terminal,
    connection: Connection,
    facts: Command | None = None,
    still: Callable[[], bool] = lambda: True,
) -> Outcome:
    """Do what the invocation says on the daemon, writing to the terminal what the docker command would.

    Global flags that choose a daemon (`-H`, `--context`, ...) win over `connection`. With `facts` of the
    command, what this daemon lacks is refused first; `still` is for `Call`. Nothing that the daemon says is
    raised; an interrupt ends the command and is told by the status.
    """
    started = time.monotonic()
    status, code, text, cause = _attempt(
        invocation, partial(_call, invocation, terminal, connection, still), facts
    )
    if text:
        terminal.err.write(f"{text}\n".encode("utf-8", "surrogateescape"))
    terminal.out.flush()
    terminal.err.flush()
    error = text if cause in text else f"{cause}\n{text}".strip()
    return Outcome(status, code, error, seconds=time.monotonic() - started)


def _attempt(
    invocation: Invocation, make: Callable[[], Call], facts: Command | None
) -> tuple[Status, int, str, str]:
    """Give how it ended, what is still to be printed, and the cause of that, which a verb has printed."""
    if invocation.problem is not None:
        return "refused", *_problem(invocation, invocation.problem, make, facts), ""
    if not forwards(invocation.command):
        return "refused", 1, "", ""
    try:
        code = _sent(make(), facts)
    except BrokenPipeError:
        raise
    except (DockerError, OSError, KeyboardInterrupt) as error:
        cause = error.__cause__
        return *_ended_by(error), cause.text if isinstance(cause, DockerError) else ""
    return ("ok" if code == 0 else "failed"), code, "", ""


def _problem(
    invocation: Invocation, problem: Problem, make: Callable[[], Call], facts: Command | None
) -> tuple[int, str]:
    """Give the exit code and the text for a line that is wrong: the CLI may find something else first."""
    if lack := _lack(_taken(invocation, problem), make, facts):
        return 1, lack
    if sooner := _sooner(invocation, problem, make):
        return sooner.code, sooner.text
    return problem.exit_code, problem.text


def _taken(invocation: Invocation, problem: Problem) -> Invocation:
    """Leave out the flags that the CLI has not taken yet when it stops at one."""
    if not _stops(problem):
        return invocation
    taken = [use for use in invocation.flags if use.start <= problem.start]
    if taken and taken[-1].start == problem.start and problem.code not in _UNREAD:
        taken.pop()  # its value is refused
    return invocation._replace(flags=tuple(taken))


def _stops(problem: Problem) -> bool:
    """Tell whether the CLI stops reading flags there; then it looks only at what the daemon lacks."""
    return problem.code in _UNREAD or problem.text.startswith("invalid argument ")


def _lack(invocation: Invocation, make: Callable[[], Call], facts: Command | None) -> str:
    """Give what the daemon lacks for a line that is wrong: the CLI looks at that first."""
    if facts is None:
        return ""
    try:
        return refusal(invocation, facts, make().connection)
    except DockerError:
        return ""


def _sooner(invocation: Invocation, problem: Problem, make: Callable[[], Call]) -> DockerError | None:
    """Give what a command finds before it finds the problem: no file for --env-file, no archive."""
    if invocation.command not in _LOOKING or _stops(problem):
        return None
    named = [use.name for use in invocation.flags if use.start == problem.start]
    named += [operand.name for operand in invocation.operands if operand.start == problem.start]
    if not named:
        return None
    try:
        importlib.import_module(module_of(invocation.command)).before(make(), named[0])
    except DockerError as error:
        return error
    return None


def _sent(call: Call, facts: Command | None) -> int:
    lack = refusal(call.invocation, facts, call.connection) if facts else ""
    if lack:
        raise DockerError(lack)
    older.warn(call)
    return _verb(call.invocation.command)(call)


def _ended_by(error: BaseException) -> tuple[Status, int, str]:
    match error:
        case UnreachableError():
            return "unreachable", error.code, error.text
        case DockerError():
            return "failed", error.code, error.text
        case InsistedError():
            return "interrupted", 1, error.text
        case OSError():
            # The connection broke while a command was under way.
            return "failed", 1, f"error during connect: {(error.strerror or str(error)).lower()}"
    return "interrupted", 130, ""


def _call(
    invocation: Invocation, terminal: Terminal, connection: Connection, still: Callable[[], bool]
) -> Call:
    chosen = connect(invocation.globals) if invocation.globals else connection
    config = _config(invocation.globals)
    if config.warning:
        terminal.err.write(f"{config.warning}\n".encode())
    return Call(invocation, terminal, chosen, config, still)


def _config(globals_: tuple[FlagUse, ...]) -> Config:
    folders = [use.value.raw for use in globals_ if use.name == "config"]
    return load_config(os.environ, folders[-1] if folders else "")


def _verb(command: str) -> Verb:
    return cast(Verb, importlib.import_module(module_of(command)).forward)


def _spec(command: str) -> object:
    try:
        return importlib.util.find_spec(module_of(command))
    except ModuleNotFoundError:
        return None


def module_of(command: str) -> str:
    """Give the module of a command: `image import` is `image.import_`, a single word is in `system`."""
    noun, _, verb = command.rpartition(" ")
    noun = noun or ("registry" if verb in {"login", "logout"} else "system")
    noun = "configs" if noun == "config" else noun  # `config` reads the CLI's own settings
    name = verb.replace("-", "_")
    name = f"{name}_" if name in {"import", "global"} else name
    return f"tutor.daemon.{noun.replace(' ', '.')}.{name}"
