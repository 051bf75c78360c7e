"""`docker image build`: the daemon's own builder."""

from __future__ import annotations

import base64
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.daemon.gojson import dumpb
from tutor.daemon.image.building.context import compressed, prepare
from tutor.daemon.image.building.options import query
from tutor.daemon.image.building.sending import told
from tutor.daemon.image.progress import show
from tutor.daemon.raw import CutError
from tutor.daemon.registry import auth
from tutor.daemon.upload import upload
from tutor.daemon.wire import json_lines
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tutor.daemon.call import Call
    from tutor.model import Stream


class Kept:
    """A terminal that keeps what `-q` does not show unless the build fails."""

    stdin = -1

    def __init__(self, call: Call) -> None:
        self.text = bytearray()
        self._terminal = call.terminal

    @property
    def out(self) -> Kept:
        """Standard output."""
        return self

    err = out

    def write(self, data: bytes | memoryview, /) -> object:
        """Keep `data`."""
        self.text += data
        return None

    def flush(self) -> object:
        """Do nothing."""
        return None

    def is_tty(self, stream: Stream) -> bool:
        """Tell whether the real stream is a terminal."""
        return self._terminal.is_tty(stream)

    def size(self) -> tuple[int, int]:
        """Give the real terminal's size."""
        return self._terminal.size()


class _Result:
    """What the daemon says on the side: the image's ID, and the exit code of a step that failed."""

    def __init__(self) -> None:
        self.id, self.code = "", 1

    def watch(self, messages: Iterable[Any]) -> Iterator[Any]:
        for message in messages:
            self.code = (message.get("errorDetail") or {}).get("code") or 1
            yield message

    def aux(self, data: Any) -> None:
        self.id = data.get("ID", "") if isinstance(data, dict) else ""


def forward(call: Call) -> int:
    """Build an image from a Dockerfile and the files beside it.

    Raises: DockerError with the exit code of the step that failed.
    """
    line = call.invocation
    quiet, file = line.on("quiet"), line.raw("iidfile")
    progress, build = Kept(call), Kept(call)
    if file:
        _removed(file)
    try:
        found = _built(call, (progress, build) if quiet else None)
    except CutError:
        raise
    except DockerError:
        call.terminal.err.write(bytes(progress.text + build.text))
        raise
    if quiet:
        call.terminal.out.write(bytes(build.text))
        found = build.text.decode("utf-8", "replace")
    if file:
        _noted(file, found)
    return 0


def _built(call: Call, kept: tuple[Kept, Kept] | None) -> str:
    """Send the context, show what the daemon does with it, and give the image's ID."""
    progress, shown = kept or (call.terminal, call.terminal)
    result = _Result()
    with ExitStack() as stack:
        found = prepare(call, stack, progress.out.write)
        pieces = compressed(found.pieces) if call.invocation.on("compress") else found.pieces
        sent = told(
            pieces,
            "Sending build context to Docker daemon",
            progress.out.write,
            live=call.terminal.is_tty("out"),
        )
        wanted = query(call, found.dockerfile)
        answer = stack.enter_context(upload(call.connection, "/build", wanted, sent, _headers(call)))
        try:
            show(result.watch(json_lines(answer)), shown, aux=result.aux)
        except CutError:
            raise
        except DockerError as error:
            raise DockerError(error.text, result.code) from None
    return result.id


def _headers(call: Call) -> dict[str, str]:
    known = auth.every(call)
    coded = base64.urlsafe_b64encode(dumpb(known)).decode()
    return {"Content-Type": "application/x-tar", "X-Registry-Config": coded}


def _removed(file: str) -> None:
    """Leave no old ID behind if the build fails."""
    try:
        Path(file).rmdir() if Path(file).is_dir() else Path(file).unlink(missing_ok=True)
    except OSError as error:
        why = f"remove {file}: {(error.strerror or str(error)).lower()}"
        raise DockerError(f"Removing image ID file: {why}") from None


def _noted(file: str, image: str) -> None:
    if not image:
        raise DockerError(f"Server did not provide an image ID. Cannot write {file}")
    try:
        Path(file).write_text(image, "utf-8")
    except OSError as error:
        raise DockerError(f"open {file}: {(error.strerror or str(error)).lower()}") from None
