"""The docker command's own settings: `config.json` and the folder around it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Config:
    """`folder` is the settings folder, `data` the JSON object of its `config.json`.

    `warning` is what the CLI says on standard error about a file that it cannot read, or "".
    """

    folder: Path
    data: Mapping[str, Any] = field(default_factory=dict)
    warning: str = ""

    @property
    def file(self) -> Path:
        """Give the path of the settings file."""
        return self.folder / "config.json"

    def text(self, key: str) -> str:
        """Give the text under `key` (`detachKeys`, `psFormat`, `currentContext`, ...), or ""."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def table(self, key: str) -> Mapping[str, Any]:
        """Give the object under `key` (`auths`, `credHelpers`, `HttpHeaders`, `proxies`), or an empty one."""
        value = self.data.get(key)
        return value if isinstance(value, dict) else {}


def load(env: Mapping[str, str], folder: str = "") -> Config:
    """Read the settings from `folder`, else from `DOCKER_CONFIG`, else from the user's home."""
    chosen = folder or env.get("DOCKER_CONFIG") or os.path.join(env.get("HOME", "/"), ".docker")  # noqa: PTH118
    path = Path(chosen)
    try:
        data = json.loads((path / "config.json").read_bytes())
    except FileNotFoundError:
        return Config(path)
    except (OSError, ValueError) as error:
        return Config(path, warning=f"WARNING: Error loading config file: {path / 'config.json'}: {error}")
    return Config(path, data if isinstance(data, dict) else {})
