"""docker-py's client for an endpoint, with the API version agreed on with the daemon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.endpoint import Endpoint

CLI_API_VERSION = "1.50"
_OLDEST_API_VERSION = "1.24"


def client(endpoint: Endpoint, timeout: float | None) -> Any:
    """Make docker-py's client; it does not dial yet.

    Raises: DockerError if there is no such endpoint.
    """
    import docker

    if endpoint.problem:
        raise DockerError(endpoint.problem)
    tls: Any = False
    if endpoint.tls is not None and endpoint.scheme == "tcp":
        files = endpoint.tls
        pair = (files.cert, files.key) if files.cert and files.key else None
        tls = docker.tls.TLSConfig(client_cert=pair, ca_cert=files.ca or None, verify=files.verify)
    return _without_settings(docker.APIClient)(
        endpoint.host, version=CLI_API_VERSION, timeout=timeout, tls=tls, use_ssh_client=True
    )


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


def ping(api: Any, timeout: float | None) -> tuple[Mapping[str, str], str]:
    """Ask which API versions the daemon speaks; give its headers and its newest version.

    When nobody answers the CLI goes on with its own newest version: the command's own request then says so.
    """
    import requests
    import urllib3

    try:
        answer = api.head(f"{api.base_url}/_ping", timeout=timeout)
        if answer.status_code >= 400:
            answer = api.get(f"{api.base_url}/_ping", timeout=timeout)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError):
        return {}, CLI_API_VERSION
    return answer.headers, answer.headers.get("Api-Version") or _OLDEST_API_VERSION


def number(version: str) -> tuple[int, ...]:
    """Give a version as numbers that compare."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
