"""Podman's stand-in for the Docker API: its own programs, unpacked and not installed, without any network."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from typing import TYPE_CHECKING

from tutor.practice import apt
from tutor.practice.engine import answers
from tutor.practice.paths import kit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PACKAGES = ("podman", "conmon", "crun", "libsubid4", "libgpgme11", "libyajl2", "libassuan0", "libgpg-error0")
_SECONDS = 30.0


@contextlib.contextmanager
def podman(folder: Path) -> Iterator[str]:
    """Run podman's service with all it keeps in `folder`; give the value for DOCKER_HOST."""
    root = kit().state / "podman"
    if not (root / "usr/bin/podman").exists():
        assert apt.unpack(_PACKAGES, root), "podman cannot be fetched"
    socket = folder / "podman.sock"
    (folder / "containers.conf").write_text(
        f'[engine]\nconmon_path = ["{root}/usr/bin/conmon"]\nevents_logger = "file"\n'
        f'cgroup_manager = "cgroupfs"\n[engine.runtimes]\ncrun = ["{root}/usr/bin/crun"]\n'
    )
    env = {
        "PATH": f"{root}/usr/bin:{os.environ['PATH']}",
        "LD_LIBRARY_PATH": f"{root}/usr/lib/x86_64-linux-gnu",
        "CONTAINERS_CONF": str(folder / "containers.conf"),
        "HOME": str(folder),
    }
    stores = ["--root", str(folder / "data"), "--runroot", str(folder / "run"), "--storage-driver", "vfs"]
    words = ["unshare", "-n", "podman", *stores, "system", "service", "--time", "0", f"unix://{socket}"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(words, env=env, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + _SECONDS
        while not answers(socket):
            assert process.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < deadline, "podman does not answer"
        yield f"unix://{socket}"
    finally:
        process.terminate()
        process.wait()
