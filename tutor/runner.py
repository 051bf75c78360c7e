"""Lets a line be done by whoever does it, the daemon or the host, and tells how it ended."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tutor.console import Console
from tutor.errors import DockerError
from tutor.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tutor.model import Change, Invocation, Line
    from tutor.parts import Parts

INTERRUPTED = 130
PULLING = frozenset(
    {"compose create", "compose pull", "compose run", "compose up"}
    | {"container create", "container run", "image pull"}
)
HASTE = 1.0  # seconds for each answer of the daemon after Ctrl-C
SESSION, TURN = "DOCKER_TUTOR_SESSION", "DOCKER_TUTOR_TURN"


def run(line: Line, parts: Parts, turn: int, still: Callable[[], bool]) -> Outcome:
    """Do the line, with its output recorded under `turn`. Whatever ends it, the outcome tells.

    `still` is for `daemon.forward`.
    """
    terminal = Console(parts.journal().recorder(turn), parts.stdin)
    since = time.time()
    try:
        before = _images(line, parts)
        if line.kind == "docker":
            outcome = _routed(line, terminal, parts) or _forward(line.invocations[0], terminal, parts, still)
        else:
            outcome = _on_host(line, terminal, parts, turn)
        heard = outcome.status == "ok" or (line.kind == "docker" and outcome.status != "interrupted")
        found = _changes(line, since, parts, before, patient=heard)
        return outcome._replace(changes=found, seconds=time.time() - since)
    except KeyboardInterrupt:
        return Outcome("interrupted", INTERRUPTED, seconds=time.time() - since)
    except DockerError as error:
        terminal.err.write(f"{error.text}\n".encode())
        return Outcome("unreachable", error.code, error.text, seconds=time.time() - since)


def _routed(line: Line, terminal: Console, parts: Parts) -> Outcome | None:
    """Let another program run the line where docker would; None where it is ours."""
    from tutor import plugins

    found, env = line.invocations[0], parts.host.env
    way = plugins.route(found, [word.text for word in line.words], parts.bank, env)
    if way.argv:
        _prepare(found, parts)
        parts.daemon()  # from now on the environment names it
        code = parts.host.start(way.argv, terminal, way.env)
        return Outcome("interrupted" if code == INTERRUPTED else "failed" if code else "ok", code)
    terminal.err.write(way.notice.encode())
    if way.error:
        terminal.err.write(f"{way.error}\n".encode())
        return Outcome("failed", 1, way.error)
    if way.lacking:
        parts.tell.say(way.lacking, command=found.command)
        return Outcome("refused", 1)
    return None


def _forward(invocation: Invocation, terminal: Console, parts: Parts, still: Callable[[], bool]) -> Outcome:
    from tutor import daemon
    from tutor.daemon.support import facts_of
    from tutor.forward import answer

    try:
        text = answer(invocation, parts.bank, terminal.size()[1] or 80)
    except DockerError as error:
        terminal.err.write(f"{error.text}\n".encode())
        return Outcome("failed" if error.code else "ok", error.code, error.text)
    if text is not None:
        terminal.out.write(text.encode())
        return Outcome("ok", 0)
    if invocation.problem is None and not daemon.forwards(invocation.command):
        parts.tell.say("prompt.not-forwarded", command=invocation.command)
        return Outcome("refused", 1)
    _prepare(invocation, parts)
    # A line that the CLI refuses by itself needs no daemon and must not wait for one.
    connection = daemon.connect() if invocation.problem else parts.daemon()
    facts = facts_of(invocation, parts.bank)
    outcome = daemon.forward(invocation, terminal, connection, facts, still)
    if outcome.status == "unreachable":
        parts.tell_why_not()
    return outcome


def _prepare(invocation: Invocation, parts: Parts) -> None:
    """Build the practice image that the line will pull, where the practice images stand in for Docker Hub."""
    if invocation.problem or invocation.command not in PULLING:
        return
    parts.daemon()
    found = parts.engine.found()
    if not found.stands_in:
        return
    lacking = [reference for reference in _wanted(invocation, parts) if found.lacks(reference)]
    if lacking:
        found.build(lacking, parts.tell.say)


def _wanted(invocation: Invocation, parts: Parts) -> Sequence[str]:
    """Give the images that a line names, or the Compose file that it is about."""
    if not invocation.plugin:
        return [one.value.raw for one in invocation.operands if one.value.kind == "image"]
    from tutor.plugins.project import project

    found = project(invocation, parts.host.env)
    return found.images if found else ()


def _on_host(line: Line, terminal: Console, parts: Parts, turn: int) -> Outcome:
    from tutor.language import bare

    extra = {SESSION: str(parts.journal().session), TURN: str(turn)}
    if line.invocations:
        parts.daemon()  # from now on the environment names it
    text = bare(line.text).lstrip()
    code = parts.host.run(text.removeprefix("!") if line.kind == "host" else text, terminal, extra)
    if code == INTERRUPTED:
        return Outcome("interrupted", code)
    return Outcome("failed" if code else "ok", code)


def _images(line: Line, parts: Parts) -> Mapping[str, str]:
    """Give the images that are there before a pull, which may find that nothing is newer."""
    pulls = any(one.command == "image pull" and not one.problem for one in line.invocations)
    if not pulls:
        return {}
    from tutor.daemon.changes import images

    try:
        return images(parts.daemon())
    except DockerError:  # the same will happen to the line itself
        return {}


def _changes(
    line: Line, since: float, parts: Parts, before: Mapping[str, str], *, patient: bool
) -> tuple[Change, ...]:
    """Ask what has changed; not for long where the line was interrupted, or where the daemon may hang."""
    changing = (
        one for one in line.invocations if not one.problem and parts.bank.command(one.command).changes
    )
    if not any(changing) or not parts.engine.found.ready:
        return ()
    from tutor import daemon
    from tutor.daemon.changes import changes

    if patient:
        return changes(since, time.time(), parts.engine.connection(), before)
    hasty = daemon.connect(timeout=HASTE)
    try:
        return changes(since, time.time(), hasty, before)
    finally:
        hasty.close()
