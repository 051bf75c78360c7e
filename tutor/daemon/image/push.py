"""`docker image push`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.image.platform import platform_query
from tutor.daemon.image.progress import show
from tutor.daemon.note import note
from tutor.daemon.registry.prior import logged_in
from tutor.daemon.registry.reference import parse
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.call import Call

_ONE_PLATFORM = (
    "Using --platform pushes only the specified platform manifest of a multi-platform image index.",
    "Other components, like attestations, will not be included.",
    "To push the complete multi-platform image, remove the --platform flag.",
    "",
)


def forward(call: Call) -> int:
    """Upload an image, or all tags of a repository."""
    line = call.invocation
    wanted = line.raw("platform")
    platform = platform_query(wanted, f"Invalid platform {wanted}")
    if wanted:
        note(call.terminal, "out", *_ONE_PLATFORM)
    reference = parse(line.operands[0].value.raw)
    every = line.on("all-tags")
    if every and (reference.tag or reference.digest):
        raise DockerError("tag can't be used with --all-tags/-a")
    if reference.digest:
        raise DockerError("cannot push a digest reference")
    tag = "" if every else reference.tag or "latest"
    query = ({"tag": tag} if tag else {}) | platform
    if not every and not reference.tag and not line.on("quiet"):
        call.say("Using default tag: latest")
    logged_in(call, reference.domain, "push", lambda headers: _send(call, reference.name, query, headers))
    if line.on("quiet"):
        call.say(f"{reference.name}:{tag}" if tag else reference.name)
    return 0


def _send(call: Call, name: str, query: Mapping[str, object], headers: dict[str, str]) -> None:
    messages = call.connection.lines("POST", f"/images/{name}/push", query, headers=headers)
    quiet = call.invocation.on("quiet")
    show((one for one in messages if not quiet or one.get("errorDetail")), call.terminal)
