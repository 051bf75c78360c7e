"""Find the compose files that a line names, and tell what the docker command tells of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.container.body.given import raws
from tutor.daemon.log import log
from tutor.daemon.registry.reference import parse
from tutor.daemon.stack.compose.load import Files, ForbiddenError, load, read_files, used
from tutor.errors import DockerError
from tutor.language.values.go import csv_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tutor.daemon.call import Call

_UNSUPPORTED: Final = (
    *("build", "cgroupns_mode", "cgroup_parent", "devices", "domainname", "external_links", "ipc", "links"),
    *("mac_address", "network_mode", "pid", "privileged", "restart", "security_opt", "shm_size"),
    "userns_mode",
)
_RESOURCES: Final = "Set resource limits using deploy.resources"
_ADVICE: Final = {
    "container_name": "Setting the container name is not supported.",
    "expose": "Exposing ports is unnecessary - services on the same network can access each other's "
    "containers on any port.",
    "extends": "Support for `extends` is not implemented yet.",
    "volume_driver": "Instead of setting the volume driver on the service, define a volume using the "
    "top-level `volumes` option and specify the driver there.",
    "volumes_from": "To share a volume between services, define it using the top-level `volumes` option "
    "and reference it from each service that shares it using the service-level `volumes` option.",
    **dict.fromkeys(("cpu_quota", "cpu_shares", "cpuset", "mem_limit", "memswap_limit"), _RESOURCES),
}
_DEPRECATED: Final = ("container_name", "expose")


def named_files(call: Call) -> Files:
    """Read the files that the line names.

    Raises: DockerError if there is none, or one cannot be read.
    """
    names = [name for raw in raws(call.invocation, "compose-file") if raw for name in csv_fields(raw)]
    return read_files(names, lambda: _standard_input(call))


def merged(call: Call, files: Files, raw: bool = False) -> dict[str, Any]:
    """Give the one file that all of them make; with `raw`, variables stay as they are."""
    return load(files, os.environ, lambda text: log(call, "warning", text), raw)


def checked(call: Call, files: Files) -> dict[str, Any]:
    """Give the one file that all of them make, and tell which of its options a stack does not have.

    Raises: DockerError for options that no stack may have.
    """
    try:
        config = merged(call, files)
    except ForbiddenError as error:
        told = _advice(error.options)
        raise DockerError(f"Compose file contains unsupported options:\n\n{told}\n") from error
    unsupported = _all_used(files.configs, _UNSUPPORTED)
    if unsupported:
        call.warn(f"Ignoring unsupported options: {', '.join(unsupported)}\n")
    deprecated = _all_used(files.configs, _DEPRECATED)
    if deprecated:
        call.warn(f"Ignoring deprecated options:\n\n{_advice(deprecated)}\n")
    for name, service in config["services"].items():
        _check_image(name, service.get("image", ""))
    return config


def _check_image(service: str, image: str) -> None:
    try:
        if not image:
            raise DockerError("no image specified")
        parse(image)
    except DockerError as error:
        raise DockerError(f"invalid image reference for service {service}: {error.text}") from error


def _all_used(configs: Iterable[Mapping[str, Any]], options: Iterable[str]) -> list[str]:
    return sorted({option for config in configs for option in used(config, options)})


def _advice(options: Iterable[str]) -> str:
    return "\n\n".join(f"{option}: {_ADVICE[option]}" for option in sorted(options))


def _standard_input(call: Call) -> bytes:
    data = b""
    while call.terminal.stdin >= 0 and (part := os.read(call.terminal.stdin, 1 << 16)):
        data += part
    return data
