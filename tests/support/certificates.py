"""Certificates for daemons that speak TLS: an authority, and what it vouches for."""

from __future__ import annotations

import datetime
import ipaddress
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from pathlib import Path

_DAY = datetime.timedelta(days=1)


class Authority:
    """Makes certificates for this machine's own addresses."""

    def __init__(self, name: str = "kit") -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named(name)
        basic = x509.BasicConstraints(ca=True, path_length=None)
        self._own = self._builder(self._name, self._key).add_extension(basic, critical=True)

    def write(self, folder: Path, *names: str, days: int = 1) -> Path:
        """Write `ca.pem`, `cert.pem` and `key.pem` into a new folder; they are good for `days` from now."""
        folder.mkdir(parents=True)
        key = ec.generate_private_key(ec.SECP256R1())
        places = [x509.DNSName(name) for name in names if not name[0].isdigit()]
        places += [x509.IPAddress(ipaddress.ip_address(name)) for name in names if name[0].isdigit()]
        uses = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH])
        made = self._builder(_named("one"), key, days).add_extension(uses, critical=False)
        if places:
            made = made.add_extension(x509.SubjectAlternativeName(places), critical=False)
        form = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        pem = serialization.Encoding.PEM
        (folder / "ca.pem").write_bytes(self._own.sign(self._key, hashes.SHA256()).public_bytes(pem))
        (folder / "cert.pem").write_bytes(made.sign(self._key, hashes.SHA256()).public_bytes(pem))
        (folder / "key.pem").write_bytes(key.private_bytes(pem, *form))
        return folder

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, days: int = 1
    ) -> x509.CertificateBuilder:
        now = datetime.datetime.now(datetime.UTC)
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(self._name)
        made = made.public_key(key.public_key()).serial_number(x509.random_serial_number())
        return made.not_valid_before(now - 9 * _DAY).not_valid_after(now + days * _DAY)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
