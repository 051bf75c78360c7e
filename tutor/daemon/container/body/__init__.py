"""The body of a request to create a container, from all that `run` and `create` may be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.config import config
from tutor.daemon.container.body.host import host_config
from tutor.daemon.container.body.network import endpoints

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.call import Call

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


def body(call: Call) -> Body:
    """Make the body that the CLI would send.

    Raises: DockerError where flags contradict each other or a file cannot be read.
    """
    line = call.invocation
    host = host_config(call)
    exposed, parts = config(call)
    networks = endpoints(line)
    image = next(operand.value for operand in line.operands if operand.name == "IMAGE")
    reference: Any = image.data
    json = {**parts, "HostConfig": host, "NetworkingConfig": {"EndpointsConfig": networks}}
    if exposed:
        json["ExposedPorts"] = exposed
    return Body(json, image.raw, reference.tagged().familiar if reference else "")
