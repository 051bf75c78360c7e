"""Send a service's spec, with the image's digest where a registry knows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tutor.daemon.registry import auth
from tutor.daemon.registry.reference import parse
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.call import Call

_WARNING = (
    "image {0} could not be accessed on a registry to record\nits digest. Each node will access {0} "
    "independently,\npossibly leading to different nodes running different\nversions of the image.\n"
)


def credentials(call: Call, image: str) -> dict[str, str]:
    """Give the header with the credentials for an image's registry."""
    return auth.header(call.config, parse(image).domain)


def create(call: Call, spec: dict[str, Any], headers: Mapping[str, str], resolve: bool) -> str:
    """Create a service, tell what the daemon warns of, give the ID."""
    warning = settle(call, spec, headers, resolve)
    answer = call.connection.request("POST", "/services/create", body=spec, headers=headers).json()
    _warn(call, answer, warning)
    return str(answer["ID"])


def update(
    call: Call, service: Any, query: Mapping[str, object], headers: Mapping[str, str], resolve: bool = False
) -> None:
    """Send the changed spec of a service; `query` says what else the daemon is to do."""
    warning = settle(call, service["Spec"], headers, resolve)
    path = f"/services/{service['ID']}/update"
    full = {**query, "version": service["Version"]["Index"]}
    answer = call.connection.request("POST", path, full, service["Spec"], headers=headers)
    _warn(call, answer.json() if answer.content else {}, warning)


def _warn(call: Call, answer: Any, warning: str) -> None:
    for text in (answer or {}).get("Warnings") or ():
        call.warn(text)
    if warning:
        call.warn(warning)


def settle(call: Call, spec: dict[str, Any], headers: Mapping[str, str], resolve: bool) -> str:
    """Give the image of a spec its tag and, if asked to, its digest; give what to warn of."""
    container = spec["TaskTemplate"].get("ContainerSpec")
    if not container:
        return ""
    container["Image"] = image = _tagged(container["Image"])
    if not (resolve and call.connection.at_least("1.30")):
        return ""
    try:
        found = call.connection.request("GET", f"/distribution/{image}/json", headers=headers).json()
    except DockerError:
        return _WARNING.format(image)
    container["Image"] = _with_digest(image, found["Descriptor"]["digest"])
    platforms = [_platform(one) for one in found.get("Platforms") or ()]
    if platforms:
        spec["TaskTemplate"].setdefault("Placement", {})["Platforms"] = platforms
    return ""


def _tagged(image: str) -> str:
    try:
        return parse(image).tagged.full
    except DockerError:
        return image


def _with_digest(image: str, digest: str) -> str:
    try:
        found = parse(image)
    except DockerError:  # as for the tag: what a registry took is for the daemon to refuse
        return image
    return image if found.digest else replace(found, digest=digest).full


def _platform(one: Any) -> dict[str, str]:
    # For arm the registry's word and the engine's differ; the CLI leaves it out.
    architecture = one.get("architecture", "")
    found = {"Architecture": "" if architecture.lower() == "arm" else architecture, "OS": one.get("os", "")}
    return {key: value for key, value in found.items() if value}
