"""The body of a request to create a container, from all that `run` and `create` may be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.config import config, health
from tutor.daemon.container.body.host import check_swappiness, host_config
from tutor.daemon.container.body.network import endpoints
from tutor.daemon.container.body.security import security

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.call import Call

_AFTER_VARIABLES = frozenset(("pid", "uts", "userns", "cgroupns", "log-opt", "security-opt"))
_HEALTH = frozenset(
    f"health-{what}" for what in ("cmd", "interval", "retries", "start-interval", "start-period")
)
_AFTER_PROFILE = _HEALTH | {"health-timeout", "network", "network-alias", "restart", "storage-opt"}
_JOINED = ("AttachStdin", "AttachStdout", "AttachStderr", "StdinOnce")


@dataclass(frozen=True, slots=True)
class Body:
    """`json` is the body, `image` the image as typed, `full_image` with its tag ("" for an ID)."""

    json: Mapping[str, Any]
    image: str
    full_image: str

    @property
    def host(self) -> Mapping[str, Any]:
        """Give the part about the host."""
        part: Mapping[str, Any] = self.json["HostConfig"]
        return part

    def detached(self) -> Body:
        """Give the same without any stream joined."""
        return replace(self, json={**self.json, **dict.fromkeys(_JOINED, False)})


def read_before(call: Call, flag: str) -> None:
    """Read the files that the CLI reads before it looks at a flag.

    Raises: DockerError for one that cannot be read.
    """
    if flag in _AFTER_VARIABLES | _AFTER_PROFILE:
        config(call)
    if flag in _AFTER_PROFILE:
        security(call.invocation)


def body(call: Call) -> Body:
    """Make the body that the CLI would send.

    Raises: DockerError where flags contradict each other or a file cannot be read.
    """
    line = call.invocation
    check_swappiness(line)  # what is wrong is found in the CLI's order
    exposed, parts = config(call)
    host = host_config(call)
    parts |= health(line)
    networks = endpoints(line)
    image = next(operand.value for operand in line.operands if operand.name == "IMAGE")
    reference: Any = image.data
    json = {**parts, "HostConfig": host, "NetworkingConfig": {"EndpointsConfig": networks}}
    if exposed:
        json["ExposedPorts"] = exposed
    return Body(json, image.raw, reference.tagged().familiar if reference else "")
