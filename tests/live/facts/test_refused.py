"""Every line whose value is said to be refused is refused by docker and a real daemon."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.explain.test_combine import CAUGHT
from tests.explain.test_refusals import REFUSED
from tests.live.facts import facts_daemon
from tutor.explain.combine import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.daemon import LiveDaemon

ELSEWHERE = frozenset(("task", "weight", "architecture"))
"""Refused later by a node, where the kernel can weigh disks, or by a registry."""
NEWER = re.compile("^subnet-start|: stop -s|--ip-range 10.2.0.0/16|--ipv4=false")
"""What older engines take."""
STOPS = frozenset(rule.code for rule in RULES if rule.stops)
LINES = [
    (reason, line)
    for reason, lines in REFUSED.items()
    for line in lines
    if reason not in ELSEWHERE and not line.startswith("swarm init")  # the daemon is in a swarm already
] + [
    (code, line.removeprefix("docker ")) for code, lines in CAUGHT.items() for line in lines if code in STOPS
]

daemon = facts_daemon("busybox", "nginx")


@pytest.fixture(scope="module")
def prepared(daemon: LiveDaemon) -> LiveDaemon:
    """Have what the lines name, so that they are refused for their values and for nothing else."""
    daemon.docker("network", "create", "--subnet", "172.30.0.0/16", "app")
    daemon.docker("run", "-d", "--init", "--name", "web", "busybox", "sleep", "6000")
    daemon.docker("run", "-d", "--init", "--name", "db", "busybox", "sleep", "6000")
    daemon.docker("swarm", "init", "--advertise-addr", "127.0.0.1")
    daemon.docker("service", "create", "-d", "--name", "web", "busybox", "sleep", "6000")
    for image in ("nginx", "wordpress", "debian", "x"):
        daemon.docker("tag", "busybox", image)
    return daemon


@pytest.mark.parametrize(("reason", "line"), LINES)
def test_a_line_that_is_said_to_be_refused_is_refused(
    reason: str, line: str, prepared: LiveDaemon, tmp_path: Path
) -> None:
    if NEWER.search(f"{reason}: {line}") and _major(prepared) < 25:
        pytest.skip("engine 25 or newer")
    (tmp_path / "file").write_text("content")
    (tmp_path / "x.tar").touch()
    fresh = re.sub(r"^(network create -.*) \w+$", rf"\1 fresh-{LINES.index((reason, line))}", line)
    env = {**os.environ, "DOCKER_HOST": prepared.host, "DOCKER_CONFIG": str(tmp_path)}
    done = prepared.run_in(f"docker {fresh}", env=env, cwd=tmp_path, stdin=subprocess.DEVNULL, timeout=60)
    assert done.returncode != 0, done.stdout


def _major(daemon: LiveDaemon) -> int:
    return int(daemon.docker("version", "-f", "{{.Server.Version}}").split(".")[0])
