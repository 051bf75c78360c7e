"""Looks at what docker-tutor needs on this machine; each finding is a key of the bank with its slots."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tutor.bank import Bank
    from tutor.model import Lang, Slots, Terminal

PLUGIN_FOLDERS = (
    "/usr/local/lib/docker/cli-plugins",
    "/usr/local/libexec/docker/cli-plugins",
    "/usr/lib/docker/cli-plugins",
    "/usr/libexec/docker/cli-plugins",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `good` False: advice stands in the text."""

    name: str
    good: bool
    slots: Slots = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Give the bank's key, without `message/`."""
        return f"doctor.{self.name}-{'ok' if self.good else 'bad'}"


def findings(
    env: Mapping[str, str], home: Path, terminal: Terminal, daemon: Callable[[], tuple[str, str]]
) -> tuple[Finding, ...]:
    """Look at everything. `daemon` gives the address and the version, "" where none answers."""
    where, version = daemon()
    return (
        Finding("daemon", bool(version), {"where": where, "version": version}),
        _program("cli", "docker", env),
        _plugins(env),
        _program("dockerd", "dockerd", env),
        _terminal(terminal),
        _locale(),
        Finding("home", _writable(home), {"path": str(home)}),
    )


def lines(found: Iterable[Finding], bank: Bank, lang: Lang) -> Iterator[str]:
    """Put findings into words, one a line, `+` or `-` in front."""
    for finding in found:
        yield f"{'+' if finding.good else '-'} {bank.say(f'message/{finding.key}', lang, finding.slots)}"


def daemon() -> tuple[str, str]:
    """Give the address of the daemon of now and its version, "" where none answers."""
    from tutor.daemon import connect
    from tutor.errors import DockerError

    try:
        connection = connect(timeout=3)
    except DockerError as error:
        return error.text, ""
    try:
        return connection.endpoint.host, str(connection.get("/version")["Version"])
    except DockerError:
        return connection.endpoint.host, ""


def _program(name: str, program: str, env: Mapping[str, str]) -> Finding:
    path = shutil.which(program, path=env.get("PATH"))
    return Finding(name, path is not None, {"path": path or program})


def _plugins(env: Mapping[str, str]) -> Finding:
    own = env.get("DOCKER_CONFIG") or str(Path(env.get("HOME", "/")) / ".docker")
    folders = (Path(own) / "cli-plugins", *map(Path, PLUGIN_FOLDERS))
    found = {path.name.removeprefix("docker-") for folder in folders for path in folder.glob("docker-*")}
    return Finding("plugins", bool(found), {"names": ", ".join(sorted(found))})


def _terminal(terminal: Terminal) -> Finding:
    rows, columns = terminal.size()
    good = terminal.is_tty("in") and terminal.is_tty("out")
    return Finding("terminal", good, {"rows": str(rows), "columns": str(columns)})


def _locale() -> Finding:
    encoding = sys.getfilesystemencoding() if sys.stdout is None else sys.stdout.encoding
    return Finding("locale", encoding.lower().replace("-", "") == "utf8", {"encoding": encoding})


def _writable(home: Path) -> bool:
    existing = next(path for path in (home, *home.parents) if path.exists())
    return existing.is_dir() and os.access(existing, os.W_OK)
