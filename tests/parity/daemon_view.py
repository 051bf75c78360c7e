"""Requests as the daemon sees them: what it makes of its own accord equal is equal here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_UNORDERED = re.compile(r"docker (?:\w+ )?(?:rm|rmi|remove|stop|restart|kill|pause|unpause)\b")
_NO_TAG = re.compile(r"[:@][^/]*$")
_SIGNALS = {"1": "HUP", "9": "KILL", "15": "TERM"}


def as_the_daemon_sees(requests: list[Any], line: str) -> list[Any]:
    """Give requests in one spelling; without an order where the command sends them side by side."""
    seen = [[_what(what), _body(body)] for what, body, _ in requests]
    seen = [one for one in seen if "/resize" not in one[0]]  # sent beside the others, sooner or later
    return sorted(seen, key=str) if is_unordered(line) else seen


def is_unordered(line: str) -> bool:
    """Tell whether the command does the same to each operand, in whatever order."""
    return bool(_UNORDERED.match(line))


def image(name: str) -> str:
    """Give the full name of an image.

    Source: https://pkg.go.dev/github.com/distribution/reference
    """
    first, slash, _ = name.partition("/")
    if not slash or (first != "localhost" and "." not in first and ":" not in first):
        name = f"docker.io/{name}"
    name = name.replace("index.docker.io/", "docker.io/", 1)
    name = (
        name
        if name.count("/") > 1 or not name.startswith("docker.io/")
        else name.replace("/", "/library/", 1)
    )
    return name if _NO_TAG.search(name) else f"{name}:latest"


def _what(what: str) -> str:
    method, _, target = what.partition(" ")
    path, _, query = re.sub(r"^/v[\d.]+", "", target).partition("?")
    found = re.fullmatch(r"/images/(.+?)(/(?:json|history|tag|push))?", path)
    if found and found[1] not in ("json", "create", "load", "get", "prune", "search"):
        path = f"/images/{image(found[1])}{found[2] or ''}"
    pairs: dict[str, list[str]] = {}
    for pair in query.split("&") if query else ():
        key, _, value = pair.partition("=")
        pairs.setdefault(key, []).append(_query(path, key, value))
    if path.endswith("/kill"):
        pairs.setdefault("signal", ["KILL"])
    if "fromImage" in pairs and pairs.get("tag"):
        pairs["fromImage"] = [image(f"{pairs['fromImage'][0]}:{pairs['tag'][0]}")]
    return f"{method} {path} {sorted((key, sorted(values)) for key, values in pairs.items())}"


def _query(path: str, key: str, value: str) -> str:
    if key == "signal":
        return _signal(value)
    if key == "platform" and value in ("linux", "windows"):
        return f"{value}/amd64"  # the daemon adds its own processor
    if (path, key) == ("/images/get", "names"):  # a name alone stands for all its tags
        return image(f"{value}:").removesuffix(":") if not _NO_TAG.search(value) else image(value)
    if (path, key) == ("/build", "t") or (path == "/images/create" and key == "repo" and value):
        return image(value)
    return value


def _signal(name: str) -> str:
    name = name.upper().removeprefix("SIG")
    return _SIGNALS.get(name, name)


def _body(body: Any) -> Any:
    if isinstance(body, dict) and body.get("Mode") == {"Replicated": {}}:
        return {**body, "Mode": {"Replicated": {"Replicas": 1}}}  # a service has one task if nothing is said
    if not isinstance(body, dict) or "HostConfig" not in body:
        return body
    host: dict[str, Any] = {
        key: _HOST[key](value) if key in _HOST and value else value
        for key, value in body["HostConfig"].items()
    }
    body = {
        **body,
        "Image": image(body.get("Image", "")),
        "HostConfig": host,
        "Env": _last(body.get("Env") or []),
    }
    if body.get("StopSignal"):
        body["StopSignal"] = _signal(body["StopSignal"])
    networks = body.get("NetworkingConfig", {}).get("EndpointsConfig", {})
    body["NetworkingConfig"] = {name: _endpoint(one) for name, one in networks.items() if _endpoint(one)}
    return _with_volumes(body, host)


def _endpoint(given: dict[str, Any]) -> dict[str, Any]:
    """Give what is wished of a network; the order of aliases is free, and so are the marks in addresses."""
    wishes = {key: value for key, value in given.items() if value}
    if "MacAddress" in wishes:
        wishes["MacAddress"] = wishes["MacAddress"].lower().replace("-", ":")
    return wishes | ({"Aliases": sorted(wishes["Aliases"])} if "Aliases" in wishes else {})


def _last(env: list[str]) -> list[str]:
    """Keep the last value of each variable."""
    return sorted({text.partition("=")[0]: text for text in env}.values())


def _with_volumes(body: dict[str, Any], host: dict[str, Any]) -> dict[str, Any]:
    """Take `-v` of a volume, `--mount type=volume`, `--tmpfs` and `--mount type=tmpfs` for what they are."""
    places = {f"volume::{target}" for target in body.get("Volumes") or {}}
    places |= {_bind(bind, host.get("VolumeDriver", "")) for bind in host.pop("Binds", None) or []}
    left = []
    for mount in host.pop("Mounts", None) or []:
        place = _mount(mount)
        places |= {place} if place else set()
        left += [] if place else [mount]
    places |= {f"tmpfs:{target}:{options}" for target, options in (host.pop("Tmpfs", None) or {}).items()}
    return {**body, "Volumes": None, "Places": sorted(places), "Mounts": left}


def _bind(bind: str, driver: str) -> str:
    source, target, mode = [*bind.split(":"), ""][:3]
    modes = ",".join(sorted(one for one in mode.split(",") if one not in ("", "rw")))
    if source.startswith(("/", "$")):
        return f"bind:{source.rstrip('/')}:{target.rstrip('/')}:{modes}"
    return (
        f"volume:{source}:{target.rstrip('/')}:{modes}:{driver}"
        if modes or driver
        else f"volume:{source}:{target}"
    )


def _mount(mount: dict[str, Any]) -> str:
    """Spell a mount as the short flags would, "" where they cannot."""
    known = {"Type", "Source", "Target", "ReadOnly"}
    options = dict(mount.get("VolumeOptions") or {})
    modes = [
        *(["nocopy"] if options.pop("NoCopy", False) else []),
        *(["ro"] if mount.get("ReadOnly") else []),
    ]
    if any(options.values()) or set(mount) - known - {"VolumeOptions"}:
        return ""
    if mount["Type"] == "volume":
        end = f":{','.join(modes)}:" if modes else ""
        return f"volume:{mount.get('Source', '')}:{mount['Target']}{end}"
    return f"tmpfs:{mount['Target']}:" if mount["Type"] == "tmpfs" and not modes else ""


def _sorted(items: list[Any]) -> list[Any]:
    return sorted(items, key=str)


_HOST: dict[str, Callable[[Any], Any]] = {
    "NetworkMode": lambda mode: "bridge" if mode == "default" else mode,
    "PortBindings": lambda ports: {port: _sorted(places) for port, places in ports.items()},
    "Links": lambda links: sorted(link if ":" in link else f"{link}:{link}" for link in links),
    "ExtraHosts": _sorted,
    "GroupAdd": _sorted,
    "Ulimits": _sorted,
    "Devices": lambda all_: [{**one, "CgroupPermissions": sorted(one["CgroupPermissions"])} for one in all_],
    "VolumesFrom": lambda names: [name.removesuffix(":rw") for name in names],
    "SecurityOpt": lambda options: sorted(_security(option) for option in options),
    "RestartPolicy": lambda policy: {**policy, "Name": policy["Name"] or "no"},
}


def _security(option: str) -> str:
    option = option if "=" in option else option.replace(":", "=", 1)
    return f"{option}=true" if option == "no-new-privileges" else option
