"""What one daemon pulls from: the kit's mirror and stand-in, or Docker Hub through this machine."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

from tutor.practice import egress, handmade, hub, mirror, nxdomain
from tutor.practice.namespace import resolvers
from tutor.practice.registry_layout import Layout

if TYPE_CHECKING:
    from tutor.practice.namespace import Namespace
    from tutor.practice.paths import Kit
    from tutor.practice.spec import Spec

_MIRROR_PORT, _HUB_PORT = 5999, 5443


def start(spec: Spec, namespace: Namespace, kit: Kit) -> tuple[tuple[str, ...], dict[str, str]]:
    """Serve in threads what `spec` asks for; give the daemon's arguments and environment for that."""
    if spec.images == "own":
        return (), {}
    if spec.images == "outside":
        return (), _through(_serve(egress.serve(namespace.listen(_HUB_PORT))))
    layout = Layout(kit.mirror)
    handmade.provide(layout)
    if namespace.name:
        _answer_names(namespace)
    certificate = hub.certificate(kit.hub)
    standin = hub.serve(layout, namespace.listen(_HUB_PORT), certificate, spec.limit)
    environment = _through(_serve(standin)) | {"SSL_CERT_FILE": str(certificate)}
    if spec.limit is not None:
        return (), environment  # pulls from a mirror would not be counted
    images = _serve(mirror.serve(layout, namespace.listen(_MIRROR_PORT)))
    return (f"--registry-mirror=http://{images}",), environment


def _answer_names(namespace: Namespace) -> None:
    for address in resolvers():
        bound = namespace.connector(socket.SOCK_DGRAM)
        bound.bind((address, 53))
        nxdomain.serve(bound)


def _serve(server: mirror.Server) -> str:
    """Serve in a thread; give the address as host:port."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"{server.server_address[0]!s}:{server.server_address[1]}"


def _through(address: str) -> dict[str, str]:
    """Give the environment that sends a daemon's HTTPS through the proxy at `address`."""
    return {"HTTPS_PROXY": f"http://{address}", "NO_PROXY": "127.0.0.1,localhost"}
