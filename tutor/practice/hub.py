"""A loopback stand-in for Docker Hub, for one daemon that is told to use it as its HTTPS proxy.

It is an imitation: it answers for Docker Hub's names from the kit's images, in Docker Hub's words, and
refuses every other host, so that nothing leaves the machine and an unknown name is refused at once. Only that
daemon trusts its throwaway certificate; it is never installed in the system.

Source: https://distribution.github.io/distribution/spec/auth/token/
"""

from __future__ import annotations

import itertools
import ssl
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tutor.practice.mirror import Handler, Server

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from tutor.practice.registry_layout import Layout

HOSTS = (
    "registry-1.docker.io",
    "auth.docker.io",
    "index.docker.io",
    "hub.docker.com",
    "registry.hub.docker.com",
)
_TOKEN = {"token": "practice", "access_token": "practice", "expires_in": 300}
_REALM = 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"'
_RATE = "You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit"


class HubHandler(Handler):
    """Answer what a daemon asks Docker Hub."""

    tls: ssl.SSLContext
    limit: int | None
    manifests: Iterator[int]
    host = ""

    def do_CONNECT(self) -> None:  # noqa: N802
        """Become the host that the daemon wants to reach, if it is one of Docker Hub's."""
        host = self.path.partition(":")[0]
        if host not in HOSTS:
            self.refuse(502, "DENIED", f"{host}: the practice daemon has no outside network")
            return
        self.send_response(200, "Connection established")
        self.end_headers()
        self.connection = self.tls.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb", self.rbufsize)
        self.wfile = self.connection.makefile("wb", 0)
        self.host = host
        self.close_connection = False

    def do_GET(self) -> None:  # noqa: N802
        """Answer as the host that was asked for."""
        url = urlsplit(self.path)
        if not self.host:
            self.refuse(502, "DENIED", "the practice daemon has no outside network")
        elif url.path == "/token":
            self._grant()
        elif url.path == "/v1/search":
            self.reply(200, _found(self.layout, parse_qs(url.query).get("q", [""])[0]))
        elif url.path.startswith("/v1/"):
            self.reply(200, {"standalone": False})
        elif self._admitted(url.path):
            super().do_GET()

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:  # noqa: N802
        """Refuse every login and push: there are no accounts here."""
        self.close_connection = True  # what was sent along is not read
        self.refuse(401, "UNAUTHORIZED", "incorrect username or password")

    do_PUT = do_PATCH = do_POST  # noqa: N815

    def finish(self) -> None:
        """Close the TLS connection too: the server only knows the one below it."""
        super().finish()
        if self.host:
            self.connection.close()

    def _grant(self) -> None:
        """Give everybody a token who does not try to log in."""
        if "Authorization" in self.headers:
            self.refuse(401, "UNAUTHORIZED", "incorrect username or password")
        else:
            self.reply(200, _TOKEN)

    def _admitted(self, path: str) -> bool:
        """Ask for a token, tell of an unknown repository and keep the rate limit, as Docker Hub does."""
        parts = path.removeprefix("/v2/").split("/")
        name = "/".join(parts[:-2])
        challenge = _REALM + (f',scope="repository:{name}:pull"' if name else "")
        if "Authorization" not in self.headers:
            self.refuse(401, "UNAUTHORIZED", "authentication required", WWW_Authenticate=challenge)
        elif name and not self.layout.tags(name):
            challenge += ',error="insufficient_scope"'
            detail = [{"Type": "repository", "Class": "", "Name": name, "Action": "pull"}]
            self.refuse(401, "UNAUTHORIZED", "authentication required", detail, WWW_Authenticate=challenge)
        elif self.limit is not None and "manifests" in parts and next(self.manifests) >= self.limit:
            self.refuse(429, "TOOMANYREQUESTS", _RATE)
        else:
            return True
        return False


def serve(layout: Layout, listening: socket.socket, certificate: Path, limit: int | None = None) -> Server:
    """Make the stand-in; it answers 429 after `limit` manifests. Call `serve_forever` on it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    carried = {"layout": layout, "tls": context, "limit": limit, "manifests": itertools.count()}
    return Server(listening, type("HubHandler", (HubHandler,), carried))


def certificate(folder: Path) -> Path:
    """Give the file with the stand-in's key and certificate; make it first if need be."""
    path = folder / "hub.pem"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        new = Path(f"{path}.new")
        new.touch(0o600)
        new.write_bytes(_certificate())
        new.replace(path)
    return path


def _certificate() -> bytes:
    """Make a key with a certificate that it signed itself, as PEM."""
    import datetime

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "docker-tutor stand-in for Docker Hub")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=3650))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in HOSTS]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private + signed.public_bytes(pem)


def _found(layout: Layout, wanted: str) -> dict[str, Any]:
    names = [name for name in layout.repositories() if wanted in name and not name.startswith("kit/")]
    results = [
        {
            "name": name.removeprefix("library/"),
            "description": "(practice image of docker-tutor)",
            "star_count": 0,
            "is_official": name.startswith("library/"),
            "is_automated": False,
        }
        for name in names
    ]
    page = {"num_pages": 1, "page": 1, "page_size": 25}
    return {**page, "num_results": len(results), "query": wanted, "results": results}
