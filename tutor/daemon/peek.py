"""Looks into containers and volumes without changing them: a log, a program's answer, a file."""

from __future__ import annotations

import io
import tarfile
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.each import path as container_path
from tutor.daemon.stream import copy, demultiplex
from tutor.errors import DockerError
from tutor.lessons.world import Ran

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.daemon.connection import Connection
    from tutor.daemon.raw import Raw
    from tutor.daemon.world import DaemonWorld

_LAST = 2000  # lines of a log that are looked at
_MOST = 1 << 20  # bytes that are looked at
_LOOK = "/look"
_LABEL = "docker-tutor.look"


class _TooMuchError(Exception):
    """Ends the reading of an output that does not end by itself."""


class _Page(bytearray):
    """Collects output until it is too much or too late."""

    def __init__(self, until: float = float("inf")) -> None:
        super().__init__()
        self._until = until

    def write(self, data: bytes | memoryview, /) -> object:
        self += data
        if len(self) > _MOST or time.monotonic() > self._until:
            raise _TooMuchError
        return None

    def flush(self) -> None:
        """Do nothing: it is all here."""

    @property
    def text(self) -> str:
        return self.decode("utf-8", "replace")


def log(found: Any, connection: Connection) -> str:
    """Give the end of the log of an inspected container; "" where it cannot be read."""
    page, query = _Page(), {"stdout": 1, "stderr": 1, "tail": str(_LAST)}
    with (
        suppress(DockerError, OSError, _TooMuchError),
        connection.raw("GET", container_path(found["Id"], "logs"), query) as answer,
    ):
        _read(answer, page, bool(found["Config"]["Tty"]))
    return page.text


def run_inside(name: str, command: Sequence[str], connection: Connection, patience: float) -> Ran | None:
    """Run a program in a running container; None if it cannot be started or does not end in time."""
    body = {"AttachStdout": True, "AttachStderr": True, "Cmd": list(command)}
    page = _Page(time.monotonic() + patience)
    try:
        own = f"/exec/{connection.post(container_path(name, 'exec'), body=body)['Id']}"
        with connection.raw(
            "POST", f"{own}/start", body={"Detach": False, "Tty": False}, upgrade=True
        ) as answer:
            _read(answer, page, False)
        ended = connection.get(f"{own}/json")
    except (DockerError, OSError, _TooMuchError):
        return None
    return None if ended["ExitCode"] is None else Ran(int(ended["ExitCode"]), page.text)


def _read(answer: Raw, page: _Page, tty: bool) -> None:
    if tty:
        copy(answer, page)
    else:
        demultiplex(answer, page, page)


def read_volume(volume: str, path: str, world: DaemonWorld) -> str | None:
    """Read a file of a volume as text ("" for a folder); None if it is not there."""
    for one in world.containers():
        for mount in one.get("Mounts") or ():
            if mount.get("Name") == volume:
                return _file(one["Id"], f"{mount['Destination']}/{path}", world.connection)
    return _through_another(volume, path, world)


def _through_another(volume: str, path: str, world: DaemonWorld) -> str | None:
    """Make a container that has the volume and is never started, read, and remove it."""
    connection, images = world.connection, world.connection.get("/images/json")
    if not images:
        return None
    mount = {
        "Type": "volume",
        "Source": volume,
        "Target": _LOOK,
        "ReadOnly": True,
        "VolumeOptions": {"NoCopy": True},
    }
    body = {
        "Image": images[0]["Id"],
        "Cmd": ["look"],
        "Labels": {_LABEL: "1"},
        "HostConfig": {"Mounts": [mount]},
    }
    try:
        made = connection.post("/containers/create", body=body)["Id"]
    except DockerError:
        return None
    try:
        return _file(made, f"{_LOOK}/{path}", connection)
    finally:
        with suppress(DockerError):
            connection.delete(container_path(made), {"v": 1, "force": 1})


def _file(container: str, path: str, connection: Connection) -> str | None:
    page = _Page()
    try:
        with connection.raw("GET", container_path(container, "archive"), {"path": path}) as answer:
            copy(answer, page)
    except _TooMuchError:
        pass
    except (DockerError, OSError):
        return None
    return next(_texts(bytes(page)), "")


def _texts(archive: bytes) -> Iterator[str]:
    """Give the text of the first file, as far as it was read; a folder has none."""
    with suppress(tarfile.TarError), tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            if member.isfile():
                start = member.offset_data
                yield archive[start : start + member.size].decode("utf-8", "replace")
            return
