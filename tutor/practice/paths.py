"""Where the practice kit keeps its files."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

# A socket's path has at most 107 bytes (sun_path, unix(7)); the longest one of a daemon is, after its name:
_SOCKET = len("/exec/containerd/containerd-debug.sock")
_NAME = 28  # bytes kept for the name of a daemon


@dataclass(frozen=True, slots=True)
class Kit:
    """The kit's folders: `state` is kept, `work` is for what a build throws away (in memory if possible)."""

    state: Path
    work: Path

    @property
    def mirror(self) -> Path:
        """Give the folder of the images that can be pulled."""
        return self.state / "mirror"

    @property
    def hub(self) -> Path:
        """Give the folder of the stand-in's throwaway certificate."""
        return self.state / "hub"

    @property
    def runs(self) -> Path:
        """Give the folder of the running daemons, short where sockets in `state` had too long a path."""
        own = self.state / "run"
        fits = len(os.fsencode(own)) + 1 + _NAME + _SOCKET <= 107
        return own if fits else Path("/run") / f"docker-tutor-{_mark(self.state)}"

    def run(self, name: str) -> Path:
        """Give the folder of the practice daemon `name`: socket, logs, execution state."""
        return self.runs / name

    def data(self, name: str, fresh: bool) -> Path:
        """Give the data root of the practice daemon `name`; a fresh one is in memory, thrown away."""
        return self.work / f"data-{name}" if fresh else self.state / "data" / name

    def namespace(self, name: str) -> str:
        """Give the name of the network namespace of the daemon `name`: no other kit's daemon has the same."""
        return f"tutor-{_mark(self.state)}-{name}"

    def engine(self, suite: str) -> Path:
        """Give the folder of an engine that was fetched without installing it."""
        return self.state / "engines" / suite

    def plugins(self, suite: str) -> Path:
        """Give the folder of plugins of the docker command that were fetched without installing them."""
        return self.state / "plugins" / suite


def kit() -> Kit:
    """Give the kit's folders: `DOCKER_TUTOR_KIT`, or the place of the system for root, or the user's own."""
    state = _state()
    memory = Path("/dev/shm")
    work = memory / f"docker-tutor-{_mark(state)}" if os.access(memory, os.W_OK) else state / "work"
    return Kit(state, work)


def _mark(state: Path) -> str:
    return hashlib.sha256(str(state).encode()).hexdigest()[:8]


def _state() -> Path:
    if chosen := os.environ.get("DOCKER_TUTOR_KIT"):
        return Path(chosen).expanduser().absolute()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/lib/docker-tutor-kit")
    import platformdirs

    return platformdirs.user_state_path("docker-tutor-kit")
