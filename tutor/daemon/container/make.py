"""Create a container: what `run` and `create` have in common."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.api_socket import hand_over
from tutor.daemon.errors import ApiError
from tutor.daemon.image.platform import platform_query
from tutor.daemon.support import require
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call
    from tutor.daemon.container.body import Body

_NOT_FOUND = 404
_RECURSIVE = {"ReadOnlyForceRecursive": ("readonly", "1.44"), "NonRecursive": ("disabled", "1.40")}
_LOOPBACK = re.compile(r"127\.(\d{1,3}\.){2}\d{1,3}|::1$")


def make(call: Call, body: Body) -> str:
    """Create the container, pulling its image if the line allows that, and give its ID.

    Raises: DockerError as the daemon or the registry words it.
    """
    line = call.invocation
    _warn_of_local_dns(call, body.host["Dns"])
    require_api(call, body)
    with id_file(line.raw("cidfile")) as keep:
        if line.raw("pull") == "always":
            _pull(call, body.image)
        made = _create(call, body)
        if made is None:
            raise DockerError("EOF")
        for warning in made.get("Warnings") or ():
            call.warn(f"WARNING: {warning}")
        keep(made["Id"])
        hand_over(call, made["Id"], body.json["Env"] or [])
    return str(made["Id"])


def require_api(call: Call, body: Body) -> None:
    """Raise DockerError for what the CLI knows this daemon to be too old for."""
    networks = body.json["NetworkingConfig"]["EndpointsConfig"].values()
    if any(network["MacAddress"] for network in networks):
        require(call.connection, "specify mac-address per network", "1.44")
    for mount in body.host.get("Mounts") or ():
        given = mount.get("BindOptions") or {}
        for key, (word, api) in _RECURSIVE.items():
            if given.get(key) and not call.connection.at_least(api):
                raise DockerError(f"bind-recursive={word} requires API v{api} or later")


def _create(call: Call, body: Body) -> Any:
    line, query = call.invocation, create_query(call)
    try:
        return call.connection.post("/containers/create", query, body.json)
    except ApiError as error:
        if (
            error.status != _NOT_FOUND
            or line.raw("pull", "missing") not in {"missing", ""}
            or not body.full_image
        ):
            raise
    if not line.on("quiet"):
        call.warn(f"Unable to find image '{body.full_image}' locally")
    _pull(call, body.image)
    return call.connection.post("/containers/create", query, body.json)


def create_query(call: Call) -> dict[str, object]:
    """Give the query of the request: the name and the platform, where they were given."""
    line = call.invocation
    query: dict[str, object] = {"name": line.raw("name")} if line.raw("name") else {}
    platform = _platform(call)
    if platform and call.connection.at_least("1.41"):
        query["platform"] = platform
    return query


def _platform(call: Call) -> str:
    """Give the platform with the parts that the CLI fills in (`linux` is this machine's `linux/amd64`)."""
    use = call.invocation.last("platform")
    if use is None or use.value.data is None:
        return _usual(call.default_platform)
    wanted: Any = use.value.data
    return "/".join(part for part in (wanted.os, wanted.architecture, wanted.variant) if part)


def _usual(text: str) -> str:
    """Complete the platform of the environment in the same way."""
    known = json.loads(platform_query(text, "error parsing specified platform: ").get("platform", "{}"))
    return "/".join(known[part] for part in ("os", "architecture", "variant") if part in known)


def _pull(call: Call, image: str) -> None:
    from tutor.daemon.image.pull import pull

    platform = call.invocation.raw("platform") or call.default_platform
    pull(call, image, platform, quiet=call.invocation.on("quiet"), to_err=True)


def _warn_of_local_dns(call: Call, servers: list[str]) -> None:
    local = [server for server in servers if _LOOPBACK.search(server)]
    if local:
        call.warn(f"WARNING: Localhost DNS ({local[0]}) may fail in containers.")


class _Keeper:
    """Writes the ID, once there is one."""

    def __init__(self, path: Path) -> None:
        self.path, self.written = path, False

    def __call__(self, container: str) -> None:
        self.path.write_text(container)
        self.written = True


@contextmanager
def id_file(name: str) -> Iterator[Any]:
    """Make the `--cidfile` before the container, and take it away again if there is no container.

    Raises: DockerError if the file exists or cannot be made.
    """
    if not name:
        yield lambda _: None
        return
    path = Path(name)
    if path.exists():
        raise DockerError(
            f"container ID file found, make sure the other container isn't running or delete {name}"
        )
    try:
        path.touch()
    except OSError as error:
        why = f"open {name}: {(error.strerror or '').lower()}"
        raise DockerError(f"failed to create the container ID file: {why}") from error
    keeper = _Keeper(path)
    try:
        yield keeper
    finally:
        if not keeper.written:
            path.unlink(missing_ok=True)
