"""Looks at the daemon for what explanations need, before and after a line. It never waits for long.

Before a line, nothing is asked of a daemon that is still being found, and no answer is waited for longer than
`PATIENCE`. What takes time to show, as the end of a container just started, is reported by a thread.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from tutor.errors import DockerError
from tutor.model import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.connection import Connection
    from tutor.model import Diagnosis, Invocation, Line, Outcome
    from tutor.parts import Parts

PATIENCE: Final = 0.3  # seconds for each answer
WATCHED: Final = 5.0  # seconds in which the end of a container counts as at once


def before(line: Line, parts: Parts) -> Known:
    """Give what is worth knowing before the line is explained; mostly nothing is asked."""
    from tutor import explain

    parts.watched -= {word.value.raw for one in line.invocations for word in one.operands}
    wanted = frozenset().union(*(explain.wants(one) for one in line.invocations))
    removed = [name for one in line.invocations for name in explain.state.removes(one)]
    folders = _folders() if "folders" in wanted else frozenset()
    if not (wanted - {"folders"} or removed) or not _close_by(line, parts):
        return Known(folders=folders)
    from tutor.daemon import look

    references = [name for one in line.invocations for name in _references(one)]
    try:
        with hasty(parts) as connection:
            images = look.images(references, connection) if wanted & {"image", "images"} else {}
            cpus = look.cpus(connection) if "cpus" in wanted else 0
            return Known(images, look.holdings(removed, connection), folders, cpus)
    except DockerError:  # the same will happen to the line itself, and be shown then
        return Known(folders=folders)


def after(line: Line, outcome: Outcome, known: Known, parts: Parts) -> Diagnosis | None:
    """Give what the daemon's state says about a line that itself went well."""
    if not _close_by(line, parts):
        return None
    from tutor import daemon
    from tutor.explain import state

    for one in line.invocations:
        if names := state.started(one, outcome):
            parts.watched |= set(names)
            dialled = daemon.connect(timeout=WATCHED)
            threading.Thread(target=_watch, args=(names[0], dialled, parts), daemon=True).start()
        if known.containers and (found := state.of_removal(one, outcome, known.containers, parts.bank)):
            return found
    lists = line.kind == "docker" and any(state.lists_running(one, outcome) for one in line.invocations)
    port = state.asked_port(line, outcome)
    return _of_list(port, parts) if lists or port else None


def _of_list(port: str, parts: Parts) -> Diagnosis | None:
    from tutor.daemon import look
    from tutor.explain import state

    try:
        with hasty(parts) as connection:
            containers = look.listed(connection)
    except DockerError:
        return None
    return state.of_port(port, containers, parts.bank) if port else state.of_list(containers, parts.bank)


def _watch(name: str, connection: Connection, parts: Parts) -> None:
    """Report a container that ends soon after its start, unless the next line is about it."""
    from tutor.daemon import look
    from tutor.explain import state

    try:
        look.wait(name, connection)
        found = state.of_end(look.container(name, connection), parts.bank)
        if found and name in parts.watched:
            parts.news(f"error/{found.id}", **found.slots)
    except DockerError:  # gone, with --rm, or the daemon is
        return
    finally:
        connection.close()


def _close_by(line: Line, parts: Parts) -> bool:
    """Tell whether the daemon that the line is for can be asked in a moment; one behind ssh cannot."""
    elsewhere = any(one.globals for one in line.invocations)
    if parts.dry or elsewhere or not parts.engine.found.ready:
        return False
    try:
        return parts.engine.connection().endpoint.scheme != "ssh"
    except DockerError:
        return False


@contextmanager
def hasty(parts: Parts) -> Iterator[Connection]:
    """Dial the daemon of now, and do not wait for answers longer than `PATIENCE`.

    Raises: DockerError if it does not answer in time.
    """
    from tutor import daemon

    parts.engine.connection()  # from now on the environment names it
    connection = daemon.connect(timeout=PATIENCE)
    try:
        if not connection.answers():  # else each question would wait anew
            raise DockerError("no answer")
        yield connection
    finally:
        connection.close()


def _references(invocation: Invocation) -> tuple[str, ...]:
    return tuple(one.value.raw for one in invocation.operands if one.value.kind == "image")


def _folders() -> frozenset[str]:
    """Give the folders of the working folder."""
    try:
        with os.scandir() as entries:
            return frozenset(entry.name for entry in entries if entry.is_dir())
    except OSError:
        return frozenset()
