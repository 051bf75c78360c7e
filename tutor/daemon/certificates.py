"""What is wrong with the files of a TLS connection, as Go finds it."""

from __future__ import annotations

import re
import ssl
from pathlib import Path
from typing import Final

_BEGIN = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----")
_SWITCHED: Final = (
    "tls: failed to find certificate PEM data in certificate input, "
    "but did find a private key; PEM inputs may have been switched"
)
_INFO: Final = "failed to retrieve context tls info: "


def fault(ca: str, cert: str, key: str) -> str:
    """Give what the CLI says of such files ("" where there is none), or "" if they are well."""
    if ca and not _is_authority(ca):
        return f"{_INFO}ca.pem seems invalid"
    return _pair(Path(cert).read_bytes(), Path(key).read_bytes(), cert, key) if cert and key else ""


def _pair(cert_text: bytes, key_text: bytes, cert: str, key: str) -> str:
    certs, keys = (_BEGIN.findall(text) for text in (cert_text, key_text))
    if not keys:
        return "no valid private key found"
    if not certs:
        return f"{_INFO}tls: failed to find any PEM data in certificate input"
    if b"CERTIFICATE" not in certs:
        return f"{_INFO}{_SWITCHED}"
    if not any(one.endswith(b"PRIVATE KEY") for one in keys):
        return f"{_INFO}tls: found a certificate rather than a key in the PEM for the private key"
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_cert_chain(cert, key)
    except ssl.SSLError as error:
        mismatch = error.reason == "KEY_VALUES_MISMATCH"
        why = "tls: private key does not match public key" if mismatch else "x509: malformed certificate"
        return f"{_INFO}{why}"
    return ""


def _is_authority(ca: str) -> bool:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=ca)
    except (ssl.SSLError, ValueError):
        return False
    return True
