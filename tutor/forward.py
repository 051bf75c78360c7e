"""`docker-tutor forward -- docker ARG...`: one command, exactly as the docker command would do it."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.bank import Bank
    from tutor.bank.facts import Command, Flag
    from tutor.console import Recorder
    from tutor.model import Invocation, Outcome
    from tutor.plugins import Route

    Supported = Callable[[Command | Flag], bool]
    Done = Callable[[Outcome], object]
    Watch = Callable[[Invocation], tuple[Recorder, Done]]

_VERSION = "Docker version 28.2.2, build e6534b4\n"


def forward_main(argv: Sequence[str], watch: Watch | None = None) -> int:
    """Send one command to the daemon and give its exit code; print nothing of ours.

    `argv` is what follows `forward`; `--` and `docker` in front may be left out. `watch` is told of the
    command before it is sent, and gives what records its output and what is told of its end: the journal's
    place.
    """
    try:
        return _forward(_words(argv), watch)
    except BrokenPipeError:
        # The reader has gone (`| head -1`): end by the signal that ends every program there.
        return _end_by(signal.SIGPIPE)


def _end_by(number: signal.Signals) -> int:
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return 128 + number


def _words(argv: Sequence[str]) -> list[str]:
    words = list(argv)
    return words[1:] if words[:1] == ["--"] else words


def _forward(words: list[str], watch: Watch | None) -> int:
    from tutor import language, plugins
    from tutor.bank import load
    from tutor.console import Console
    from tutor.errors import DockerError

    bank = load()
    parts = language.as_words(words)
    invocation = plugins.adopt(language.parse(parts, " ".join(words), bank), bank, os.environ)
    way = plugins.route(invocation, words, bank, os.environ)
    if way.argv:
        return _hand_over(invocation, way, watch)
    _print(way.notice, error=True)
    if way.error:
        return _print(f"{way.error}\n", 1)
    if way.lacking:
        return _print(f"{_refusal(way.lacking, invocation, bank)}\n", 1)
    columns = Console().size()[1] or 80
    before = (use for use in invocation.flags if use.end < invocation.path_end)  # `docker -h ps`
    early = any(not language.in_name(use, invocation) for use in before)
    for notice in language.notices(invocation, bank):
        bare = invocation.command == "docker" and not invocation.operands
        _print(f"{notice}\n", error=bare or early)
    try:
        text = answer(invocation, bank, columns)
    except DockerError as error:
        return _print(f"{error.text}\n", error.code, error=True)
    if text is not None:
        return _print(text, error=not (_asks(invocation) or invocation.on("version")))
    return _send(invocation, bank, watch)


def _hand_over(invocation: Invocation, way: Route, watch: Watch | None) -> int:
    """Let a plugin run the line with our own streams; only how it ends is kept."""
    from tutor.model import Outcome
    from tutor.plugins.run import run

    _listen()
    done = watch(invocation)[1] if watch else None
    code = run(way)
    if done:
        done(Outcome("failed" if code else "ok", code))
    return code


def _send(invocation: Invocation, bank: Bank, watch: Watch | None) -> int:
    from tutor import daemon
    from tutor.console import Console
    from tutor.daemon.support import facts_of
    from tutor.errors import DockerError

    _listen()
    recorder, done = watch(invocation) if watch else (None, None)
    try:
        connection = daemon.connect(invocation.globals)
    except DockerError as error:
        return _print(f"{error.text}\n", error.code)
    outcome = daemon.forward(invocation, Console(recorder), connection, facts_of(invocation, bank))
    if done:
        done(outcome)
    within = "DOCKER_TUTOR_TURN" in os.environ
    if within:
        # What Python drops while it ends, the shell of a learner's `while` would take as heeded, and go on.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if outcome.status == "refused" and not outcome.error:
        return _print(f"{_refusal('prompt.not-forwarded', invocation, bank)}\n", outcome.exit_code)
    if outcome.status == "interrupted" and within:
        # Else the shell of a learner's `while` takes Ctrl-C for the command's own, and goes on.
        return _end_by(signal.SIGINT)
    return outcome.exit_code


def _refusal(key: str, invocation: Invocation, bank: Bank) -> str:
    return bank.say(f"message/{key}", "en", {"command": invocation.command})


def _listen() -> None:
    """Take Ctrl-C as Python does again: from here on it is handled, and kept in the journal."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def answer(invocation: Invocation, bank: Bank, columns: int) -> str | None:
    """Give what the CLI prints by itself, its version or a help text; None for what the daemon is to do.

    Help leaves out what the daemon lacks, and is as wide as the terminal: `columns`.

    Raises: DockerError where the daemon lacks what the help would be about; its code is 0 if that was asked.
    """
    from tutor import language
    from tutor.errors import DockerError

    if invocation.problem is not None:
        return None
    asks = _asks(invocation)
    if not asks and invocation.command == "docker" and any(use.name == "version" for use in invocation.flags):
        return _VERSION
    command = bank.command(invocation.command)
    if not asks and not command.sections:
        return None
    head = "\n" if command.name == "manifest" and not asks else ""
    if command.plugin:  # `docker compose up --help` where that plugin is not installed
        invocation = invocation._replace(command="docker", spelled="")
    config = os.environ.get("DOCKER_CONFIG") or os.path.expanduser("~/.docker")  # noqa: PTH111 - printed as it is
    has, lack = _supported(invocation, bank)
    if lack and (not asks or invocation.spelled.startswith("stack")):  # whose help has its own way
        raise DockerError(lack, int(not asks))
    if lack:
        return f"{lack}\n"
    added = _plugins(invocation, bank) if invocation.command == "docker" else ()
    given = {use.name for use in invocation.flags}
    return head + language.usage(
        invocation.command, invocation.spelled, bank, columns, config, has, added, given, os.environ
    )


def _asks(invocation: Invocation) -> bool:
    return invocation.on("help") or any(use.name == "help" for use in invocation.outer)


def _supported(invocation: Invocation, bank: Bank) -> tuple[Supported, str]:
    """Ask the daemon that the line names what it has, and what of the line it lacks ("" for nothing).

    Help is printed without a daemon too.
    """
    from tutor import daemon
    from tutor.daemon.support import facts_of, refusal, supported, without_daemon
    from tutor.errors import DockerError

    chosen = invocation.flags if invocation.command == "docker" else invocation.globals
    try:
        connection = daemon.connect(chosen)
        return supported(connection), refusal(invocation, facts_of(invocation, bank), connection)
    except DockerError:
        return without_daemon, ""


def _plugins(invocation: Invocation, bank: Bank) -> Sequence[tuple[str, str, str]]:
    """Give each plugin that is installed: its name, its line of help, and why docker would not run it."""
    from tutor import plugins

    config = plugins.config(invocation, os.environ)
    found = plugins.installed(config, lambda name: bank.canonical((name,)) is not None)
    return [(one.name, one.help, one.fault) for one in found]


def _print(text: str, code: int = 0, *, error: bool = False) -> int:
    stream = sys.stderr if code or error else sys.stdout
    stream.write(text)
    stream.flush()
    return code
