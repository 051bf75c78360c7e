"""Fetches the Docker engine of another Debian suite, or its plugins, without installing them."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from tutor.practice import apt, catalog
from tutor.practice.engine import EngineError

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.practice.paths import Kit

_PACKAGES = ("docker.io", "docker-cli", "docker-buildx", "containerd", "runc")
PLUGINS_FROM = "sid"
"""The suite of Debian whose plugins are young enough for lessons, and run on older systems too."""
_PLUGINS = ("docker-compose", "docker-buildx")
_PROGRAMS = ("dockerd", "docker-proxy", "docker", "containerd", "containerd-shim-runc-v2", "ctr", "runc")


def fetch(suite: str, kit: Kit) -> str:
    """Unpack the engine of `suite` below the kit's folder; give its version line.

    Raises: EngineError if the suite has no engine that runs here.
    """
    root = kit.engine(suite)
    _unpack(_PACKAGES, suite, root)
    return _link_what_runs(root)


def fetch_plugins(suite: str, kit: Kit) -> Path:
    """Unpack compose and buildx of `suite` below the kit's folder; give the folder with the two programs.

    Raises: EngineError if the suite has none that run here.
    """
    root = kit.plugins(suite)
    folder = root / "usr/libexec/docker/cli-plugins"
    if len(list(folder.glob("docker-*"))) < len(_PLUGINS):
        _unpack(_PLUGINS, suite, root)
    programs = sorted(folder.glob("docker-*"))
    if len(programs) < len(_PLUGINS) or not all(_runs(program) for program in programs):
        raise EngineError(f"{suite}: its plugins do not run here")
    return folder


def _unpack(packages: tuple[str, ...], suite: str, root: Path) -> None:
    config = _private_apt(root / "apt", suite)
    try:
        subprocess.run(
            ["apt-get", "-qq", "update"],
            env={"APT_CONFIG": str(config), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
            check=True,
            capture_output=True,
            text=True,
        )
    except subprocess.CalledProcessError as error:
        raise EngineError(error.stderr) from error
    if not apt.unpack(packages, root, config):
        raise EngineError(suite)
    shutil.rmtree(root / "apt")


def _private_apt(folder: Path, suite: str) -> Path:
    """Make package lists of our own for `suite`, from the machine's own source; give the settings file."""
    for name in ("etc/apt.conf.d", "lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "status").touch()
    release = catalog.release()
    first = apt.sources(release["id"], release["codename"]).splitlines()[0]
    (folder / "etc/sources.list").write_text(re.sub(r" \S+ main$", f" {suite} main\n", first))
    places = {
        "Dir::Etc": "etc",
        "Dir::State": ".",
        "Dir::State::lists": "lists",
        "Dir::State::status": "status",
        "Dir::Cache": "cache",
    }
    lines = [f'{setting} "{folder / place}";' for setting, place in places.items()]
    config = folder / "apt.conf"
    config.write_text("\n".join([*lines, 'Acquire::Check-Valid-Until "false";', ""]))
    return config


def _link_what_runs(root: Path) -> str:
    """Make a folder of the programs that run on this system's libraries; the others are the system's own."""
    programs = root / "bin"
    programs.mkdir(exist_ok=True)
    for name in _PROGRAMS:
        found = next((file for file in sorted(root.glob(f"usr/*bin/{name}")) if _runs(file)), None)
        if found is not None and not (programs / name).exists():
            (programs / name).symlink_to(found)
    if not (programs / "dockerd").exists():
        raise EngineError(f"{root.name}: dockerd does not run here")
    return subprocess.run(
        [programs / "dockerd", "--version"], check=True, capture_output=True, text=True
    ).stdout.strip()


def _runs(program: Path) -> bool:
    done = subprocess.run([program, "--version"], check=False, capture_output=True, text=True)
    return "GLIBC" not in done.stderr
