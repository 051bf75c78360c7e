"""A swarm of two nodes: two daemons, each in a network namespace of its own, with a cable between them.

The kernel here may have no IP_VS: services take `--endpoint-mode dnsrr`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.support.daemon import LiveDaemon, live_daemon
from tutor.practice import cable
from tutor.practice.namespace import ip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MANAGER, WORKER = cable.FIRST, cable.SECOND
LIMIT = 60.0  # seconds until tasks are where they should be


@pytest.fixture(scope="module")
def nodes() -> Iterator[tuple[LiveDaemon, LiveDaemon]]:
    with (
        live_daemon("manager") as manager,
        live_daemon("worker", hostname="worker1", beside=manager.namespace) as worker,
    ):
        for daemon in (manager, worker):
            daemon.need("busybox")
            daemon.docker("pull", "-q", "busybox")
        yield manager, worker


@pytest.fixture
def tutor(tmp_path: Path) -> Callable[..., str]:
    """Forward a line to one of the daemons."""
    return lambda daemon, *words: daemon.tutor(tmp_path, *words)


def until(look: Callable[[], object], wanted: object) -> None:
    """Look until it is as wanted.

    Raises: AssertionError if it is not in time.
    """
    end = time.monotonic() + LIMIT
    while (found := look()) != wanted:
        assert time.monotonic() < end, f"{found!r} is not {wanted!r}"


def test_a_second_node_joins(nodes: tuple[LiveDaemon, LiveDaemon], tutor: Callable[..., str]) -> None:
    manager, worker = nodes
    tutor(manager, "swarm", "init", "--advertise-addr", MANAGER)
    token = tutor(manager, "swarm", "join-token", "-q", "worker")
    joined = tutor(worker, "swarm", "join", "--token", token, "--advertise-addr", WORKER, f"{MANAGER}:2377")
    assert joined == "This node joined a swarm as a worker."
    listed = tutor(manager, "node", "ls", "--format", "{{.Status}} {{.Availability}} {{.ManagerStatus}}")
    assert sorted(line.rstrip() for line in listed.splitlines()) == ["Ready Active", "Ready Active Leader"]
    assert "worker1" in tutor(manager, "node", "ls", "--format", "{{.Hostname}}").split()


def test_the_worker_manages_nothing(nodes: tuple[LiveDaemon, LiveDaemon], tutor: Callable[..., str]) -> None:
    with pytest.raises(AssertionError, match="This node is not a swarm manager"):
        tutor(nodes[1], "node", "ls")


def test_tasks_land_on_both_nodes(
    nodes: tuple[LiveDaemon, LiveDaemon], tutor: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "compose.yml").write_text(
        "services:\n  web:\n    image: busybox\n    command: sleep 1000\n    stop_grace_period: 0s\n"
        "    deploy: {replicas: 4, endpoint_mode: dnsrr, update_config: {monitor: 1s}}\n"
    )
    made = tutor(
        nodes[0],
        *("stack", "deploy", "-q", "-d=false", "--resolve-image", "never"),
        *("-c", "compose.yml", "two"),
    )
    assert made == "Creating network two_default\nCreating service two_web"
    assert spread(nodes[0], tutor) == [2, 2]
    assert len(tutor(nodes[1], "ps", "-q").split()) == 2


def test_containers_of_both_nodes_reach_each_other(
    nodes: tuple[LiveDaemon, LiveDaemon], tutor: Callable[..., str]
) -> None:
    own = tutor(nodes[0], "ps", "-q").split()[0]
    found = tutor(nodes[0], "exec", own, "nslookup", "-type=a", "tasks.web", "127.0.0.11")
    addresses = {line.split()[-1] for line in found.splitlines() if line.startswith("Address: ")}
    assert len(addresses) == 4
    for address in addresses:
        tutor(nodes[0], "exec", own, "ping", "-c", "1", "-w", "10", address)


def test_a_drained_node_gives_its_tasks_away(
    nodes: tuple[LiveDaemon, LiveDaemon], tutor: Callable[..., str]
) -> None:
    manager, worker = nodes
    name = worker_id(worker, tutor)
    assert tutor(manager, "node", "update", "--availability", "drain", name) == name
    until(lambda: spread(manager, tutor), [4])
    until(lambda: tutor(worker, "ps", "-q"), "")
    assert tutor(manager, "node", "ps", "--filter", "desired-state=running", "-q", name) == ""
    assert "Shutdown" in tutor(manager, "service", "ps", "--format", "{{.DesiredState}}", "two_web")


def test_an_active_node_takes_new_tasks(
    nodes: tuple[LiveDaemon, LiveDaemon], tutor: Callable[..., str]
) -> None:
    manager, worker = nodes
    tutor(manager, "node", "update", "--availability", "active", worker_id(worker, tutor))
    tutor(manager, "service", "scale", "-d", "two_web=6")
    until(lambda: spread(manager, tutor), [2, 4])


def test_a_node_whose_cable_is_pulled_is_down_and_its_tasks_start_elsewhere(
    nodes: tuple[LiveDaemon, LiveDaemon], tutor: Callable[..., str]
) -> None:
    manager, worker = nodes
    tutor(manager, "swarm", "update", "--dispatcher-heartbeat", "1s")
    ip("-n", worker.namespace, "link", "set", cable.NAME, "down")
    until(lambda: node_status(manager, tutor), "Down")
    until(lambda: spread(manager, tutor), [6])
    assert len(tutor(worker, "ps", "-q").split()) == 2
    ip("-n", worker.namespace, "link", "set", cable.NAME, "up")
    until(lambda: node_status(manager, tutor), "Ready")
    until(lambda: tutor(worker, "ps", "-q"), "")


def test_a_worker_becomes_a_manager_for_a_while(
    nodes: tuple[LiveDaemon, LiveDaemon], tutor: Callable[..., str]
) -> None:
    manager, worker = nodes
    name = worker_id(worker, tutor)
    assert tutor(manager, "node", "promote", name) == f"Node {name} promoted to a manager in the swarm."
    status = "{{.ManagerStatus}}"
    until(lambda: sorted(tutor(manager, "node", "ls", "--format", status).split()), ["Leader", "Reachable"])
    assert tutor(manager, "node", "demote", name) == f"Manager {name} demoted in the swarm."
    until(lambda: tutor(manager, "node", "ls", "--format", status).split(), ["Leader"])


def test_a_node_that_left_is_removed(nodes: tuple[LiveDaemon, LiveDaemon], tutor: Callable[..., str]) -> None:
    manager, worker = nodes
    name = worker_id(worker, tutor)
    assert tutor(worker, "swarm", "leave") == "Node left the swarm."
    until(lambda: "Down" in tutor(manager, "node", "ls", "--format", "{{.Status}}"), True)
    assert tutor(manager, "node", "rm", name) == name
    assert len(tutor(manager, "node", "ls", "-q").split()) == 1
    until(lambda: spread(manager, tutor), [6])
    tutor(manager, "stack", "rm", "two")
    tutor(manager, "swarm", "leave", "--force")


def node_status(manager: LiveDaemon, tutor: Callable[..., str]) -> str:
    """Give how the swarm finds the second node."""
    return tutor(manager, "node", "ls", "--filter", "name=worker1", "--format", "{{.Status}}")


def worker_id(worker: LiveDaemon, tutor: Callable[..., str]) -> str:
    """Give the ID by which the swarm knows the second node."""
    return tutor(worker, "info", "--format", "{{.Swarm.NodeID}}")


def spread(manager: LiveDaemon, tutor: Callable[..., str]) -> list[int]:
    """Give how many tasks of the service run on each node, the fewest first."""
    nodes = tutor(manager, "node", "ls", "-q").split()
    rows = [
        tutor(manager, "node", "ps", "--format", "{{.CurrentState}}", "-f", "desired-state=running", node)
        for node in nodes
    ]
    counts = [sum(line.startswith("Running") for line in row.splitlines()) for row in rows]
    return sorted(count for count in counts if count)
