"""What a look at the goals of a lesson costs after each line."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from tests.bench.commands import create
from tests.bench.report import limit
from tests.lessons.worlds import goal
from tutor.daemon.connection import Connection
from tutor.daemon.endpoint import Endpoint
from tutor.daemon.world import DaemonWorld
from tutor.lessons.check import check

if TYPE_CHECKING:
    from tests.bench.bench import Bench

ROUNDS = 51


def measure(bench: Bench) -> None:
    """Look at six goals of five kinds, each time anew."""
    create(bench, 1)
    goals = [
        goal(container="bench-1", state="created", image="busybox", env=["PATH"]),
        goal(container="*", image="busybox", labels={"made-by": "bench"}),
        goal(image="busybox", size="<100MB"),
        goal(network="bridge", driver="bridge"),
        goal(volume="none", state="absent"),
        goal(file="Dockerfile", state="absent"),
    ]
    connection = Connection(Endpoint(bench.daemon.host))

    def once() -> float:
        begun = time.perf_counter()
        world = DaemonWorld(connection, bench.place)
        assert not [one.subject for one in goals if check(one, world)]
        return time.perf_counter() - begun

    limit("six goals of a lesson after a line", statistics.median(once() for _ in range(ROUNDS)), 0.03)
