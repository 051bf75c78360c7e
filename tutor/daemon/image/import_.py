"""`docker image import`."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from tutor.daemon.image.progress import show
from tutor.daemon.image.source import content, opened
from tutor.daemon.registry.reference import parse
from tutor.daemon.wire import json_lines, pieces

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tutor.daemon.call import Call

_PATH = "/images/create"


def forward(call: Call) -> int:
    """Make an image of a tar archive of files and print its ID."""
    with _opened(call) as descriptor:
        origin, name = _origin(call), next(iter(call.invocation.named("REPOSITORY")), "")
        if name:
            parse(name)
        query = _query(call, "-" if descriptor >= 0 else origin, name)
        data = content(call, descriptor, origin, _PATH, query) if descriptor >= 0 else None
        answer = call.connection.request(
            "POST", _PATH, query, headers={"Content-Type": "text/plain"}, data=data, stream=True
        )
    show(json_lines(pieces(answer)), call.terminal)
    return 0


def before(call: Call, _: str) -> None:
    """Raise DockerError for what the CLI finds before it reads the image's name."""
    with _opened(call):
        pass


def _origin(call: Call) -> str:
    return call.invocation.operands[0].value.raw


def _opened(call: Call) -> AbstractContextManager[int]:
    """Open the archive; what the daemon fetches by itself is -1."""
    origin = _origin(call)
    if origin.startswith(("http://", "https://")):
        return nullcontext(-1)
    return opened(call, None if origin == "-" else origin)


def _query(call: Call, source: str, name: str) -> dict[str, object]:
    line = call.invocation
    query: dict[str, object] = {"fromSrc": source, "repo": name, "message": line.raw("message")}
    query |= {"platform": line.raw("platform").lower()}
    query |= {"changes": [use.value.raw for use in line.uses("change")]}
    return {key: value for key, value in query.items() if value}
