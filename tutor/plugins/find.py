"""Find the docker command's plugins in its folders, and ask each what it is.

Source: https://docs.docker.com/engine/extend/cli_plugins/
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tutor.daemon.config import Config

ASK: Final = "docker-cli-plugin-metadata"
LENT: Final = "DOCKER_TUTOR_PLUGINS"
"""The variable with a folder of plugins that are fetched for lessons and not installed."""
_PREFIX: Final = "docker-"
_NAME: Final = pattern(r"[a-z][a-z0-9]*")
_FOLDERS: Final = (
    "/usr/local/lib/docker/cli-plugins",
    "/usr/local/libexec/docker/cli-plugins",
    "/usr/lib/docker/cli-plugins",
    "/usr/libexec/docker/cli-plugins",
)


class Plugin(NamedTuple):
    """One plugin. `said` is what it answers about itself; `fault` why docker would not run it, or ""."""

    name: str
    path: Path
    said: Mapping[str, Any] = {}
    fault: str = ""

    @property
    def help(self) -> str:
        """Give the line for docker's help."""
        return str(self.said.get("ShortDescription", ""))


def plugin(name: str, config: Config) -> Plugin | None:
    """Give the plugin that docker would run for `docker NAME`, or None."""
    if not _NAME.fullmatch(name):
        return None
    paths = (folder / f"{_PREFIX}{name}" for folder in _folders(config))
    path = next(filter(os.path.exists, paths), None)
    return _described(name, path) if path else None


def installed(config: Config, is_builtin: Callable[[str], bool]) -> tuple[Plugin, ...]:
    """Give all plugins by name, also those that docker would not run."""
    found: dict[str, Path] = {}
    for path in _candidates(config):
        found.setdefault(path.name.removeprefix(_PREFIX), path)
    return tuple(
        Plugin(name, path, fault=f'plugin "{name}" duplicates builtin command')
        if _NAME.fullmatch(name) and is_builtin(name)
        else _described(name, path)
        for name, path in sorted(found.items())
    )


def _folders(config: Config) -> Iterator[Path]:
    """Give the docker command's folders; behind them, the one that a lesson has lent."""
    extra = config.data.get("cliPluginsExtraDirs") or []
    lent = filter(None, [os.environ.get(LENT)])
    yield from map(Path, (*extra, config.folder / "cli-plugins", *_FOLDERS, *lent))


def _candidates(config: Config) -> Iterator[Path]:
    for folder in _folders(config):
        for path in sorted(folder.glob(f"{_PREFIX}*")):
            if path.is_symlink() or path.is_file():
                yield path


def _described(name: str, path: Path) -> Plugin:
    if not _NAME.fullmatch(name):
        return Plugin(name, path, fault=f'plugin candidate "{name}" did not match "^[a-z][a-z0-9]*$"')
    import subprocess  # plugins are seldom asked: what one says of itself is kept

    try:
        done = subprocess.run([path, ASK], capture_output=True, stdin=subprocess.DEVNULL, check=False)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        return Plugin(name, path, fault=f"failed to fetch metadata: fork/exec {path}: {why}")
    if done.returncode:
        return Plugin(name, path, fault=f"failed to fetch metadata: {_status(done.returncode)}")
    try:
        said = json.loads(done.stdout)
    except ValueError as error:
        return Plugin(name, path, fault=f"invalid metadata: {_syntax(done.stdout, error)}")
    return Plugin(name, path, said, _lacking(said))


def _lacking(said: Any) -> str:
    version = said.get("SchemaVersion", "") if isinstance(said, dict) else ""
    if version != "0.1.0":
        return f'plugin SchemaVersion "{version}" is not valid'
    return "" if said.get("Vendor") else "plugin metadata does not define a vendor"


def _status(code: int) -> str:
    return f"exit status {code}" if code > 0 else f"signal: {-code}"


def _syntax(data: bytes, error: ValueError) -> str:
    text = data.decode("utf-8", "replace").lstrip()
    if not text:
        return "unexpected end of JSON input"
    first = text[:1]
    known = first in '{["-tfn' or first.isdigit()
    return str(error) if known else f"invalid character '{first}' looking for beginning of value"
