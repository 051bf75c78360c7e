"""`docker container cp`."""

from __future__ import annotations

import base64
import json
import os
import posixpath
from typing import TYPE_CHECKING, Any

from tutor.daemon.archive.pack import destination, pack, source
from tutor.daemon.archive.place import Spot, absolute, split, target
from tutor.daemon.archive.reader import Reader
from tutor.daemon.archive.unpack import unpack
from tutor.daemon.container.copied import Copied
from tutor.daemon.container.each import path as container_path
from tutor.daemon.output import check_path
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

_DIRECTORY, _LINK = 1 << 31, 1 << 27
_SPECIAL = (1 << 26, 1 << 21)
_STAT = "x-docker-container-path-stat"
_CHUNK = 1 << 16


def forward(call: Call) -> int:
    """Copy files between a container and this machine."""
    given = [one.value.raw for one in call.invocation.operands]
    for text, what in zip(given, ("source", "destination"), strict=True):
        if not text:
            raise DockerError(f"{what} can not be empty")
    (from_container, from_path), (to_container, to_path) = map(_split, given)
    if from_container and to_container:
        raise DockerError("copying between containers is not supported")
    if from_container:
        return _fetch(call, from_container, from_path, to_path)
    if to_container:
        return _send(call, to_container, from_path, to_path)
    raise DockerError("must specify at least one container source")


def _split(text: str) -> tuple[str, str]:
    """Give the container ("" for this machine) and the path."""
    container, colon, path = text.partition(":")
    if text.startswith("/") or not colon or container.startswith("."):
        return "", text
    return container, path


def _fetch(call: Call, container: str, path: str, wanted: str) -> int:
    to = wanted if wanted == "-" else absolute(wanted)
    check_path(to)
    rebase = ""
    if call.invocation.on("follow-link"):
        path, rebase = _followed(call, container, path)
    with call.connection.raw("GET", container_path(container, "archive"), {"path": path}) as answer:
        if to == "-":
            while data := answer.read(_CHUNK):
                call.terminal.out.write(data)
            return 0
        found = _decoded(answer.headers)
        spot = Spot(path, True, bool(found["mode"] & _DIRECTORY), rebase)
        folder, change = target(spot, destination(to))
        with Copied(call, "Copying from container - ", to) as copied:
            unpack(Reader(answer, copied.add), folder, change)
    return 0


def _followed(call: Call, container: str, path: str) -> tuple[str, str]:
    """Give the target of a link in the container, and the name that the copy keeps."""
    found = _stat(call, container, path)
    if not found or not found["mode"] & _LINK:
        return path, ""
    link = posixpath.join(split(path)[0], found["linkTarget"])
    name, own = posixpath.basename(path.rstrip("/")), posixpath.basename(link)
    return link, name if name != own else ""


def _stat(call: Call, container: str, path: str) -> Any:
    """Look at a path in the container; None if it cannot be seen."""
    try:
        answer = call.connection.request("HEAD", container_path(container, "archive"), {"path": path})
    except DockerError:
        return None
    return _decoded({name.lower(): text for name, text in answer.headers.items()})


def _decoded(headers: dict[str, str]) -> Any:
    return json.loads(base64.b64decode(headers[_STAT]))


def _send(call: Call, container: str, path: str, wanted: str) -> int:
    path = path if path == "-" else absolute(path)
    to = _destination(call, container, wanted)
    query: dict[str, object] = {"noOverwriteDirNonDir": "true"}
    if call.invocation.on("archive"):
        query["copyUIDGID"] = "true"
    if path == "-":
        if not to.is_dir:
            raise DockerError(f'destination "{container}:{wanted}" must be a directory')
        _put(call, container, {**query, "path": to.path}, _input(call.terminal.stdin))
        return 0
    spot = source(path, call.invocation.on("follow-link"))
    folder, change = target(spot, to)
    with Copied(call, "Copying to container - ", f"{container}:{to.path}") as copied:
        _put(call, container, {**query, "path": folder}, copied.counted(pack(spot, change)))
    return 0


def _destination(call: Call, container: str, path: str) -> Spot:
    found = _stat(call, container, path)
    if found and found["mode"] & _LINK:
        path = posixpath.join(split(path)[0], found["linkTarget"])
        found = _stat(call, container, path)
    if not found:
        return Spot(path)
    for bit, what in zip(_SPECIAL, ("device", "character device"), strict=True):
        if found["mode"] & bit:
            raise DockerError(
                f'destination "{container}:{path}" must be a directory or a regular file: got a {what}'
            )
    return Spot(path, True, bool(found["mode"] & _DIRECTORY))


def _put(call: Call, container: str, query: dict[str, object], data: Iterator[bytes]) -> None:
    call.connection.request("PUT", container_path(container, "archive"), query, data=data)


def _input(stdin: int) -> Iterator[bytes]:
    while stdin >= 0 and (data := os.read(stdin, _CHUNK)):
        yield data
