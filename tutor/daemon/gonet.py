"""What Go says of a connection that fails, where Python's libraries say it otherwise."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNKNOWN_AUTHORITY = "x509: certificate signed by unknown authority"
_NO_TLS = {"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE", "UNKNOWN_PROTOCOL"}
_ALERT = re.compile(r"\[SSL: (?:SSLV3|TLSV1|TLSV13)_ALERT_(?P<what>\w+)\]")
_REMOTE = "remote error: tls: "
# What servers tell by alerts, where Go words it otherwise. A certificate of an authority that the server does
# not name as one of its own is not even sent by Go; then the server misses one.
_ALERTS = {
    "certificate_expired": "expired certificate",
    "certificate_revoked": "revoked certificate",
    "certificate_unknown": "unknown certificate",
    "protocol_version": "protocol version not supported",
    "unknown_ca": "certificate required",
}
_SECONDS = 5.0


def dialled(scheme: str, address: str, error: OSError) -> str:
    """Word a failure to dial `address` (a path, or `host:port`)."""
    network = "unix" if scheme == "unix" else "tcp"
    if isinstance(error, socket.gaierror):
        return f"dial {network}: lookup {_lookup(address.rpartition(':')[0], error)}"
    why = (error.strerror or str(error)).lower()
    return f"dial {network} {address}: connect: {why}"


def fit(host: str) -> bool:
    """Tell whether Go would look for a host: `2375` and `127.1` are to it names that nobody has."""
    with suppress(ValueError):
        return bool(ipaddress.ip_address(host.partition("%")[0]))
    with suppress(OSError):
        return ":" not in host and not socket.inet_aton(host)
    return True


def check_name(host: str) -> None:
    """Refuse a name that nobody has before the system takes it for an address.

    Raises: gaierror.
    """
    if not fit(host):
        raise socket.gaierror(socket.EAI_NONAME, "no such host")


def _lookup(host: str, error: socket.gaierror) -> str:
    """Name the server that was asked too; a name that cannot be one is not asked for."""
    host = host.strip("[]")
    if error.errno not in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}:
        return f"{host}: {(error.strerror or '').lower()}"
    asked = _name_server() if re.search(r"[a-zA-Z_]", host) and ":" not in host else ""
    return f"{host}{asked and f' on {asked}:53'}: no such host"


def _name_server() -> str:
    with suppress(OSError):
        for line in Path("/etc/resolv.conf").read_text("utf-8", "replace").splitlines():
            words = line.split()
            if words[:1] == ["nameserver"] and len(words) > 1:
                return f"[{words[1]}]" if ":" in words[1] else words[1]
    return ""


def tls_failure(host: str, port: int, error: ssl.SSLError) -> str:
    """Word what went wrong while TLS was agreed on with a server."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"tls: failed to verify certificate: {_untrusted(host, port)}"
    if error.reason in _NO_TLS:
        return "http: server gave HTTP response to HTTPS client"
    found = _ALERT.search(str(error))
    what = found["what"].lower() if found else ""
    return f"{_REMOTE}{_ALERTS.get(what) or what.replace('_', ' ')}" if what else str(error)


def wants_certificate(reason: str) -> bool:
    """Tell whether the CLI takes it that the server wants another certificate: newer daemons tell more."""
    return reason == f"{_REMOTE}bad certificate"


def _untrusted(host: str, port: int) -> str:
    """Look at the certificate once more: Go looks at its time first, then its names, then who signed it."""
    from cryptography import x509

    try:
        text = ssl.get_server_certificate((host, port), timeout=_SECONDS)
        found = x509.load_pem_x509_certificate(text.encode())
    except (OSError, ValueError):
        return _UNKNOWN_AUTHORITY
    return _time(found) or _names(host, found) or _UNKNOWN_AUTHORITY


def _time(found: Any) -> str:
    now = datetime.now(UTC)
    wrong = [
        f"{word} {moment:%Y-%m-%dT%H:%M:%SZ}"
        for word, moment, is_wrong in (
            ("is before", found.not_valid_before_utc, now < found.not_valid_before_utc),
            ("is after", found.not_valid_after_utc, now > found.not_valid_after_utc),
        )
        if is_wrong
    ]
    why = "x509: certificate has expired or is not yet valid"
    return f"{why}: current time {now:%Y-%m-%dT%H:%M:%SZ} {wrong[0]}" if wrong else ""


def _names(host: str, found: Any) -> str:
    """Compare the names in a certificate with the one that was dialled."""
    from cryptography import x509

    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        names = None
    domains = names.get_values_for_type(x509.DNSName) if names else []
    addresses = [str(one) for one in names.get_values_for_type(x509.IPAddress)] if names else []
    with suppress(ValueError):
        wanted = str(ipaddress.ip_address(host))
        if not addresses:
            return f"x509: cannot validate certificate for {host} because it doesn't contain any IP SANs"
        return "" if wanted in addresses else _mismatch(addresses, host)
    if not domains:
        return f"x509: certificate is not valid for any names, but wanted to match {host}"
    return "" if any(_fits(one, host) for one in domains) else _mismatch(domains, host)


def _mismatch(names: Sequence[str], host: str) -> str:
    return f"x509: certificate is valid for {', '.join(names)}, not {host}"


def _fits(pattern: str, host: str) -> bool:
    first, _, rest = pattern.lower().partition(".")
    return host.lower() == pattern.lower() or (first == "*" and host.lower().partition(".")[2] == rest)
