"""`docker plugin create`."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.daemon.gojson import first, kind
from tutor.daemon.image.building import archive
from tutor.daemon.image.building.context import compressed
from tutor.daemon.image.building.ignore import Ignore
from tutor.daemon.registry.reference import parse
from tutor.daemon.upload import upload
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Make a plugin from a folder with `config.json` and `rootfs`."""
    line = call.invocation
    name, given = (one.value.raw for one in line.operands[:2])
    parse(name)
    folder = _folder(given)
    _check_config(given)
    pieces = archive.folder(str(folder), Ignore(()), keep_owners=True)
    sent = (piece for piece in (compressed(pieces) if line.on("compress") else pieces))
    headers = {"Content-Type": "application/x-tar"}
    with upload(call.connection, "/plugins/create", {"name": name}, sent, headers):
        call.say(name)  # the answer has come, and there is no more to it
    return 0


def _folder(given: str) -> Path:
    path = Path(given).absolute()
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        raise DockerError(f"lstat {path}: {(error.strerror or str(error)).lower()}") from None
    if not stat.S_ISDIR(mode):
        raise DockerError("context must be a directory")
    return path


def _check_config(given: str) -> None:
    """Look whether the folder describes a plugin; the daemon reads what is in it.

    Raises: DockerError in Go's words.
    """
    path = os.path.normpath(f"{given}/config.json")
    try:
        text = Path(path).read_text("utf-8", "surrogateescape")
    except OSError as error:
        raise DockerError(f"open {path}: {(error.strerror or str(error)).lower()}") from None
    try:
        found = first(text)
        if not isinstance(found, dict) and found is not None:
            raise ValueError(f"json: cannot unmarshal {kind(found)} into Go value of type types.PluginConfig")
    except ValueError as error:
        raise DockerError(str(error)) from None
