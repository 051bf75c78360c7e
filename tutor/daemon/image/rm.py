"""`docker image rm`, `docker rmi`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.each import failed
from tutor.daemon.errors import ApiError
from tutor.daemon.image.platform import platform_json
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_NOT_FOUND = 404


def forward(call: Call) -> int:
    """Remove images, one after the other. With `-f` one that does not exist is only mentioned."""
    line = call.invocation
    query: dict[str, object] = {"force": 1} if line.on("force") else {}
    query |= {"noprune": 1} if line.on("no-prune") else {}
    platforms = [one for use in line.uses("platform") for one in use.value.raw.split(",") if one]
    query |= {"platforms": list(dict.fromkeys(map(platform_json, platforms)))} if platforms else {}
    errors: list[DockerError] = []
    for operand in line.operands:
        try:
            answer = call.connection.delete(f"/images/{operand.value.raw}", query)
        except DockerError as error:
            errors.append(error)
            continue
        for one in answer:
            call.say(f"Deleted: {one['Deleted']}" if one.get("Deleted") else f"Untagged: {one['Untagged']}")
    serious = [one for one in errors if not (isinstance(one, ApiError) and one.status == _NOT_FOUND)]
    if line.on("force") and not serious:
        for one in errors:
            call.warn(one.text)
        return 0
    failed(errors)
    return 0
