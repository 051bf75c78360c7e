"""Images on disk as a registry serves them: blobs by digest, tags that point at manifests.

Layers stay uncompressed: compressing took longer than building the images, and gains nothing on loopback.
"""

from __future__ import annotations

import hashlib
import json
import os
import tarfile
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
_CONFIG = "application/vnd.docker.container.image.v1+json"
_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip"  # daemons look at the bytes, not at this name
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Blob:
    """A stored blob; `digest` is 64 hexadecimal digits, `size` is in bytes."""

    digest: str
    size: int


class Layout:
    """The images below one folder; several processes may read while one writes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._blobs = root / "blobs"
        self._tags = root / "tags"

    def put(self, source: IO[bytes]) -> Blob:
        """Store what `source` holds."""
        self._blobs.mkdir(parents=True, exist_ok=True)
        summed, size = hashlib.sha256(), 0
        with tempfile.NamedTemporaryFile(dir=self._blobs, prefix=".new-", delete=False) as file:
            while chunk := source.read(_CHUNK):
                summed.update(chunk)
                size += file.write(chunk)
        Path(file.name).replace(self._blobs / summed.hexdigest())
        return Blob(summed.hexdigest(), size)

    def put_bytes(self, data: bytes) -> Blob:
        """Store `data`."""
        import io

        return self.put(io.BytesIO(data))

    def put_image(self, references: Sequence[str], config: bytes, layers: Sequence[Blob]) -> None:
        """Make `references` (`busybox:latest`) name the image of `config` and `layers`."""
        stored = self.put_bytes(config)
        manifest = {
            "schemaVersion": 2,
            "mediaType": MANIFEST,
            "config": _descriptor(_CONFIG, stored),
            "layers": [_descriptor(_LAYER, layer) for layer in layers],
        }
        digest = self.put_bytes(json.dumps(manifest, indent=3).encode()).digest
        for reference in references:
            repository, _, tag = full_name(reference).rpartition(":")
            self._link(self._tags / repository / tag, digest)

    def put_saved(self, archive: IO[bytes], references: Sequence[str]) -> None:
        """Store the one image of a `docker save` stream under `references`."""
        blobs: dict[str, Blob] = {}
        same: dict[str, str] = {}
        with tarfile.open(fileobj=archive, mode="r|") as members:
            for member in members:
                if member.issym() or member.islnk():
                    same[member.name] = _target(member)
                elif member.isfile():
                    file = members.extractfile(member)
                    blobs[member.name] = self.put(file)  # type: ignore[arg-type]
        for new, old in same.items():
            blobs[new] = blobs[old]
        image = json.loads(self.blob(blobs["manifest.json"].digest).read_bytes())[0]
        config = self.blob(blobs[image["Config"]].digest).read_bytes()
        self.put_image(references, config, [blobs[layer] for layer in image["Layers"]])

    def blob(self, digest: str) -> Path:
        """Give the file of a blob; it need not exist."""
        return self._blobs / digest

    def repositories(self) -> list[str]:
        """Give the names of all repositories (`library/busybox`)."""
        return sorted({str(tag.parent.relative_to(self._tags)) for tag in self._tag_files()})

    def tags(self, repository: str) -> list[str]:
        """Give the tags of a repository; none if there is no such repository."""
        folder = self._tags / repository
        return sorted(file.name for file in folder.iterdir() if file.is_file()) if folder.is_dir() else []

    def resolve(self, repository: str, reference: str) -> str | None:
        """Give the digest of the manifest that a tag or a digest names in `repository`."""
        if reference.startswith("sha256:"):
            digest = reference.removeprefix("sha256:")
            return digest if self.tags(repository) and self.blob(digest).is_file() else None
        file = self._tags / repository / reference
        return file.read_text() if file.is_file() else None

    def prune(self) -> None:
        """Delete the blobs that no tag leads to."""
        needed: set[str] = set()
        for tag in self._tag_files():
            digest = tag.read_text()
            manifest = json.loads(self.blob(digest).read_bytes())
            parts = [manifest["config"], *manifest["layers"]]
            needed |= {digest, *(part["digest"].removeprefix("sha256:") for part in parts)}
        for file in self._blobs.iterdir():
            if file.name not in needed:
                file.unlink()

    def _link(self, tag: Path, digest: str) -> None:
        """Point a tag at a manifest in one step, so that no reader sees half of it."""
        tag.parent.mkdir(parents=True, exist_ok=True)
        new = self.root / f".tag-{os.getpid()}-{threading.get_ident()}"
        new.write_text(digest)
        new.replace(tag)

    def _tag_files(self) -> Iterator[Path]:
        return (file for file in self._tags.rglob("*") if file.is_file())


def full_name(reference: str) -> str:
    """Give a short reference as Docker Hub knows it: `tomcat` is `library/tomcat:latest`."""
    name = reference.removeprefix("docker.io/")
    if ":" not in name:
        name += ":latest"
    return name if "/" in name else f"library/{name}"


def image_config(layers: Sequence[Blob], config: Mapping[str, Any], architecture: str, made: str) -> bytes:
    """Give the configuration of a handmade image; `made` is a time as RFC 3339."""
    return json.dumps(
        {
            "architecture": architecture,
            "os": "linux",
            "created": made,
            "config": config,
            "rootfs": {"type": "layers", "diff_ids": [f"sha256:{layer.digest}" for layer in layers]},
            "history": [{"created": made, "created_by": "docker-tutor"} for _ in layers],
        }
    ).encode()


def _descriptor(kind: str, blob: Blob) -> dict[str, Any]:
    return {"mediaType": kind, "size": blob.size, "digest": f"sha256:{blob.digest}"}


def _target(member: tarfile.TarInfo) -> str:
    if member.islnk():
        return member.linkname
    return os.path.normpath(str(Path(member.name).parent / member.linkname))
