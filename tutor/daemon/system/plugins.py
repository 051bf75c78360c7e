"""The plugins of the docker command that are installed."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_NAME = re.compile(r"docker-([a-z][a-z0-9]*)")
_FOLDERS = (
    "/usr/local/lib/docker/cli-plugins",
    "/usr/local/libexec/docker/cli-plugins",
    "/usr/lib/docker/cli-plugins",
    "/usr/libexec/docker/cli-plugins",
)


def plugins(call: Call) -> list[dict[str, Any]]:
    """Ask each plugin what it is, ordered by name; those that do not answer are left out."""
    extra = call.config.data.get("cliPluginsExtraDirs") or []
    folders = [*extra, call.config.folder / "cli-plugins", *_FOLDERS]
    found: dict[str, Path] = {}
    for folder in map(Path, folders):
        for path in sorted(folder.glob("docker-*")):
            name = _NAME.fullmatch(path.name)
            if name and os.access(path, os.X_OK):
                found.setdefault(name[1], path)
    described = (_described(name, path) for name, path in sorted(found.items()))
    return [one for one in described if one]


def _described(name: str, path: Path) -> dict[str, Any] | None:
    try:
        done = subprocess.run(
            [path, "docker-cli-plugin-metadata"], capture_output=True, check=True, stdin=subprocess.DEVNULL
        )
        return {**json.loads(done.stdout), "Name": name, "Path": str(path)}
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
