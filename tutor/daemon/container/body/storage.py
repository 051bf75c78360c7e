"""Files of the host and volumes in the container."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.config import absolute
from tutor.daemon.container.body.given import data, raws
from tutor.errors import DockerError
from tutor.language.values.mount import absolute as absolute_here

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.model import Invocation

_OPTIONS = {
    "BindOptions": "bind",
    "VolumeOptions": "volume",
    "ImageOptions": "image",
    "TmpfsOptions": "tmpfs",
}


def binds(line: Invocation) -> list[str]:
    """Give the `-v` that name a source; each is said once."""
    pairs = dict(zip(raws(line, "volume"), data(line, "volume"), strict=True))
    return [_bind(raw, bind) for raw, bind in pairs.items() if bind.kind != "anonymous"]


def _bind(raw: str, bind: Any) -> str:
    source, _, rest = raw.partition(":")
    return f"{absolute(source)}:{rest}" if bind.kind == "bind" else raw


def mounts(call: Call) -> list[dict[str, object]]:
    """Give the `--mount`s, and the daemon's socket if the container is to have it."""
    line = call.invocation
    wanted = [mount(one) for one in data(line, "mount")]
    if line.on("use-api-socket"):
        endpoint = call.connection.endpoint
        if endpoint.scheme != "unix":
            why = f"docker endpoint {endpoint.host} incompatible"
            raise DockerError(f"flag --use-api-socket can only be used with unix sockets: {why}")
        bind: dict[str, object] = {
            "Type": "bind",
            "Source": endpoint.address,
            "Target": "/var/run/docker.sock",
            "BindOptions": {},
        }
        wanted.append(bind)
    return wanted


def mount(one: Any) -> dict[str, object]:
    """Give one `--mount` as the API takes it."""
    source = absolute_here(one.source, str(Path.cwd())) if one.type == "bind" else one.source
    parts = {
        "Type": one.type,
        "Source": source,
        "Target": one.target,
        "ReadOnly": one.read_only,
        "Consistency": one.consistency,
    }
    options = {
        key: {name: value for name, value in given.items() if value or name == "DriverConfig"}
        for key, attribute in _OPTIONS.items()
        if (given := getattr(one, attribute)) is not None
    }
    return {key: value for key, value in parts.items() if value} | options


def tmpfs(line: Invocation) -> dict[str, str]:
    """Give the `--tmpfs` directories with their options."""
    return {one.target: one.options for one in data(line, "tmpfs")}
