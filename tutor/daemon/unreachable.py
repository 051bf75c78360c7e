"""Why the daemon does not answer, in the docker command's words."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tutor.daemon.gonet import dialled, tls_failure, wants_certificate

if TYPE_CHECKING:
    from tutor.daemon.endpoint import Endpoint

_AGAINST_TLS = (
    "the server probably has client authentication (--tlsverify) enabled; "
    "check your TLS client certification settings"
)


def explain(error: BaseException, endpoint: Endpoint, host: str, method: str, target: str) -> str:
    """Say what `error` means; `host` is the server's name in messages, `target` what was asked of it."""
    cause = root(error)
    asked = f'{method.capitalize()} "{_scheme(endpoint)}://{host}{target}"'
    if isinstance(cause, PermissionError) and endpoint.scheme == "unix":
        return (
            f"permission denied while trying to connect to the Docker daemon socket at {endpoint.host}: "
            f"{asked}: {dialled('unix', endpoint.address, cause)}"
        )
    if isinstance(cause, (FileNotFoundError, ConnectionRefusedError, TimeoutError, NotADirectoryError)):
        return f"Cannot connect to the Docker daemon at {endpoint.host}. Is the docker daemon running?"
    reason = _reason(cause, endpoint)
    about = _AGAINST_TLS if wants_certificate(reason) else "error during connect"
    return f"{about}: {asked}: {reason}"


def _scheme(endpoint: Endpoint) -> str:
    return "https" if endpoint.tls and endpoint.scheme == "tcp" else "http"


def _reason(cause: BaseException, endpoint: Endpoint) -> str:
    if isinstance(cause, ssl.SSLError) and endpoint.scheme == "tcp":
        where = urlsplit(endpoint.host)
        return tls_failure(where.hostname or "", where.port or 0, cause)
    if isinstance(cause, (ConnectionError, EOFError)):
        return "EOF"
    if isinstance(cause, OSError) and cause.errno is not None:
        return dialled(endpoint.scheme, endpoint.address, cause)
    return str(cause)


def root(error: BaseException) -> BaseException:
    """Find the system's error below the libraries' wrappings."""
    seen: list[BaseException] = [error]
    while True:
        inner = seen[-1]
        causes = [inner.__cause__, inner.__context__, getattr(inner, "reason", None), *inner.args]
        fresh = [one for one in causes if isinstance(one, BaseException) and one not in seen]
        if not fresh:
            return inner
        seen.append(fresh[0])
