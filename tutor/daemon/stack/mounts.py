"""The volumes of a service, as the API takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.service.parts import kept
from tutor.daemon.stack.names import LABEL, scoped
from tutor.errors import DockerError
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS: Final = ("volume", "bind", "tmpfs", "npipe", "cluster")
# Options of other kinds, in the order in which the CLI looks for them.
_FOREIGN: Final = {
    "volume": ("tmpfs", "bind", "cluster"),
    "bind": ("volume", "tmpfs", "cluster"),
    "tmpfs": ("bind", "volume", "cluster"),
    "npipe": ("volume", "tmpfs"),
    "cluster": ("tmpfs", "bind", "volume"),
}


def mount(stack: str, one: Mapping[str, Any], volumes: Mapping[str, Any]) -> dict[str, Any]:
    """Give one mount; `volumes` are those of the file.

    Raises: DockerError if it names a volume that is not in the file, or options of another kind.
    """
    kind = one.get("type") or "volume"
    if kind not in _KINDS:
        raise DockerError("volume type must be volume, bind, tmpfs, npipe, or cluster")
    source = one.get("source", "")
    if kind in ("bind", "npipe", "cluster") and not source:
        raise DockerError(f"invalid {kind} source, source cannot be empty")
    if kind == "tmpfs" and source:
        raise DockerError("invalid tmpfs source, source must be empty")
    for other in _FOREIGN[kind]:
        if one.get(other) is not None:
            raise DockerError(f"{other} options are incompatible with type {kind}")
    found = kept(
        {
            "Type": one.get("type"),
            "Source": source,
            "Target": one.get("target"),
            "ReadOnly": one.get("read_only"),
            "Consistency": one.get("consistency"),
        }
    )
    return found | _options(kind, stack, one, volumes)


def _options(kind: str, stack: str, one: Mapping[str, Any], volumes: Mapping[str, Any]) -> dict[str, Any]:
    source = one.get("source", "")
    if kind == "volume":
        return _volume(stack, one, _known(volumes, source)) if source else {}
    if kind == "cluster":
        named = (
            {} if source.startswith("group:") else {"Source": _name(stack, source, _known(volumes, source))}
        )
        return {**named, "ClusterOptions": {}}
    if kind == "tmpfs" and one.get("tmpfs") is not None:
        return {"TmpfsOptions": kept({"SizeBytes": one["tmpfs"].get("size")})}
    if one.get("bind") is not None:
        return {"BindOptions": kept({"Propagation": one["bind"].get("propagation")})}
    return {}


def _known(volumes: Mapping[str, Any], source: str) -> Mapping[str, Any]:
    if source not in volumes:
        raise DockerError(f"undefined volume {quote(source)}")
    found: Mapping[str, Any] = volumes[source]
    return found


def _name(stack: str, source: str, volume: Mapping[str, Any]) -> str:
    return volume.get("name") or scoped(stack, source)


def _volume(stack: str, one: Mapping[str, Any], volume: Mapping[str, Any]) -> dict[str, Any]:
    options: dict[str, Any] = kept({"NoCopy": (one.get("volume") or {}).get("nocopy")})
    if not volume.get("external", {}).get("external"):
        options["Labels"] = {**volume.get("labels", {}), LABEL: stack}
        if volume.get("driver") or volume.get("driver_opts") is not None:
            driver = {"Name": volume.get("driver"), "Options": volume.get("driver_opts")}
            options["DriverConfig"] = kept(driver)
    return {"Source": _name(stack, one["source"], volume), "VolumeOptions": options}
