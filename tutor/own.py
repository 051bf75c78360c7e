"""The learner's own names, for lines to try: of the line typed last, else of the daemon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.daemon.names import NameKind
    from tutor.model import Invocation
    from tutor.session import Session

_KINDS: Final[dict[str, NameKind]] = {
    "container": "container_any",
    "name": "container_any",
    "id": "container_any",
    "image": "image",
    "network": "network",
    "volume": "volume",
}
_WITHIN: Final = 0.5  # seconds that the daemon has: an example name would do
_NOT_OWN = re.compile(r"bridge|host|none|ingress|docker_gwbridge|[0-9a-f]{64}")


def own_name(session: Session, slot: str) -> str:
    """Give a name of the learner's for a slot, "" if there is none."""
    if slot not in _KINDS:
        return ""
    kind = slot if slot in ("image", "network", "volume") else "container"
    last = session.last.invocations if session.last else ()
    typed = [name for one in last for name in _typed(one, kind)]
    return next(
        (name for name in (*typed, *_live(session, _KINDS[slot])) if not _NOT_OWN.fullmatch(name)), ""
    )


def _typed(invocation: Invocation, kind: str) -> Iterator[str]:
    if invocation.problem:
        return
    if kind == "container" and (named := invocation.last("name")) and invocation.command == "container run":
        yield named.value.raw
    for operand in invocation.operands:
        if operand.value.kind.removesuffix("_name") == kind:
            yield operand.value.raw


def _live(session: Session, kind: NameKind) -> Sequence[str]:
    """Ask the daemon, if one was found already; a connection of its own leaves the session's in peace."""
    found = session.parts.engine.found
    if not found.ready or found().host is None:
        return ()
    from tutor import daemon
    from tutor.daemon.names import names
    from tutor.errors import DockerError

    try:
        connection = daemon.connect(timeout=_WITHIN)
    except DockerError:
        return ()
    try:
        return names(kind, connection)
    except DockerError:
        return ()
    finally:
        connection.close()
