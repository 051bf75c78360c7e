"""A swarm of one node on a real daemon: one success for each family of commands, through `forward`.

The kernel here may have no IP_VS, so services take `--endpoint-mode dnsrr` and ports `mode=host`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.support.daemon import LiveDaemon, live_daemon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def swarm() -> Iterator[LiveDaemon]:
    with live_daemon("swarm") as daemon:
        daemon.need("busybox")
        daemon.docker("pull", "-q", "busybox")
        yield daemon


@pytest.fixture
def tutor(swarm: LiveDaemon, tmp_path: Path) -> Callable[..., str]:
    return partial(swarm.tutor, tmp_path)


def test_a_swarm_begins_and_tells_how_to_join(tutor: Callable[..., str]) -> None:
    assert "docker swarm join --token SWMTKN-1-" in tutor("swarm", "init", "--advertise-addr", "127.0.0.1")
    assert tutor("swarm", "join-token", "-q", "worker").startswith("SWMTKN-1-")
    assert tutor("swarm", "update", "--task-history-limit", "2") == "Swarm updated."


def test_the_root_certificate_is_made_anew(tutor: Callable[..., str]) -> None:
    before = tutor("swarm", "ca")
    shown = tutor("swarm", "ca", "--rotate")
    assert "desired root digest: sha256:" in shown
    assert "-----BEGIN CERTIFICATE-----" in shown
    assert before not in shown


def test_a_node_takes_labels(tutor: Callable[..., str]) -> None:
    node = tutor("node", "ls", "-q")
    tutor("node", "update", "--label-add", "disk=fast", node)
    assert tutor("node", "inspect", "-f", "{{.Spec.Labels.disk}}", "self") == "fast"
    assert tutor("node", "promote", node) == f"Node {node} is already a manager."


def test_a_service_runs_scales_and_goes_back(tutor: Callable[..., str], swarm: LiveDaemon) -> None:
    tutor("secret", "create", "password", "-", stdin="hush")
    tutor("config", "create", "greeting", "-", stdin="hello")
    shown = tutor(
        *("service", "create", "--name", "web", "--endpoint-mode", "dnsrr", "--update-monitor", "1s"),
        *("--secret", "password", "--config", "source=greeting,target=/greeting"),
        *("busybox", "sh", "-c", "cat /run/secrets/password /greeting; echo; sleep 1000"),
    )
    assert "overall progress: 1 out of 1 tasks" in shown
    assert shown.endswith("converged")
    assert "hushhello" in tutor("service", "logs", "--raw", "web")
    assert "| hushhello" in tutor("service", "logs", "web")
    assert "web scaled to 2" in tutor("service", "scale", "web=2")
    assert tutor("service", "ls", "--format", "{{.Name}} {{.Replicas}}") == "web 2/2"
    assert tutor("service", "update", "--env-add", "A=1", "web").endswith("converged")
    assert (
        swarm.docker("service", "inspect", "-f", "{{.Spec.TaskTemplate.ContainerSpec.Env}}", "web") == "[A=1]"
    )
    tutor("service", "rollback", "web")
    assert "Env:" not in tutor("service", "inspect", "--pretty", "web")
    assert tutor("service", "ps", "-f", "desired-state=running", "--format", "{{.Name}}", "web")
    assert tutor("service", "rm", "web") == "web"
    assert tutor("secret", "ls", "--format", "{{.Name}}") == "password"
    assert tutor("config", "inspect", "--pretty", "greeting").endswith("hello")


def test_a_job_is_waited_for(tutor: Callable[..., str]) -> None:
    shown = tutor("service", "create", "--name", "job", "--mode", "replicated-job", "busybox", "true")
    assert shown.endswith("job complete")


def test_a_stack_is_listed_and_removed(tutor: Callable[..., str]) -> None:
    label = "com.docker.stack.namespace=shop"
    tutor(
        *("service", "create", "-q", "--name", "shop-web", "--endpoint-mode", "dnsrr", "-l", label),
        *("--update-monitor", "1s", "busybox", "sleep", "1000"),
    )
    assert tutor("stack", "ls", "--format", "{{.Name}} {{.Services}}") == "shop 1"
    assert tutor("stack", "ps", "--format", "{{.Name}}", "shop").startswith("shop-web.")
    assert "Removing service shop-web" in tutor("stack", "rm", "--detach=false", "shop")
    assert tutor("stack", "ls", "--format", "{{.Name}}") == ""


def test_the_last_manager_leaves(tutor: Callable[..., str]) -> None:
    assert tutor("swarm", "leave", "--force") == "Node left the swarm."
