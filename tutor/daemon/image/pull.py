"""`docker image pull`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.image.progress import show
from tutor.daemon.registry import auth
from tutor.daemon.registry.prior import logged_in
from tutor.daemon.registry.reference import Reference, parse
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Download an image, or all tags of a repository."""
    line = call.invocation
    name = line.operands[0].value.raw
    reference = parse(name)
    every = line.on("all-tags")
    if every and (reference.tag or reference.digest):
        raise DockerError("tag can't be used with --all-tags/-a")
    if not every and not reference.tag and not reference.digest and not line.on("quiet"):
        call.say("Using default tag: latest")
    wanted = reference if every else reference.tagged
    platform = line.raw("platform") or getattr(call, "default_platform", "")
    logged_in(
        call, wanted.domain, "pull", lambda headers: _fetch(call, wanted, platform, line.on("quiet"), headers)
    )
    call.say(wanted.canonical)
    return 0


def pull(call: Call, reference: str, platform: str, quiet: bool = False, to_err: bool = False) -> None:
    """Download the image `reference`, showing progress on one of the streams; `run` and `create` use it.

    Raises: DockerError in the words of the daemon or the registry.
    """
    wanted = parse(reference).tagged
    _fetch(call, wanted, platform, quiet, auth.header(call.config, wanted.domain), to_err)


def _fetch(
    call: Call,
    reference: Reference,
    platform: str,
    quiet: bool,
    headers: dict[str, str],
    to_err: bool = False,
) -> None:
    query: dict[str, object] = {"fromImage": reference.name}
    if reference.tag or reference.digest:
        query["tag"] = reference.digest or reference.tag
    if platform:
        query["platform"] = platform.lower()
    messages = call.connection.lines("POST", "/images/create", query, headers=headers)
    show(_errors(messages) if quiet else messages, call.terminal, to_err=to_err)


def _errors(messages: Iterable[Any]) -> Iterable[Any]:
    return (message for message in messages if message.get("errorDetail"))
