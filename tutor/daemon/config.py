"""The docker command's own settings: `config.json` and the folder around it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.auths import decoded
from tutor.daemon.gojson import first, kind

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLES: Final = {"auths": "map[string]types.AuthConfig", "HttpHeaders": "map[string]string"}
_TEXTS: Final = ("psFormat", "imagesFormat", "detachKeys", "credsStore", "currentContext")


@dataclass(frozen=True, slots=True)
class Config:
    """`folder` is the settings folder, `data` the JSON object of its `config.json`.

    Logins in it are decoded. `warning` is what the CLI says on standard error about a file that it cannot
    read, or "".
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
        text = (path / "config.json").read_text("utf-8", "surrogateescape")
    except FileNotFoundError:
        return Config(path)
    except OSError as error:
        return Config(path, warning=_warning(path, _read_failure(path, error)))
    return _understood(path, text)


def _understood(path: Path, text: str) -> Config:
    """Read the settings as far as they can be read: what is wrong is warned of, and the rest counts."""
    data: dict[str, Any] = {}
    try:
        found = first(text) if text.strip() else {}
        if not isinstance(found, dict):
            raise ValueError(
                f"json: cannot unmarshal {kind(found)} into Go value of type configfile.ConfigFile"
            )
        data = found
        _check(data)
        data = {**data, "auths": decoded(data.get("auths") or {})}
    except ValueError as error:
        return Config(path, data, _warning(path, str(error)))
    return Config(path, data)


def _check(data: Mapping[str, Any]) -> None:
    """Refuse what is of another kind than the CLI expects.

    Raises: ValueError in Go's words.
    """
    for key, value in data.items():
        wanted = dict if key in _TABLES else str if key in _TEXTS else object
        if value is not None and not isinstance(value, wanted):
            raise ValueError(_mismatch(value, key, _TABLES.get(key, "string")))
    for value in (data.get("auths") or {}).values():
        if not isinstance(value, dict):
            raise ValueError(_mismatch(value, "auths", "types.AuthConfig"))


def _mismatch(value: object, key: str, wanted: str) -> str:
    return f"json: cannot unmarshal {kind(value)} into Go struct field ConfigFile.{key} of type {wanted}"


def _read_failure(path: Path, error: OSError) -> str:
    action = "read" if isinstance(error, IsADirectoryError) else "open"
    return f"{action} {path / 'config.json'}: {(error.strerror or str(error)).lower()}"


def _warning(path: Path, why: str) -> str:
    if why.startswith("open "):
        return f"WARNING: Error loading config file: {why}"
    return f"WARNING: Error parsing config file ({path / 'config.json'}): {why}"
