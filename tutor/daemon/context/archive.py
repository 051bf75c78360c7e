"""One context as a tar archive, to take to another machine; a zip archive is read too."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

from tutor.daemon.context.store import Tls, normal
from tutor.daemon.gojson import dumpb
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator

_META, _TLS = "meta.json", "tls"
_ZIP = b"PK\x03\x04"
_TLS_DEPTH = 3
_BLOCK = 512


def packed(meta: dict[str, Any], tls: Tls) -> bytes:
    """Give a context as a tar archive, byte for byte as the docker command writes it."""
    parts = [_entry(_META, dumpb(meta), 0o644), _entry(_TLS, None, 0o700)]
    for endpoint, files in tls.items():
        parts.append(_entry(f"{_TLS}/{endpoint}", None, 0o700))
        parts += [_entry(f"{_TLS}/{endpoint}/{file}", data, 0o600) for file, data in files.items()]
    return b"".join(parts)


def _entry(name: str, data: bytes | None, mode: int) -> bytes:
    """Give one file, or a directory without `data`. Python's tarfile fills unused fields otherwise."""
    kind, content = ("5", b"") if data is None else ("0", data)
    fields = f"{mode:07o}\0{0:07o}\0{0:07o}\0{len(content):011o}\0{0:011o}\0"
    rest = f"{kind}{'':\0<100}ustar\x0000{'':\0<64}{0:07o}\0{0:07o}\0".encode()
    head = name.encode().ljust(100, b"\0") + fields.encode()
    checksum = sum(head) + sum(rest) + 8 * ord(" ")
    whole = (head + f"{checksum:06o}\0 ".encode() + rest).ljust(_BLOCK, b"\0")
    return whole + content + bytes(-len(content) % _BLOCK)


def unpacked(data: bytes, name: str) -> tuple[dict[str, Any], Tls]:
    """Read an archive; the context in it is called `name` from now on.

    Raises: DockerError if it is no context.
    """
    meta: dict[str, Any] | None = None
    tls: Tls = {}
    for path, content in _entries(data):
        parts = path.split("/")
        if path == _META:
            meta = normal({**_metadata(content), "Name": name})
        elif parts[0] == _TLS and len(parts) == _TLS_DEPTH and not {"", ".", ".."} & set(parts):
            tls.setdefault(parts[1], {})[parts[2]] = content
        else:
            raise DockerError(f"{path}: unexpected context file")
    if meta is None:
        raise DockerError("invalid context: no metadata found")
    return meta, tls


def _metadata(content: bytes) -> dict[str, Any]:
    try:
        return dict(json.loads(content))
    except (ValueError, TypeError) as error:
        raise DockerError(str(error)) from None


def _entries(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(_ZIP):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from ((one.filename, archive.read(one)) for one in archive.infolist() if not one.is_dir())
        return
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as tar:
            for entry in tar:
                if entry.isfile():
                    content = tar.extractfile(entry)
                    yield entry.name, content.read() if content else b""
    except tarfile.ReadError:
        if data:
            raise DockerError("unexpected EOF") from None
