"""Log in to a registry without a daemon, as the docker command does where none answers.

Source: https://github.com/moby/moby/blob/v28.2.2/registry/auth.go
"""

from __future__ import annotations

import base64
import ipaddress
import re
import socket
import ssl
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import getproxies

from tutor.daemon.gonet import dialled, tls_failure
from tutor.daemon.log import log
from tutor.daemon.registry.refused import UnauthorizedError, check
from tutor.daemon.registry.store import HUB
from tutor.daemon.unreachable import root
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.call import Call

_HUB_HOST, _HUB_BASE = "index.docker.io", "https://registry-1.docker.io"
_AGENT = "Docker-Client/28.2.2 (linux)"
_CERTIFICATES = Path("/etc/docker/certs.d")
_SECONDS = 15.0
_MOST_REDIRECTS = 10
_LATE = (
    "net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)"
)
_PARAMETER: Final = re.compile(r'(\w+)="?([^",]*)"?')


def log_in(call: Call, server: str, given: Mapping[str, str]) -> dict[str, Any]:
    """Try a user name and a password; the answer is that of the daemon's `/auth`.

    Raises: DockerError where the registry refuses, or cannot be asked.
    """
    host = server if server != HUB else _HUB_HOST
    local = _is_local(host)
    official = host == _HUB_HOST
    bases = [_HUB_BASE if official else f"https://{host}", *([f"http://{host}"] if local else [])]
    last = DockerError("")
    for base in bases:
        registry = _Registry(base, host, local)
        try:
            return {"Status": "Login Succeeded", "IdentityToken": registry.log_in(given)}
        except UnauthorizedError:
            raise
        except DockerError as error:
            shown = (
                f"{{false {base} false {str(official).lower()} false 0xc000{id(registry) & 0xFFFFFF:06x}}}"
            )
            about = "Error logging in to endpoint, trying next endpoint"
            log(call, "info", about, endpoint=shown, error=error.text)
            last = error
    raise last


def _is_local(host: str) -> bool:
    """Tell whether a registry is on this machine: it may do without TLS."""
    name = urlsplit(f"//{host}").hostname or ""
    with suppress(OSError, ValueError):
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
        return any(ipaddress.ip_address(one[4][0]).is_loopback for one in found)
    return False


class _Registry:
    """One address of a registry; every request is a connection of its own."""

    def __init__(self, base: str, host: str, local: bool) -> None:
        import requests

        self._url = f"{base}/v2/"
        self._session = requests.Session()
        self._session.headers.clear()
        self._session.headers.update({"User-Agent": _AGENT, "Accept-Encoding": "gzip", "Connection": "close"})
        self._session.trust_env = not local  # proxies; Go asks for nothing on this machine through one
        self._session.max_redirects = _MOST_REDIRECTS - 1
        self._session.auth = lambda request: request  # nothing of ~/.netrc
        self._trust(_CERTIFICATES / host, local)

    def log_in(self, given: Mapping[str, str]) -> str:
        """Try a user name and a password; give the token that is to be kept instead, or ""."""
        asked = self._get(self._url)
        secret = base64.b64encode(f"{given['username']}:{given['password']}".encode()).decode()
        authorization, token = "", ""
        challenges = _challenges(asked)
        if "bearer" in challenges:
            try:
                short, token = self._token(challenges["bearer"], given["username"], secret)
            except DockerError as error:
                raise type(error)(f'Get "{self._url}": {error.text}') from None
            authorization = f"Bearer {short}"
        elif "basic" in challenges:
            authorization = f"Basic {secret}"
        answer = self._get(self._url, authorization)
        if answer.status_code != 200:
            why = f"{answer.status_code} {answer.reason}"
            raise DockerError(f"login attempt to {self._url} failed with status: {why}")
        return token

    def _token(self, challenge: Mapping[str, str], user: str, secret: str) -> tuple[str, str]:
        """Ask the registry's token server; give the token for now and the one to keep."""
        parts = urlsplit(challenge.get("realm", ""))
        pairs = [*parse_qsl(parts.query, keep_blank_values=True), ("account", user), ("client_id", "docker")]
        pairs += [
            ("offline_token", "true"),
            *([("service", challenge["service"])] if "service" in challenge else []),
        ]
        answer = self._get(parts._replace(query=urlencode(sorted(pairs))).geturl(), f"Basic {secret}")
        said = check(answer)
        short = said.get("token") or said.get("access_token")
        if not short:
            raise DockerError("authorization server did not include a token in the response")
        return str(short), str(said.get("refresh_token") or "")

    def _trust(self, folder: Path, local: bool) -> None:
        """Trust what the system trusts and what lies in docker's folder for the registry."""
        system = ssl.get_default_verify_paths()
        own = sorted(folder.glob("*.crt"))
        self._session.verify = not local and str(own[0] if own else system.cafile or system.capath or "")
        for cert in sorted(folder.glob("*.cert")):
            self._session.cert = (str(cert), str(cert.with_suffix(".key")))

    def _get(self, url: str, authorization: str = "") -> Any:
        import requests

        headers = {"Authorization": authorization} if authorization else {}
        try:
            return self._session.get(url, headers=headers, timeout=_SECONDS)
        except requests.TooManyRedirects as error:
            where = error.response.headers.get("Location", url) if error.response is not None else url
            raise DockerError(f'Get "{where}": stopped after {_MOST_REDIRECTS} redirects') from None
        except requests.RequestException as error:
            raise DockerError(f'Get "{url}": {_reason(error, url)}') from None


def _challenges(answer: Any) -> dict[str, dict[str, str]]:
    """Give what the registry wants, by its scheme: the first one of each line."""
    lines = answer.raw.headers.getlist("WWW-Authenticate") if answer.status_code == 401 else ()
    parts = (line.partition(" ") for line in lines)
    return {scheme.lower(): dict(_PARAMETER.findall(rest)) for scheme, _, rest in parts}


def _reason(error: Exception, url: str) -> str:
    """Word why nobody answered."""
    import requests

    cause = root(error)
    proxied = isinstance(error, requests.exceptions.ProxyError)
    place = urlsplit(getproxies().get(urlsplit(url).scheme, url) if proxied else url)
    host, port = place.hostname or "", place.port or (443 if place.scheme == "https" else 80)
    if isinstance(error, requests.Timeout):
        return _LATE
    if isinstance(cause, ssl.SSLError):
        return tls_failure(host, port, cause)
    if isinstance(cause, OSError) and cause.errno is not None:
        why = dialled("tcp", f"{_address(host)}:{port}", cause)
        return f"proxyconnect tcp: {why}" if proxied else why
    return "EOF" if isinstance(cause, ConnectionError) else str(cause)


def _address(host: str) -> str:
    """Give the address that was dialled, the name where it has none."""
    with suppress(OSError):
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        host = str(min(found, key=lambda one: one[0] != socket.AF_INET)[4][0])
    return f"[{host}]" if ":" in host else host
