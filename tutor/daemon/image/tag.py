"""`docker image tag`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.registry.reference import parse
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Give an image one more name."""
    source, target = (one.value.raw for one in call.invocation.operands)
    for name in (source, target):
        try:
            parse(name)
        except DockerError as error:
            if name == source and error.text.startswith("invalid repository name"):
                continue
            raise DockerError(
                f'Error parsing reference: "{name}" is not a valid repository/tag: {error.text}'
            ) from None
    reference = parse(target)
    if reference.digest:
        raise DockerError("refusing to create a tag with a digest reference")
    call.connection.post(f"/images/{source}/tag", {"repo": reference.name, "tag": reference.tag or "latest"})
    return 0
