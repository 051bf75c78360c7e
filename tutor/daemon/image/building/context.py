"""Find what is built from: a folder, standard input, a download or a repository."""

from __future__ import annotations

import os
import re
import secrets
import tarfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from tutor.daemon.image.building import archive, ignore, remote
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import ExitStack

    from tutor.daemon.call import Call

_Found = TypeVar("_Found")
_HEAD: Final = 512
_PIECE: Final = 1 << 16
_COMPRESSED: Final = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")
_GIT = re.compile(r"git://|github\.com/|git@|https?://.*\.git(?:#.+)?$")
_URL = re.compile(r"https?://")


@dataclass(frozen=True, slots=True)
class Context:
    """What is sent: pieces of a tar archive, and the Dockerfile's name in it ("" for the daemon's usual)."""

    pieces: Iterator[bytes]
    dockerfile: str


def prepare(call: Call, stack: ExitStack, tell: Callable[[bytes], object]) -> Context:
    """Find the context; `stack` removes what was fetched for it, `tell` is told how a download goes.

    Raises: DockerError in the docker command's words.
    """
    line = call.invocation
    where, dockerfile = line.operands[0].value.raw, line.raw("file")
    if where == "-":
        if dockerfile == "-":
            raise DockerError("invalid argument: can't use stdin for both build context and dockerfile")
        return _guarded(lambda: _stream(_typed(call), dockerfile), " from STDIN")
    if Path(where).exists():
        return _local(call, _guarded(lambda: _located(where, dockerfile)), dockerfile)
    if _GIT.match(where):
        folder = _guarded(lambda: remote.clone(where, stack))
        return _local(call, _guarded(lambda: _inside(folder, dockerfile)), dockerfile)
    if _URL.match(where):
        pieces = _guarded(lambda: remote.download(where, call, tell))
        found = _guarded(lambda: _stream(pieces, dockerfile))
        return _with_typed(call, found) if dockerfile == "-" else found
    raise DockerError(f'unable to prepare context: path "{where}" not found')


def compressed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Compress an archive on its way."""
    packer = zlib.compressobj(wbits=31)
    for piece in pieces:
        yield packer.compress(piece)
    yield packer.flush()


def _guarded(find: Callable[[], _Found], how: str = "") -> _Found:
    try:
        return find()
    except DockerError as error:
        raise DockerError(f"unable to prepare context{how}: {error.text}") from None


def _local(call: Call, found: tuple[str, str], given: str) -> Context:
    """Read a folder; a Dockerfile that is not in it travels under a name of its own."""
    folder, dockerfile = found
    lines = ignore.read(Path(folder))
    archive.check(folder, ignore.Ignore(lines))
    rules = ignore.Ignore(ignore.with_build_files(lines, "" if given == "-" else dockerfile))
    text = _foreign(call, given, dockerfile)
    added = archive.Added(f".dockerfile.{secrets.token_hex(10)}", text) if text is not None else None
    return Context(archive.folder(folder, rules, added), added.name if added else dockerfile)


def _foreign(call: Call, given: str, dockerfile: str) -> bytes | None:
    if given == "-":
        return b"".join(_typed(call))
    if not dockerfile.startswith("../"):
        return None
    try:
        return Path(given).read_bytes()
    except OSError as error:
        raise DockerError(f"unable to open Dockerfile: {_words('open', given, error)}") from None


def _located(where: str, dockerfile: str) -> tuple[str, str]:
    """Give the folder and the Dockerfile's path from there."""
    folder = os.path.realpath(where)
    if not Path(folder).is_dir():
        raise DockerError(f"context must be a directory: {folder}")
    if dockerfile == "-":
        return folder, dockerfile
    path = os.path.abspath(dockerfile) if dockerfile else _usual(folder)  # noqa: PTH100 - links are followed later
    try:
        real = os.path.realpath(path, strict=True)
    except OSError as error:
        raise DockerError(
            f"unable to evaluate symlinks in Dockerfile path: {_words('lstat', error.filename, error)}"
        ) from None
    return folder, os.path.relpath(real, folder)


def _inside(folder: str, dockerfile: str) -> tuple[str, str]:
    """Find the Dockerfile of a repository: `-f` counts from its root."""
    wanted = dockerfile if dockerfile in ("", "-") else os.path.join(folder, dockerfile)  # noqa: PTH118
    found = _located(folder, wanted)
    if found[1].startswith("../"):
        raise DockerError(f"the Dockerfile ({dockerfile}) must be within the build context")
    return found


def _usual(folder: str) -> str:
    """Give the usual name, or the same in small letters where only that is there."""
    usual, small = Path(folder, "Dockerfile"), Path(folder, "dockerfile")
    return str(small if not os.path.lexists(usual) and os.path.lexists(small) else usual)


def _words(action: str, path: object, error: OSError) -> str:
    return f"{action} {path}: {(error.strerror or str(error)).lower()}"


def _typed(call: Call) -> Iterator[bytes]:
    if call.terminal.stdin < 0:
        return iter(())
    return iter(lambda: os.read(call.terminal.stdin, _PIECE), b"")


def _stream(pieces: Iterator[bytes], dockerfile: str) -> Context:
    """Take an archive as it comes; anything else is a Dockerfile without files."""
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= _HEAD:
            break
    if _is_archive(head):
        return Context(_chain(head, pieces), dockerfile)
    if dockerfile == "-":
        raise DockerError("build context is not an archive")
    text = head + b"".join(pieces)
    return Context(archive.single("Dockerfile", text, 0o644), "Dockerfile")


def _chain(head: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from pieces


def _is_archive(head: bytes) -> bool:
    if head.startswith(_COMPRESSED):
        return True
    try:
        tarfile.TarInfo.frombuf(head[:_HEAD], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _with_typed(call: Call, found: Context) -> Context:
    """Put the Dockerfile from standard input into a downloaded archive."""
    added = archive.Added(f".dockerfile.{secrets.token_hex(10)}", b"".join(_typed(call)))
    return Context(archive.rewritten(BytesIO(b"".join(found.pieces)), added), added.name)
