"""`docker container commit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import path
from tutor.daemon.registry.reference import parse
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def before(call: Call, _: str) -> None:
    """Raise DockerError for what the CLI finds before it reads the image's name: an empty one in front."""
    path(call.invocation.operands[0].value.raw)


def forward(call: Call) -> int:
    """Make an image of a container's files and print its ID."""
    line = call.invocation
    container, *names = (one.value.raw for one in line.operands)
    path(container)  # refuses an empty name
    repository = tag = ""
    if names and names[0]:
        reference = parse(names[0])
        if reference.digest:
            raise DockerError("refusing to create a tag with a digest reference")
        repository, tag = reference.name, reference.tag or "latest"
    query: dict[str, object] = {
        "container": container,
        "repo": repository,
        "tag": tag,
        "comment": line.raw("message"),
        "author": line.raw("author"),
    }
    changes = [use.value.raw for use in line.uses("change")]
    query |= {"changes": changes} if changes else {}
    query |= {} if line.on("pause", True) else {"pause": 0}
    call.say(call.connection.post("/commit", query)["Id"])
    return 0
