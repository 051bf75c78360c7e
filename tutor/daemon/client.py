"""docker-py's client for an endpoint, with the API version agreed on with the daemon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.gonet import fit
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.endpoint import Endpoint

CLI_API_VERSION = "1.50"
_OLDEST_API_VERSION = "1.24"
_REFUSED = 400
_NOWHERE = "tcp://127.0.0.1:1"
"""Stands for a name that docker-py does not take and that is never dialled."""


def client(endpoint: Endpoint, timeout: float | None) -> Any:
    """Make docker-py's client; it does not dial yet.

    Raises: DockerError if there is no such endpoint.
    """
    import docker

    if endpoint.problem:
        raise DockerError(endpoint.problem)
    make = _without_settings(docker.APIClient)
    if endpoint.scheme == "ssh":
        from tutor.daemon.ssh_adapter import Adapter

        made = make("unix:///ssh", version=CLI_API_VERSION, timeout=timeout)
        made.mount(made.base_url, Adapter(endpoint.host))
        return made
    host = endpoint.host if endpoint.scheme != "tcp" or fit(endpoint.name) else _NOWHERE
    return make(host, version=CLI_API_VERSION, timeout=timeout, tls=_tls(docker, endpoint))


def _tls(docker: Any, endpoint: Endpoint) -> Any:
    files = endpoint.tls
    if files is None or endpoint.scheme != "tcp":
        return False
    if not files.verify:
        import urllib3

        urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
    pair = (files.cert, files.key) if files.cert and files.key else None
    return docker.tls.TLSConfig(client_cert=pair, ca_cert=files.ca or None, verify=files.verify)


def _without_settings(kind: Any) -> Any:
    """Keep docker-py from reading the docker command's settings: it fails where they are not right."""

    class Client(kind):  # type: ignore[misc] # docker-py has no types
        @property
        def _general_configs(self) -> dict[str, Any]:
            return {"auths": {}}

        @_general_configs.setter
        def _general_configs(self, _: object) -> None:
            return

    return Client


def ping(api: Any, timeout: float | None) -> Any:
    """Ask which API versions the daemon speaks, and give its answer.

    Raises: what the libraries raise when nobody answers.
    """
    answer = api.head(f"{api.base_url}/_ping", timeout=timeout)
    return answer if answer.status_code < _REFUSED else api.get(f"{api.base_url}/_ping", timeout=timeout)


def spoken(headers: Mapping[str, str]) -> str:
    """Give the API version to speak with a daemon that answered a ping so."""
    newest = headers.get("Api-Version") or _OLDEST_API_VERSION
    return min(newest, CLI_API_VERSION, key=number)


def number(version: str) -> tuple[int, ...]:
    """Give a version as numbers that compare."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
