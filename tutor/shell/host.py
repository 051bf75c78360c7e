"""The learner's shell, in which `docker` means docker-tutor and from which `cd` and `export` last.

When a line ends, the shell tells its working directory and its exported variables, and they become ours:
so they last in whatever way they were written. A shell that does not read sh gives way to `/bin/sh`.
"""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.shell import relay

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence
    from tempfile import TemporaryDirectory

    from tutor.model import Terminal

POSIX_SHELLS = frozenset({"sh", "ash", "bash", "dash", "ksh", "mksh", "zsh"})
# What belongs to one run of the shell and must not be carried over.
VOLATILE = frozenset({"_", "SHLVL", "PATH"})
SHIM = """#!/bin/sh
# docker, as lines of several commands see it: docker-tutor runs it and keeps it in the journal.
export PYTHONPATH="$DOCKER_TUTOR_ROOT${PYTHONPATH:+:$PYTHONPATH}"
exec "$DOCKER_TUTOR_PYTHON" -m tutor forward -- docker "$@"
"""
# Opening the terminal makes it the session's own, for Ctrl-C. `eval`, so that errors carry the line's own
# numbers; a trap, so that a line with `exit` in it tells its state too.
SCRIPT = """[ -z "$DOCKER_TUTOR_TTY" ] || : <"$DOCKER_TUTOR_TTY"
trap '{ pwd; env -0; } >"$DOCKER_TUTOR_STATE" 2>/dev/null' EXIT
eval "$1"
"""


@dataclass(slots=True)
class Host:
    """Where host lines run. `env` is the prompt's environment; `shims` the folder for our `docker`.

    `typed_ahead` are the keys typed while the last line ran that no program read.
    """

    env: MutableMapping[str, str]
    shims: Path
    typed_ahead: bytes = field(default=b"", init=False)
    _spare: TemporaryDirectory[str] | None = field(default=None, init=False)

    @property
    def shell(self) -> str:
        """Give the learner's shell, or `/bin/sh`."""
        shell = self.env.get("SHELL", "")
        return shell if Path(shell).name in POSIX_SHELLS and os.access(shell, os.X_OK) else "/bin/sh"

    def take_typed_ahead(self) -> bytes:
        """Give `typed_ahead` once."""
        keys, self.typed_ahead = self.typed_ahead, b""
        return keys

    def run(self, text: str, terminal: Terminal, extra: Mapping[str, str]) -> int:
        """Run a line and give its exit code; take over the shell's directory and exported variables.

        `extra` are variables for this line alone (which daemon, which row of the journal).
        """
        argv = [self.shell, "-c", SCRIPT, "sh", text]
        ended = relay.run(argv, {**self.env, **self._ours(), **extra}, terminal)
        self.typed_ahead = ended.typed_ahead
        self._adopt(ended.state, frozenset(extra))
        return ended.code if ended.code >= 0 else 128 - ended.code

    def start(self, argv: Sequence[str], terminal: Terminal, extra: Mapping[str, str]) -> int:
        """Run one program and give its exit code; `extra` are variables for it alone."""
        ended = relay.run(argv, {**self.env, **extra}, terminal)
        self.typed_ahead = ended.typed_ahead
        return ended.code if ended.code >= 0 else 128 - ended.code

    def _ours(self) -> dict[str, str]:
        self._make_shim()
        return {
            "PATH": os.pathsep.join([str(self.shims), self.env.get("PATH", os.defpath)]),
            "DOCKER_TUTOR_ROOT": str(Path(__file__).resolve().parents[2]),
            "DOCKER_TUTOR_PYTHON": sys.executable,
        }

    def _make_shim(self) -> None:
        """Write our `docker`; where the home takes none, among the temporary files."""
        try:
            _write_shim(self.shims / "docker")
        except OSError:
            import tempfile

            with contextlib.suppress(OSError):  # else `docker` is the program itself, as outside
                self._spare = tempfile.TemporaryDirectory(prefix="docker-tutor-")
                self.shims = Path(self._spare.name)
                _write_shim(self.shims / "docker")

    def _adopt(self, state: bytes, ours: frozenset[str]) -> None:
        folder, _, exported = state.partition(b"\n")
        entries = [os.fsdecode(entry).partition("=") for entry in exported.split(b"\0") if b"=" in entry]
        if not entries:  # the shell was killed, or has no `env -0`
            return
        found = {name: value for name, _, value in entries}
        prefix = f"{self.shims}{os.pathsep}"
        path = found.get("PATH", "").removeprefix(prefix)
        kept = {name: value for name, value in found.items() if not self._foreign(name, ours)} | {
            "PATH": path
        }
        for gone in [name for name in self.env if name not in kept and not self._foreign(name, ours)]:
            del self.env[gone]
        self.env.update(kept)
        if Path(os.fsdecode(folder)).is_dir():
            os.chdir(folder)

    @staticmethod
    def _foreign(name: str, ours: frozenset[str]) -> bool:
        return name in VOLATILE or name in ours or name.startswith("DOCKER_TUTOR_")


def _write_shim(path: Path) -> None:
    if path.exists() and path.read_text("utf-8") == SHIM:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(SHIM, "utf-8")
    fresh.chmod(0o755)
    fresh.replace(path)
