"""The learner's shell, in which `docker` means docker-tutor and from which `cd` and `export` last.

When a line ends, the shell tells what it knows (`memory.py`). Its working directory, its umask and its
exported variables become ours, the rest is for the next shell. A shell that does not read sh gives way to
`/bin/sh`.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections import ChainMap
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.shell import relay
from tutor.shell.memory import Memory, read

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
# `eval` in the first line of all, so that errors carry the line's own numbers.
SCRIPT = '. "$1"; eval "$DOCKER_TUTOR_LINE"'
BEGIN = str(Path(__file__).with_name("scripts") / "begin")


@dataclass(slots=True)
class Host:
    """Where host lines run. `env` is the prompt's environment; `shims` the folder for our `docker`.

    `code` is the exit code of the line before, whoever ran it; `typed_ahead` are the keys typed while the
    last line ran that no program read; `memory` is what the shell of the last line knew.
    """

    env: MutableMapping[str, str]
    shims: Path
    code: int = 0
    typed_ahead: bytes = field(default=b"", init=False)
    memory: Memory = field(default=Memory(), init=False)
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

    @property
    def variables(self) -> Mapping[str, str]:
        """Give every variable of the learner's shell, exported or not."""
        return ChainMap(self.env, dict(self.memory.variables))

    def run(self, text: str, terminal: Terminal, extra: Mapping[str, str]) -> int:
        """Run a line and give its exit code; take over what the shell knows then.

        `extra` are variables for this line alone (which daemon, which row of the journal).
        """
        import tempfile  # slow to import, as is said in `settings`

        shell = self.shell
        with tempfile.TemporaryFile() as known:  # not an argument: these are short, and others see them
            known.write(os.fsencode(self.memory.script))
            known.seek(0)
            place = f"/dev/fd/{known.fileno()}"
            argv = [shell, "-c", SCRIPT, Path(shell).name, BEGIN, place, str(self.code), text]
            env = {**self.env, **self._ours(), **extra}
            ended = relay.run(argv, env, terminal, (known.fileno(),))
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
        told = read(state)
        if told is None:
            return
        self.memory = told.memory
        path = told.exported.get("PATH", "").removeprefix(f"{self.shims}{os.pathsep}")
        kept = {name: value for name, value in told.exported.items() if not self._foreign(name, ours)}
        for gone in [name for name in self.env if name not in kept and not self._foreign(name, ours)]:
            del self.env[gone]
        self.env.update(kept | {"PATH": path})
        os.umask(told.umask)
        if told.folder and Path(told.folder).is_dir():
            os.chdir(told.folder)

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
