"""`docker context create`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.context import current, names
from tutor.daemon.context.endpoint import endpoint
from tutor.daemon.context.store import Store
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Remember a daemon under a name: a new one, or a copy of another context."""
    line = call.invocation
    name = line.operands[0].value.raw
    fresh(call, name)
    if line.raw("from") or not line.given("docker"):
        _copy(call, name)
    else:
        docker, tls = endpoint(call)
        described = {"Description": line.raw("description")} if line.raw("description") else {}
        Store(call.config).write({"Name": name, "Metadata": described, "Endpoints": {"docker": docker}}, tls)
    call.say(name)
    call.warn(f'Successfully created context "{name}"')
    return 0


def fresh(call: Call, name: str) -> None:
    """Refuse a name that cannot be used or is used.

    Raises: DockerError in the CLI's words.
    """
    names.check(name)
    if Store(call.config).exists(name):
        raise DockerError(f'context "{name}" already exists')


def _copy(call: Call, name: str) -> None:
    line = call.invocation
    if line.given("docker"):
        raise DockerError("cannot use --docker flag when --from is set")
    source = line.raw("from") or current.name(call)
    meta = current.read(call, source)
    described = dict(meta["Metadata"])
    if source == current.DEFAULT:
        described = {"Description": current.DESCRIPTION}
    if line.raw("description"):
        described["Description"] = line.raw("description")
    Store(call.config).write({**meta, "Name": name, "Metadata": described}, current.tls(call, source))
