"""`docker swarm ca`."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING, Any

from tutor.daemon.image.progress import show
from tutor.daemon.swarm.spec import check_files, merge, pem, send
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

_PAUSE = 0.2
_DIGEST, _CERTIFICATES, _ROOTS = (
    "desired root digest",
    "  rotated TLS certificates",
    "  rotated CA certificates",
)


def forward(call: Call) -> int:
    """Show the root certificate of the swarm, or make a new one.

    Raises: DockerError for flags that do not go together.
    """
    line = call.invocation
    certificate, key = pem(call, "ca-cert"), pem(call, "ca-key")
    check_files(call)
    swarm = call.connection.get("/swarm")
    if not line.on("rotate"):
        for flag in ("ca-cert", "ca-key", "cert-expiry", "external-ca"):
            if line.given(flag):
                raise DockerError(f"`--{flag}` flag requires the `--rotate` flag to update the CA")
        return _show_root(call, swarm)
    _check(call)
    merge(call, swarm["Spec"], certificate)
    _set_authority(swarm["Spec"]["CAConfig"], certificate, key)
    send(call, swarm)
    return 0 if line.on("detach") else _watch(call)


def _set_authority(config: dict[str, Any], certificate: str, key: str) -> None:
    for name, value in (("SigningCACert", certificate), ("SigningCAKey", key)):
        config.pop(name, None)
        if value:
            config[name] = value
    if not certificate and not key:
        config["ForceRotate"] = config.get("ForceRotate", 0) + 1


def _check(call: Call) -> None:
    line = call.invocation
    if line.given("external-ca") and not line.given("ca-cert"):
        raise DockerError(
            "rotating to an external CA requires the `--ca-cert` flag to specify the external CA's cert - "
            "to add an external CA with the current root CA certificate, use the `update` command instead"
        )
    if line.given("ca-cert") and not line.given("external-ca") and not line.given("ca-key"):
        raise DockerError(
            "the --ca-cert flag requires that a --ca-key flag and/or --external-ca flag be provided as well"
        )


def _show_root(call: Call, swarm: Any) -> int:
    root = swarm.get("TLSInfo", {}).get("TrustRoot", "")
    if not root:
        raise DockerError("No CA information available")
    call.say(root.strip())
    return 0


def _watch(call: Call) -> int:
    if call.invocation.on("quiet"):
        for _ in _rotation(call):
            pass
        return 0
    show(_rotation(call), call.terminal)
    return _show_root(call, call.connection.get("/swarm"))


def _rotation(call: Call) -> Iterator[Any]:
    """Yield how far the rotation has come, until it is done or the learner has seen enough."""
    for title, action in ((_DIGEST, ""), (_CERTIFICATES, ""), (_ROOTS, " ")):
        yield {"id": title, "status": action, "progressDetail": {}}
    done = False
    try:
        while True:
            swarm = call.connection.get("/swarm")
            if done:
                return
            nodes = call.connection.get("/nodes")
            steps, done = _steps(swarm, nodes)
            yield from steps
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        if not done:
            yield {"status": "Operation continuing in background."}
            yield {"status": "Use `swarmctl cluster inspect default` to check progress."}


def _steps(swarm: Any, nodes: list[Any]) -> tuple[list[Any], bool]:
    wanted = swarm.get("TLSInfo", {})
    own = [node["Description"].get("TLSInfo", {}) for node in nodes]
    issuer = ("CertIssuerPublicKey", "CertIssuerSubject")
    certificates = sum(all(info.get(key) == wanted.get(key) for key in issuer) for info in own)
    roots = sum(info.get("TrustRoot") == wanted.get("TrustRoot") for info in own)
    settled = certificates == len(nodes) and not swarm.get("RootRotationInProgress")
    digest = hashlib.sha256(wanted.get("TrustRoot", "").encode()).hexdigest()
    steps = [
        {"id": _DIGEST, "status": f"sha256:{digest}", "progressDetail": {}},
        _count(_CERTIFICATES, "", certificates, len(nodes)),
        _count(_ROOTS, " ", roots if settled else 0, len(nodes)),
    ]
    return steps, settled and roots == len(nodes)


def _count(title: str, action: str, current: int, total: int) -> Any:
    detail = {"current": current, "total": total, "units": "nodes"}
    return {"id": title, "status": action, "progressDetail": detail}
