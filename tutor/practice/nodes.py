"""A second machine for lessons about swarms: a practice daemon beside the one of the sitting."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.practice.paths import kit
from tutor.practice.spec import Spec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tutor.practice.daemon import Daemon
    from tutor.practice.find import Practice

_NAME = "worker1"


@dataclass(frozen=True, slots=True)
class Node:
    """The second machine; it runs as long as somebody holds its `daemon` open."""

    daemon: Daemon

    @property
    def env(self) -> Mapping[str, str]:
        """Give the variables by which a learner's line names it: its daemon, and where its cable ends."""
        return {"WORKER1": self.daemon.host, "WORKER1_NET": self.daemon.namespace.name}

    def discard(self) -> None:
        """End the machine, whoever uses it, and throw away what it has."""
        self.daemon.stop()
        shutil.rmtree(kit().data(self.daemon.name, fresh=False), ignore_errors=True)


def second(practice: Practice, report: Callable[..., None], fresh: bool = False) -> Node | None:
    """Start the second machine, or join it; None beside a daemon that is not ours.

    Its host name is worker1, and a cable leads from one to the other (`cable.FIRST`, `cable.SECOND`). Unless
    it is `fresh` it keeps what it has until it is discarded, so that a lesson can be taken up again.

    Raises: EngineError if it does not start.
    """
    from tutor.practice import daemon

    first = practice.daemon
    if first is None:
        return None
    spec = Spec(
        f"{first.name}-{_NAME}",
        images="standin" if practice.stands_in else "outside",
        fresh=fresh,
        relay=False,
        hostname=_NAME,
        beside=first.namespace.name,
    )
    return Node(daemon.start(spec, report))
