"""The files of contexts, as the docker command keeps them under its settings folder."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING, Any

from tutor.daemon.format.names import natural
from tutor.daemon.gojson import dumps
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tutor.daemon.config import Config

Tls = dict[str, dict[str, bytes]]  # endpoint -> file name -> content


class Store:
    """The contexts under one settings folder. Metadata are dicts as in `meta.json`."""

    def __init__(self, config: Config) -> None:
        self._root = config.folder / "contexts"

    def meta_folder(self, name: str) -> Path:
        """Give the folder of a context's metadata."""
        return self._root / "meta" / _id(name)

    def tls_folder(self, name: str) -> Path:
        """Give the folder of a context's certificates."""
        return self._root / "tls" / _id(name)

    def exists(self, name: str) -> bool:
        """Tell whether there is such a context."""
        return self.meta_folder(name).is_dir()

    def read(self, name: str) -> dict[str, Any]:
        """Give a context's metadata.

        Raises: DockerError if there is none.
        """
        file = self.meta_folder(name) / "meta.json"
        if not file.is_file():
            why = f"context not found: open {file}: no such file or directory"
            raise DockerError(f'context "{name}": {why}')
        return _parsed(file)

    def all(self) -> list[dict[str, Any]]:
        """Give the metadata of all contexts, by name.

        Raises: DockerError if a file cannot be read.
        """
        found = [_parsed(file) for file in self._root.glob("meta/*/meta.json")]
        return sorted(found, key=lambda meta: natural(meta["Name"]))

    def tls(self, name: str) -> Tls:
        """Give the certificates of a context."""
        folder = self.tls_folder(name)
        found: Tls = {}
        for file in sorted(folder.glob("*/*")):
            found.setdefault(file.parent.name, {})[file.name] = file.read_bytes()
        return found

    def write(self, meta: Mapping[str, Any], tls: Tls | None = None) -> None:
        """Keep a context; `tls` takes the place of the certificates that it had, None leaves them."""
        name = meta["Name"]
        folder = self.meta_folder(name)
        folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        (folder / "meta.json").write_text(dumps(meta), "utf-8")
        if tls is None:
            return
        shutil.rmtree(self.tls_folder(name), ignore_errors=True)
        for endpoint, files in tls.items():
            inner = self.tls_folder(name) / endpoint
            for part in (self._root / "tls", inner.parent, inner):
                part.mkdir(mode=0o700, exist_ok=True)
            for file, data in files.items():
                (inner / file).touch(mode=0o600)
                (inner / file).write_bytes(data)

    def remove(self, name: str) -> None:
        """Forget a context."""
        shutil.rmtree(self.meta_folder(name), ignore_errors=True)
        shutil.rmtree(self.tls_folder(name), ignore_errors=True)


def _id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return normal(json.loads(file.read_bytes()))
    except (ValueError, KeyError, AttributeError) as error:
        raise DockerError(f"failed to read metadata: parsing {file}: {error}") from None


def normal(found: Mapping[str, Any]) -> dict[str, Any]:
    """Give metadata with their fields in the order in which the docker command writes them."""
    endpoints = dict(found.get("Endpoints") or {})
    docker = endpoints.get("docker")
    if docker is not None:
        host = {"Host": docker["Host"]} if docker.get("Host") else {}
        endpoints["docker"] = {**host, "SkipTLSVerify": bool(docker.get("SkipTLSVerify"))}
    metadata = dict(found.get("Metadata") or {})
    return {"Name": found.get("Name", ""), "Metadata": metadata, "Endpoints": dict(sorted(endpoints.items()))}
